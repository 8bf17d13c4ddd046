/** Bytes that belong to no well-formed sequence become the lone surrogates U+DC80 to U+DCFF, one each. */
const escapeBase = 0xdc00;

/**
 * Decodes UTF-8 so that nothing is lost: every byte outside a well-formed sequence (overlong forms, surrogates and
 * code points above U+10FFFF are ill-formed) becomes one lone surrogate, which no well-formed text can contain.
 */
export function decodeUtf8(bytes: Uint8Array): string {
  const parts: string[] = [];
  let units: number[] = [];
  let index = 0;
  while (index < bytes.length) {
    const length = sequenceLength(bytes, index);
    units.push(...(length === 0 ? [escapeBase + (bytes[index] ?? 0)] : codeUnits(bytes, index, length)));
    index += length === 0 ? 1 : length;
    if (units.length > 4096) {
      parts.push(String.fromCharCode(...units));
      units = [];
    }
  }
  parts.push(String.fromCharCode(...units));
  return parts.join("");
}

/** The byte that a code point stands for which {@link decodeUtf8} made of it; undefined for all other code points. */
export function strayByteOf(codePoint: number): number | undefined {
  return codePoint >= escapeBase + 0x80 && codePoint <= escapeBase + 0xff ? codePoint - escapeBase : undefined;
}

/** The bytes of a well-formed text. */
export function utf8Bytes(text: string): readonly number[] {
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code < 0x80) bytes.push(code);
    else if (code < 0x800) bytes.push(0xc0 | (code >> 6), 0x80 | (code & 63));
    else if (code < 0x10000) bytes.push(0xe0 | (code >> 12), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    else {
      bytes.push(0xf0 | (code >> 18), 0x80 | ((code >> 12) & 63), 0x80 | ((code >> 6) & 63), 0x80 | (code & 63));
    }
  }
  return bytes;
}

/** Number of bytes in UTF-8. A lone surrogate stands for one ill-formed byte (see {@link decodeUtf8}). */
export function utf8Length(text: string): number {
  let length = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (code >= 0xd800 && code <= 0xdfff) length += 1;
    else length += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return length;
}

/** Length of the well-formed sequence that begins at `index`; 0 if none does. */
function sequenceLength(bytes: Uint8Array, index: number): number {
  const first = bytes[index] ?? 0;
  const second = bytes[index + 1] ?? 0;
  if (first < 0x80) return 1;
  if (first >= 0xc2 && first <= 0xdf) return isContinuation(bytes[index + 1]) ? 2 : 0;
  if (first >= 0xe0 && first <= 0xef) {
    if (first === 0xe0 && second < 0xa0) return 0;
    if (first === 0xed && second > 0x9f) return 0;
    return isContinuation(bytes[index + 1]) && isContinuation(bytes[index + 2]) ? 3 : 0;
  }
  if (first >= 0xf0 && first <= 0xf4) {
    if (first === 0xf0 && second < 0x90) return 0;
    if (first === 0xf4 && second > 0x8f) return 0;
    return [1, 2, 3].every((step) => isContinuation(bytes[index + step])) ? 4 : 0;
  }
  return 0;
}

function isContinuation(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x80 && byte <= 0xbf;
}

function codeUnits(bytes: Uint8Array, index: number, length: number): number[] {
  let code = bytes[index] ?? 0;
  if (length === 2) code &= 0x1f;
  else if (length === 3) code &= 0x0f;
  else if (length === 4) code &= 0x07;
  for (let step = 1; step < length; step += 1) code = (code << 6) | ((bytes[index + step] ?? 0) & 0x3f);
  if (code < 0x10000) return [code];
  return [0xd7c0 + (code >> 10), 0xdc00 + (code & 0x3ff)];
}
