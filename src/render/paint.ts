import { strayByteOf } from "../base/utf8.js";

/** How reports set words apart; on a terminal by colour, elsewhere not at all. */
export interface Paint {
  strong(text: string): string;
  faint(text: string): string;
  error(text: string): string;
  warning(text: string): string;
  good(text: string): string;
  name(text: string): string;
}

const plain = (text: string): string => text;

/** For files, pipes and tests. */
export const noPaint: Paint = {
  strong: plain,
  faint: plain,
  error: plain,
  warning: plain,
  good: plain,
  name: plain,
};

/** For terminals that understand ANSI escape sequences. */
export const ansiPaint: Paint = {
  strong: ansi(1, 22),
  faint: ansi(2, 22),
  error: ansi(31, 39),
  warning: ansi(33, 39),
  good: ansi(32, 39),
  name: ansi(36, 39),
};

function ansi(on: number, off: number): (text: string) => string {
  return (text) => (text === "" ? "" : `\u001b[${on}m${text}\u001b[${off}m`);
}

/**
 * Makes text of unknown origin safe to print: control characters, which could move the cursor or recolour a terminal,
 * and the marks that reorder text become visible escapes. A byte that is not UTF-8 (see `decodeUtf8`) becomes `\xff`.
 */
export function printable(text: string): string {
  return text.replace(/[\p{Cc}\p{Cs}\p{Bidi_Control}]/gu, (one) => {
    const code = one.codePointAt(0) ?? 0;
    const byte = strayByteOf(code) ?? (code < 0x80 ? code : undefined);
    return byte === undefined ? `\\u${code.toString(16).padStart(4, "0")}` : `\\x${byte.toString(16).padStart(2, "0")}`;
  });
}
