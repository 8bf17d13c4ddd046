import {
  backslash,
  doubleQuote,
  firstSurrogate,
  isDecimalDigit,
  isLetter,
  isWordDigit,
  lineFeed,
  reservedCharacter,
} from "./characters.js";
import type { Faults } from "./faults.js";
import { illegalInJson, leadingZero } from "./json-problems.js";
import { passEscape, passSpecial } from "./lex-string.js";
import { invalidUtf8, unterminatedString } from "./problems.js";
import type { TokenForm } from "./token.js";

/** Kinds of tokens of the JSON dialect. */
export type JsonTokenKind =
  | "string"
  | "integer"
  | "float"
  | "boolean"
  | "null"
  | "{"
  | "}"
  | "["
  | "]"
  | ","
  | ":"
  | "illegal"
  | "end";

/** Stands at one token of a text in the JSON dialect. */
export interface JsonLexer {
  readonly text: string;
  readonly faults: Faults;
  kind: JsonTokenKind;
  start: number;
  end: number;
  form: TokenForm;
}

/** A lexer before the first token. */
export function createJsonLexer(text: string, faults: Faults): JsonLexer {
  return { text, faults, kind: "illegal", start: 0, end: 0, form: "plain" };
}

const signs: ReadonlySet<string> = new Set<JsonTokenKind>(["{", "}", "[", "]", ",", ":"]);

function isSign(character: string): character is "{" | "}" | "[" | "]" | "," | ":" {
  return signs.has(character);
}

/** Moves to the next token. */
export function advanceJson(lexer: JsonLexer): void {
  const { text } = lexer;
  let at = lexer.end;
  let code = text.charCodeAt(at);
  while (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d) {
    at += 1;
    code = text.charCodeAt(at);
  }
  lexer.start = at;
  lexer.form = "plain";
  const character = text.charAt(at);
  if (at >= text.length || code === 0) {
    // A null character ends the input silently, for whoever asks here; the one who asks next gets what follows.
    lexer.kind = "end";
    lexer.end = Math.min(at + 1, text.length);
  } else if (isSign(character)) {
    lexer.kind = character;
    lexer.end = at + 1;
  } else if (code === doubleQuote) scanString(lexer);
  else if (startsNumber(text, at)) scanNumber(lexer);
  else scanWord(lexer);
}

/** As in HCL, but `"` always ends it. */
function scanString(lexer: JsonLexer): void {
  const { text } = lexer;
  lexer.kind = "string";
  let at = lexer.start + 1;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === doubleQuote) break;
    if (code === lineFeed || code === 0 || Number.isNaN(code)) {
      unterminatedString(lexer.faults, lexer.start, at, false);
      lexer.form = "broken";
      lexer.end = at;
      return;
    }
    if (code === backslash) {
      if (lexer.form === "plain") lexer.form = "escaped";
      at = passEscape(lexer, at);
    } else at += code >= firstSurrogate && code !== reservedCharacter ? passSpecial(lexer, at) : 1;
  }
  lexer.end = at + 1;
}

function startsNumber(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return isDecimalDigit(code) || ((code === 0x2d || code === 0x2e) && isDecimalDigit(text.charCodeAt(at + 1)));
}

function scanNumber(lexer: JsonLexer): void {
  const { text, start } = lexer;
  const first = text.charCodeAt(start) === 0x2d ? start + 1 : start;
  let at = passDigits(text, first);
  lexer.kind = "integer";
  const hasInteger = at > first;
  if (text.charCodeAt(at) === 0x2e) {
    lexer.kind = "float";
    at = passDigits(text, at + 1);
  }
  if ((text.charCodeAt(at) | 0x20) === 0x65) {
    lexer.kind = "float";
    at += 1;
    // After `.5` only the letter is taken.
    if (hasInteger) at = passExponent(lexer, at);
    else lexer.form = "broken";
  }
  lexer.end = at + nullAt(text, at);
  // Consul takes the end of the text for one more character of the number.
  if (lexer.kind === "integer" && text.charCodeAt(first) === 0x30 && (at > first + 1 || at === text.length)) {
    lexer.form = "broken";
    leadingZero(lexer.faults, text, start, at);
  }
}

/** An exponent without digits swallows the next character, as in Consul: what follows decides what is accepted. */
function passExponent(lexer: JsonLexer, from: number): number {
  const { text } = lexer;
  const sign = text.charCodeAt(from);
  const at = sign === 0x2b || sign === 0x2d ? from + 1 : from;
  const end = passDigits(text, at);
  if (end > at) return end;
  lexer.form = "broken";
  return Math.min(text.length, at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1));
}

/** A null character ends a number or word, and is taken as a part of it, which then has no meaning. */
function nullAt(text: string, at: number): 0 | 1 {
  return text.charCodeAt(at) === 0 ? 1 : 0;
}

function passDigits(text: string, from: number): number {
  let at = from;
  while (isDecimalDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function scanWord(lexer: JsonLexer): void {
  const { text, faults, start } = lexer;
  let at = start;
  for (;;) {
    const codePoint = text.codePointAt(at);
    if (codePoint === undefined) break;
    const isInner = at > start && (isWordDigit(codePoint) || codePoint === 0x2d);
    if (!isInner && !isLetter(codePoint)) break;
    at += codePoint > 0xffff ? 2 : 1;
  }
  at += at > start ? nullAt(text, at) : 0;
  const word = at - start > 5 ? "" : text.slice(start, at);
  lexer.end = at;
  if (word === "true" || word === "false") lexer.kind = "boolean";
  else if (word === "null") lexer.kind = "null";
  else {
    lexer.kind = "illegal";
    lexer.end = at > start ? at : at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1);
    const code = text.charCodeAt(start);
    if (code >= firstSurrogate && code <= 0xdfff && lexer.end === start + 1) invalidUtf8(faults, start);
    else illegalInJson(faults, text, start, lexer.end);
  }
}
