/** Code points that the lexer knows by name. */
export const lineFeed = 0x0a;
export const carriageReturn = 0x0d;
export const doubleQuote = 0x22;
export const dollar = 0x24;
export const backslash = 0x5c;
export const openBrace = 0x7b;
export const closeBrace = 0x7d;
export const openBracket = 0x5b;
export const byteOrderMark = 0xfeff;
/** The HCL library keeps this one for itself and refuses it everywhere. */
export const reservedCharacter = 0xe123;

/** From here on a UTF-16 unit may be half of a pair, or stand for a byte that is not UTF-8. */
export const firstSurrogate = 0xd800;

/** What an ASCII character may do in a word. */
export const wordStart = 1;
export const wordDigit = 2;
export const wordInner = 3;

/** One entry an ASCII character: `wordStart`, `wordDigit`, `wordInner`, or 0 for those that never stand in a word. */
export const wordClasses: Uint8Array = Uint8Array.from({ length: 128 }, (_, code) => {
  const character = String.fromCharCode(code);
  if (/[A-Za-z_]/.test(character)) return wordStart;
  if (/[0-9]/.test(character)) return wordDigit;
  return character === "-" || character === "." ? wordInner : 0;
});

/** A letter as HCL means it: any of Unicode's category L, or `_`. */
export function isLetter(codePoint: number): boolean {
  if (codePoint < 128) return wordClasses[codePoint] === wordStart;
  return /^\p{L}$/u.test(String.fromCodePoint(codePoint));
}

/** A digit as words and heredoc anchors may hold it: any of category Nd. */
export function isWordDigit(codePoint: number): boolean {
  if (codePoint < 128) return wordClasses[codePoint] === wordDigit;
  return /^\p{Nd}$/u.test(String.fromCodePoint(codePoint));
}

export function isDecimalDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39;
}

export function isOctalDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x37;
}

export function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

/** True for half of a surrogate pair without its other half: it stands for a byte that is not UTF-8. */
export function isLoneSurrogate(codePoint: number): boolean {
  return codePoint >= firstSurrogate && codePoint <= 0xdfff;
}
