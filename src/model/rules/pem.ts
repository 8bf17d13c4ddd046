import { decodeBase64 } from "../../base/base64.js";

/** A PEM block: what it says it is, and its bytes. */
export interface PEMBlock {
  /** `CERTIFICATE`, `RSA PRIVATE KEY`, … */
  readonly type: string;
  readonly bytes: readonly number[];
}

const begin = "-----BEGIN ";
const end = "-----END ";
const dashes = "-----";

/** Beginnings of blocks that are tried; real texts have a handful. */
const maximumBeginnings = 1000;

/**
 * The first well-formed PEM block of a text, as Go finds it: `BEGIN` starts a line, headers with colons may follow, then
 * base64 up to a line that ends the same type. Undefined if there is none.
 */
export function decodePEM(text: string): PEMBlock | undefined {
  let at = text.startsWith(begin) ? 0 : nextLine(text, begin, 0);
  for (let tries = 0; at !== -1 && tries < maximumBeginnings; tries += 1) {
    const block = blockAt(text, at);
    if (block !== undefined) return block;
    at = nextLine(text, begin, at + begin.length - 1);
  }
  return undefined;
}

/** Offset of the next line that starts so; -1 if there is none. */
function nextLine(text: string, start: string, from: number): number {
  const found = text.indexOf(`\n${start}`, from);
  return found === -1 ? -1 : found + 1;
}

function blockAt(text: string, at: number): PEMBlock | undefined {
  const first = lineAt(text, at + begin.length);
  if (!first.line.endsWith(dashes)) return undefined;
  const type = first.line.slice(0, -dashes.length);
  let body = first.next;
  for (let header = lineAt(text, body); header.line.includes(":"); header = lineAt(text, body)) body = header.next;
  const last = text.startsWith(end, body) ? body : nextLine(text, end, body - 1);
  if (last === -1) return undefined;
  if (lineAt(text, last + end.length).line !== type + dashes) return undefined;
  const bytes = decodeBase64(text.slice(body, last).replaceAll(" ", "").replaceAll("\t", ""));
  return bytes === undefined ? undefined : { type, bytes };
}

/** A line without the white space at its end, and where the next one starts. */
function lineAt(text: string, at: number): { readonly line: string; readonly next: number } {
  const newline = text.indexOf("\n", at);
  const next = newline === -1 ? text.length : newline + 1;
  return { line: text.slice(at, next).trimEnd(), next };
}
