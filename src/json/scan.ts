import type { Faults } from "./faults.js";
import {
  commentWritten,
  controlCharacter,
  invalidEscape,
  invalidNumber,
  invalidUtf8,
  numberOutOfRange,
  unterminatedString,
} from "./problems.js";

/** A place in the text, moved on by everything below. */
export interface Scanner {
  readonly text: string;
  readonly faults: Faults;
  at: number;
}

/** Passes over white space, and over comments, which are refused. Gives the code of the next character; NaN at the end. */
export function skipSpace(scanner: Scanner): number {
  const { text } = scanner;
  let at = scanner.at;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x0a || code === 0x09 || code === 0x0d) at += 1;
    else if (code === 0x2f || code === 0x23) {
      const end = commentEnd(text, at);
      if (end === undefined) {
        scanner.at = at;
        return code;
      }
      commentWritten(scanner.faults, at, end);
      at = end;
    } else {
      scanner.at = at;
      return code;
    }
  }
}

function commentEnd(text: string, at: number): number | undefined {
  if (text.startsWith("/*", at)) {
    const close = text.indexOf("*/", at + 2);
    return close === -1 ? text.length : close + 2;
  }
  if (!text.startsWith("//", at) && text.charAt(at) !== "#") return undefined;
  const lineEnd = text.indexOf("\n", at);
  return lineEnd === -1 ? text.length : lineEnd;
}

/**
 * Moves behind the string at the scanner. True if it has escapes or the like, so that its value has to be decoded; else
 * the characters between the quotes are the value.
 */
export function passString(scanner: Scanner): boolean {
  const { text } = scanner;
  let at = scanner.at + 1;
  let code = text.charCodeAt(at);
  while (code !== 0x22 && code !== 0x5c && code >= 0x20 && code < 0xd800) {
    at += 1;
    code = text.charCodeAt(at);
  }
  if (code === 0x22) {
    scanner.at = at + 1;
    return false;
  }
  passUnusualString(scanner, at);
  return true;
}

function passUnusualString(scanner: Scanner, from: number): void {
  const { text, faults } = scanner;
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code === 0x22) break;
    if (code === 0x0a || Number.isNaN(code)) {
      unterminatedString(faults, scanner.at, at);
      scanner.at = at;
      return;
    }
    if (code === 0x5c) at = passEscape(scanner, at);
    else {
      const codePoint = text.codePointAt(at) ?? 0;
      if (code < 0x20) controlCharacter(faults, at);
      else if (codePoint >= 0xd800 && codePoint <= 0xdfff) invalidUtf8(faults, at);
      at += codePoint > 0xffff ? 2 : 1;
    }
  }
  scanner.at = at + 1;
}

/** Characters that an escape may have after its backslash, with what they stand for. */
const escapes: Readonly<Record<string, string | undefined>> = {
  '"': '"',
  "\\": "\\",
  "/": "/",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function passEscape({ text, faults }: Scanner, at: number): number {
  const letter = text.charAt(at + 1);
  if (escapes[letter] !== undefined) return at + 2;
  // The missing quote is the fault.
  if (letter === "" || letter === "\n") return at + 1;
  let end = at + 2;
  if (letter === "u") {
    while (end < at + 6 && isHexDigit(text.charCodeAt(end))) end += 1;
    if (end === at + 6) return end;
  }
  invalidEscape(faults, at, end);
  return end;
}

function isHexDigit(code: number): boolean {
  return (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x46) || (code >= 0x61 && code <= 0x66);
}

/**
 * The value of what stands between the quotes. Two escaped halves of a surrogate pair are one character; half of one,
 * and a byte that is not UTF-8, is U+FFFD.
 */
export function decodeString(text: string, start: number, end: number): string {
  const parts: string[] = [];
  let copied = start;
  for (let at = text.indexOf("\\", start); at !== -1 && at < end; at = text.indexOf("\\", copied)) {
    const letter = text.charAt(at + 1);
    const isHex = letter === "u" && at + 6 <= end;
    parts.push(text.slice(copied, at));
    parts.push(isHex ? String.fromCharCode(Number.parseInt(text.slice(at + 2, at + 6), 16)) : (escapes[letter] ?? ""));
    copied = Math.min(end, at + (isHex ? 6 : 2));
    if (copied >= end) break;
  }
  parts.push(text.slice(copied, end));
  return withoutLoneSurrogates(parts.join(""));
}

/** The same text with U+FFFD for every byte that is not UTF-8 and for every half of a surrogate pair. */
export function withoutLoneSurrogates(text: string): string {
  if (!/\p{Surrogate}/u.test(text)) return text;
  return [...text].map((character) => (/\p{Surrogate}/u.test(character) ? "\ufffd" : character)).join("");
}

/** The number at the scanner, moved behind; undefined, and reported, if it is none. */
export function scanNumber(scanner: Scanner): number | undefined {
  const { text, at: start } = scanner;
  const first = text.charCodeAt(start) === 0x2d ? start + 1 : start;
  let end = passDigits(text, first);
  let isNumber = end > first && (text.charCodeAt(first) !== 0x30 || end === first + 1);
  let isWhole = true;
  if (text.charCodeAt(end) === 0x2e) {
    const fraction = end + 1;
    end = passDigits(text, fraction);
    isNumber &&= end > fraction;
    isWhole = false;
  }
  if ((text.charCodeAt(end) | 0x20) === 0x65) {
    const sign = text.charCodeAt(end + 1);
    const exponent = sign === 0x2b || sign === 0x2d ? end + 2 : end + 1;
    end = passDigits(text, exponent);
    isNumber &&= end > exponent;
    isWhole = false;
  }
  const numberEnd = end;
  while (isWordCharacter(text.charCodeAt(end)) || text.charCodeAt(end) === 0x2e) end += 1;
  scanner.at = end;
  if (!isNumber || end > numberEnd) {
    invalidNumber(scanner.faults, start, end);
    return undefined;
  }
  if (isWhole && first === start && end - start < 10) return smallNumber(text, start, end);
  const value = Number(text.slice(start, end));
  if (Number.isFinite(value)) return value;
  numberOutOfRange(scanner.faults, start, end);
  return undefined;
}

function smallNumber(text: string, start: number, end: number): number {
  let value = 0;
  for (let at = start; at < end; at += 1) value = value * 10 + text.charCodeAt(at) - 0x30;
  return value;
}

function passDigits(text: string, from: number): number {
  let at = from;
  let code = text.charCodeAt(at);
  while (code >= 0x30 && code <= 0x39) {
    at += 1;
    code = text.charCodeAt(at);
  }
  return at;
}

/** ASCII letters, digits, `_`, `-`, and everything outside ASCII. */
export function isWordCharacter(code: number): boolean {
  if (code >= 0x61 && code <= 0x7a) return true;
  return (
    (code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || code === 0x5f || code === 0x2d || code > 0x7f
  );
}

/** Moves behind the word at the scanner. */
export function passWord(scanner: Scanner): void {
  while (isWordCharacter(scanner.text.charCodeAt(scanner.at))) scanner.at += 1;
}
