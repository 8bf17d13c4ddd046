import { isDecimalDigit, isHexDigit, wordClasses } from "./characters.js";
import type { Lexer } from "./lexer.js";
import { illegalHexadecimal, illegalOctal } from "./problems.js";

const dot = 0x2e;
const minus = 0x2d;
const zero = 0x30;

/**
 * A number at `lexer.start`: `-0x1F`, `010`, `42`, `1.`, `.5`, `1e+9`. Its characters are converted when the value is
 * needed (number.ts). An exponent without digits would swallow the next character in Consul, which then cannot convert
 * the number; here the token just ends, as something that cannot be converted.
 */
export function scanNumber(lexer: Lexer): void {
  const { text } = lexer;
  const first = text.charCodeAt(lexer.start) === minus ? lexer.start + 1 : lexer.start;
  lexer.kind = "integer";
  if (text.charCodeAt(first) === dot) {
    scanBareFraction(lexer, first);
    return;
  }
  if (text.charCodeAt(first) === zero && (text.charCodeAt(first + 1) | 0x20) === 0x78) {
    lexer.end = passHexDigits(text, first + 2);
    if (lexer.end === first + 2) {
      lexer.form = "broken";
      illegalHexadecimal(lexer.faults, text, lexer.start, lexer.end);
      lexer.end = passWordCharacters(text, lexer.end);
    }
    return;
  }
  const end = passDigits(text, first + 1);
  lexer.end = end;
  const next = text.charCodeAt(end);
  if (next === dot) {
    lexer.kind = "float";
    lexer.end = passDigits(text, end + 1);
    if (isExponent(text.charCodeAt(lexer.end))) scanExponent(lexer, lexer.end);
  } else if (isExponent(next)) scanExponent(lexer, end);
  else if (text.charCodeAt(first) === zero && hasBadOctalDigit(text, first + 2, end)) {
    lexer.form = "broken";
    illegalOctal(lexer.faults, text, lexer.start, end);
  }
}

/** `.5e3`: Consul takes no exponent here but swallows its letter, so the whole cannot be converted. */
function scanBareFraction(lexer: Lexer, at: number): void {
  lexer.kind = "float";
  lexer.end = passDigits(lexer.text, at + 1);
  if (!isExponent(lexer.text.charCodeAt(lexer.end))) return;
  scanExponent(lexer, lexer.end);
  lexer.form = "broken";
}

function scanExponent(lexer: Lexer, at: number): void {
  const { text } = lexer;
  lexer.kind = "float";
  const sign = text.charCodeAt(at + 1);
  const digits = sign === 0x2b || sign === minus ? at + 2 : at + 1;
  lexer.end = passDigits(text, digits);
  if (lexer.end > digits) return;
  lexer.form = "broken";
  lexer.end = passWordCharacters(text, lexer.end);
}

function isExponent(code: number): boolean {
  return (code | 0x20) === 0x65;
}

function passDigits(text: string, from: number): number {
  let at = from;
  while (isDecimalDigit(text.charCodeAt(at))) at += 1;
  return at;
}

function passHexDigits(text: string, from: number): number {
  let at = from;
  while (isHexDigit(text.charCodeAt(at))) at += 1;
  return at;
}

/** What touches a number that is broken belongs to it. */
function passWordCharacters(text: string, from: number): number {
  let at = from;
  while ((wordClasses[text.charCodeAt(at)] ?? 0) !== 0) at += 1;
  return at;
}

/** The lexer lets `08` pass (it cannot be converted), but not `018`. */
function hasBadOctalDigit(text: string, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) if (text.charCodeAt(at) > 0x37) return true;
  return false;
}
