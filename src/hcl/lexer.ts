import {
  byteOrderMark,
  carriageReturn,
  doubleQuote,
  firstSurrogate,
  isDecimalDigit,
  isLetter,
  isWordDigit,
  lineFeed,
  wordClasses,
  wordDigit,
  wordStart,
} from "./characters.js";
import type { Faults } from "./faults.js";
import { scanHeredoc } from "./lex-heredoc.js";
import { scanNumber } from "./lex-number.js";
import { passSpecial, scanQuoted, scanString } from "./lex-string.js";
import {
  commentNotStarted,
  illegalCharacter,
  invalidUtf8,
  nullCharacter,
  reservedCharacterUsed,
  unterminatedComment,
} from "./problems.js";
import type { TokenForm, TokenKind } from "./token.js";

/**
 * Stands at one token of the text: the fields describe it, {@link advance} moves on. No list of tokens is ever made, and
 * no string is cut out.
 */
export interface Lexer {
  readonly text: string;
  readonly faults: Faults;
  kind: TokenKind;
  start: number;
  end: number;
  /** Where the token before this one ended. */
  previousEnd: number;
  /** Whether this is the first token of its line. */
  newLine: boolean;
  form: TokenForm;
  repairedHeredocs: number;
}

/** A lexer at the first token of the text. */
export function createLexer(text: string, faults: Faults): Lexer {
  const lexer: Lexer = {
    text,
    faults,
    kind: "end",
    start: 0,
    end: 0,
    previousEnd: 0,
    newLine: true,
    form: "plain",
    repairedHeredocs: 0,
  };
  advance(lexer);
  lexer.newLine = true;
  return lexer;
}

/** Moves to the next token that is not a comment. */
export function advance(lexer: Lexer): void {
  const { text } = lexer;
  lexer.previousEnd = lexer.end;
  let at = lexer.end;
  let newLine = false;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09 || code === carriageReturn) at += 1;
    else if (code === lineFeed) {
      at += 1;
      newLine = true;
    } else if (code === 0x23) at = passLineComment(lexer, at + 1);
    else if (code === 0x2f) {
      const next = text.charCodeAt(at + 1);
      if (next === 0x2f) at = passLineComment(lexer, at + 2);
      else if (next === 0x2a) at = passBlockComment(lexer, at);
      else {
        commentNotStarted(lexer.faults, at);
        startToken(lexer, at, newLine);
        lexer.kind = "illegal";
        lexer.end = at + 1;
        return;
      }
    } else if (code === 0 || (code === byteOrderMark && at === 0)) {
      // Consul gives up at either of these. What follows can be read all the same.
      if (code === 0) nullCharacter(lexer.faults, at);
      else illegalCharacter(lexer.faults, text, at, at + 1);
      lexer.faults.stopped = true;
      at += 1;
    } else {
      startToken(lexer, at, newLine);
      scanToken(lexer, code, at);
      return;
    }
  }
}

function startToken(lexer: Lexer, at: number, newLine: boolean): void {
  lexer.newLine = newLine;
  lexer.form = "plain";
  lexer.start = at;
}

/** Recognises the token that begins with `code` at `at`; sets its kind and end. */
function scanToken(lexer: Lexer, code: number, at: number): void {
  if (code < 128) {
    const wordClass = wordClasses[code];
    if (wordClass === wordStart) scanWord(lexer, at + 1);
    else if (code === doubleQuote) scanString(lexer);
    else if (wordClass === wordDigit) scanNumber(lexer);
    else scanSign(lexer, code, at);
  } else if (Number.isNaN(code)) {
    lexer.kind = "end";
    lexer.end = at;
  } else scanWide(lexer, at);
}

function scanSign(lexer: Lexer, code: number, at: number): void {
  const sign = signs[code];
  lexer.end = at + 1;
  if (code === 0x3c) scanHeredoc(lexer);
  else if (sign === undefined) scanIllegal(lexer, at);
  else if ((sign === "-" || sign === ".") && isDecimalDigit(lexer.text.charCodeAt(at + 1))) scanNumber(lexer);
  else lexer.kind = sign;
}

/** The tokens of one character, by its code. */
const signs: readonly (TokenKind | undefined)[] = Array.from({ length: 128 }, (_, code) =>
  (["{", "}", "[", "]", ",", "=", "+", "-", "."] as const).find((sign) => sign.charCodeAt(0) === code),
);

/** A character outside ASCII: a letter begins a word, all others are illegal. */
function scanWide(lexer: Lexer, at: number): void {
  const codePoint = lexer.text.codePointAt(at) ?? 0;
  if (isLetter(codePoint)) scanWord(lexer, at + (codePoint > 0xffff ? 2 : 1));
  else scanIllegal(lexer, at);
}

function scanWord(lexer: Lexer, from: number): void {
  const { text } = lexer;
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code < 128) {
      if (wordClasses[code] === 0) break;
      at += 1;
    } else {
      const codePoint = text.codePointAt(at);
      if (codePoint === undefined || !(isLetter(codePoint) || isWordDigit(codePoint))) break;
      at += codePoint > 0xffff ? 2 : 1;
    }
  }
  lexer.end = at;
  lexer.kind = isBoolean(text, lexer.start, at) ? "boolean" : "word";
}

function isBoolean(text: string, start: number, end: number): boolean {
  if (end - start === 4) return text.charCodeAt(start) === 0x74 && text.startsWith("true", start);
  return end - start === 5 && text.charCodeAt(start) === 0x66 && text.startsWith("false", start);
}

/** Quotes that HCL does not know, with those that end them. */
const strangeQuotes: Readonly<Record<string, string | undefined>> = { "'": "'", "`": "`", "‘": "’", "“": "”" };

function scanIllegal(lexer: Lexer, at: number): void {
  const { text, faults } = lexer;
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  const closingQuote = strangeQuotes[character];
  if (closingQuote !== undefined && scanQuoted(lexer, closingQuote)) return;
  // A semicolon is read on as the comma that might stand there.
  lexer.kind = character === ";" ? "," : "illegal";
  lexer.end = at + character.length;
  const code = text.charCodeAt(at);
  if (passSpecialToken(faults, code, character, at)) return;
  illegalCharacter(faults, text, at, lexer.end);
  if (character === ";") faults.stopped = true;
}

function passSpecialToken(faults: Faults, code: number, character: string, at: number): boolean {
  if (code >= firstSurrogate && code <= 0xdfff && character.length === 1) invalidUtf8(faults, at);
  else if (code === 0xe123) reservedCharacterUsed(faults, at);
  else return false;
  return true;
}

function passLineComment(lexer: Lexer, from: number): number {
  const { text } = lexer;
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === lineFeed || Number.isNaN(code)) return at;
    at += code === 0 || code >= firstSurrogate ? passSpecial(lexer, at) : 1;
  }
}

function passBlockComment(lexer: Lexer, from: number): number {
  const { text } = lexer;
  const close = text.indexOf("*/", from + 2);
  const end = close === -1 ? text.length : close + 2;
  for (let at = from + 2; at < end; ) {
    const code = text.charCodeAt(at);
    at += code === 0 || code >= firstSurrogate ? passSpecial(lexer, at) : 1;
  }
  if (close === -1) unterminatedComment(lexer.faults, from, text.length);
  return end;
}
