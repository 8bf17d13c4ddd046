import { base64OfBytes, decodeBase64 } from "../base/base64.js";
import { utf8Bytes } from "../base/utf8.js";
import { list, scalar, type Tree } from "./tree.js";

/**
 * Bytes, held as base64, written so that Consul's decoding gives them again: each pass takes the bytes of a text, or a list
 * of bytes, and makes base64 of them. Undefined where no text of any kind becomes these bytes after that many passes.
 */
export function bytesTree(encoded: string, passes: number): Tree | undefined {
  if (passes === 0) return scalar(encoded);
  let text = encoded;
  for (let pass = 1; pass < passes; pass += 1) {
    const inner = textOfBytes(decodeBase64(text) ?? []);
    if (inner === undefined || base64OfBytes(utf8Bytes(inner)) !== text) return undefined;
    text = inner;
  }
  const bytes = decodeBase64(text);
  if (bytes === undefined || base64OfBytes(bytes) !== text) return undefined;
  const written = textOfBytes(bytes);
  return written === undefined ? list(bytes.map(scalar)) : scalar(written);
}

/** The text whose UTF-8 the bytes are, if they are. */
function textOfBytes(bytes: readonly number[]): string | undefined {
  try {
    return decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, "0")}`).join(""));
  } catch {
    return undefined;
  }
}
