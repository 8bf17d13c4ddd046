import {
  backslash,
  closeBrace,
  dollar,
  doubleQuote,
  firstSurrogate,
  isHexDigit,
  isLoneSurrogate,
  isOctalDigit,
  lineFeed,
  openBrace,
  reservedCharacter,
} from "./characters.js";
import type { Lexer } from "./lexer.js";
import {
  illegalEscape,
  invalidUtf8,
  nullCharacter,
  reservedCharacterUsed,
  strangeQuotesUsed,
  unterminatedString,
} from "./problems.js";

/**
 * `"port ${var.port}\n"` — from the quote at `lexer.start` to the next one outside `${ }`. Escapes are checked here, and
 * replaced when the value is needed (escape.ts).
 */
export function scanString(lexer: Lexer): void {
  const { text } = lexer;
  let at = lexer.start + 1;
  let braces = 0;
  lexer.kind = "string";
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === doubleQuote && braces === 0) {
      lexer.end = at + 1;
      return;
    }
    if ((code === lineFeed && braces === 0) || Number.isNaN(code)) {
      unterminatedString(lexer.faults, lexer.start, at, braces > 0);
      lexer.end = at;
      lexer.form = "broken";
      return;
    }
    if (code === backslash) {
      if (lexer.form === "plain") lexer.form = "escaped";
      at = passEscape(lexer, at);
    } else if (code === dollar && braces === 0 && text.charCodeAt(at + 1) === openBrace) {
      if (lexer.form === "plain") lexer.form = "escaped";
      braces = 1;
      at += 2;
    } else if (code === 0 || code >= firstSurrogate) {
      at += passSpecial(lexer, at);
    } else {
      if (braces > 0) {
        if (code === openBrace) braces += 1;
        else if (code === closeBrace) braces -= 1;
      }
      at += 1;
    }
  }
}

/** How far the other one of two strange quotes is looked for. */
const longestQuoted = 1000;

/** `'local'`: refused, and then read as if the quotes were the right ones. False where no quote ends it on this line. */
export function scanQuoted(lexer: Lexer, closing: string): boolean {
  const { text, start } = lexer;
  if (lexer.faults.muted) return false;
  const ahead = text.slice(start + 1, start + longestQuoted);
  const close = ahead.indexOf(closing);
  if (close === -1 || ahead.lastIndexOf("\n", close) !== -1) return false;
  lexer.kind = "string";
  lexer.form = "broken";
  lexer.end = start + close + 2;
  strangeQuotesUsed(lexer.faults, text, start, lexer.end);
  lexer.faults.stopped = true;
  return true;
}

/**
 * Checks the character at `at`, which is U+0000 or at least U+D800, and gives its length in UTF-16 units: bytes that are
 * not UTF-8, null characters and U+E123 are refused wherever they stand.
 */
export function passSpecial(lexer: Pick<Lexer, "text" | "faults" | "form">, at: number): number {
  const codePoint = lexer.text.codePointAt(at) ?? 0;
  if (codePoint > 0xffff) return 2;
  if (codePoint === 0) nullCharacter(lexer.faults, at);
  else if (codePoint === reservedCharacter) reservedCharacterUsed(lexer.faults, at);
  else if (isLoneSurrogate(codePoint)) invalidUtf8(lexer.faults, at);
  else return 1;
  lexer.form = "broken";
  return 1;
}

/** Checks the escape at `at` and gives the offset behind it. */
export function passEscape(lexer: Pick<Lexer, "text" | "faults" | "form">, at: number): number {
  const { text, faults } = lexer;
  const code = text.charCodeAt(at + 1);
  if (simpleEscapes.has(code)) return at + 2;
  const wanted = code === 0x78 ? 2 : code === 0x75 ? 4 : code === 0x55 ? 8 : 0;
  let end = at + 1;
  if (wanted > 0) {
    end += 1;
    while (end < at + 2 + wanted && isHexDigit(text.charCodeAt(end))) end += 1;
    if (end === at + 2 + wanted) return end;
  } else if (isOctalDigit(code)) {
    while (end < at + 4 && isOctalDigit(text.charCodeAt(end))) end += 1;
    if (end === at + 4) return end;
  } else {
    // At the end of the line or text the missing quote is the fault.
    if (Number.isNaN(code)) return at + 1;
    lexer.form = "broken";
    if (code === lineFeed) {
      illegalEscape(faults, text, at, at + 1);
      return at + 2;
    }
    end += (text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1;
  }
  lexer.form = "broken";
  if (end < text.length) illegalEscape(faults, text, at, end);
  return end;
}

/** `a b f n r t v \ "` */
const simpleEscapes: ReadonlySet<number> = new Set([...'abfnrtv\\"'].map((letter) => letter.charCodeAt(0)));
