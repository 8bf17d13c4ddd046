import { decodeUtf8 } from "../base/utf8.js";
import { backslash, closeBrace, dollar, isLoneSurrogate, isOctalDigit, openBrace } from "./characters.js";

/** A part of a string that stands for no character. */
export interface Undecodable {
  readonly start: number;
  readonly end: number;
}

/** What stands where a string holds bytes that are not UTF-8. */
const replacement = "\ufffd";

/** How strings are written: in HCL itself, or in the JSON dialect, where `${` is plain and surrogates are refused. */
export type StringSyntax = "hcl" | "json";

/**
 * The value of what stands between the quotes from `start` up to `end`, or the first part without a value. Inside
 * `${ }` everything stays as it is written, backslashes as well.
 */
export function decodeString(text: string, start: number, end: number, syntax: StringSyntax): string | Undecodable {
  let value = "";
  let copied = start;
  let braces = 0;
  let at = start;
  while (at < end) {
    const code = text.charCodeAt(at);
    if (braces > 0) {
      if (code === 0xfffd) return { start: at, end: at + 1 };
      if (code === openBrace) braces += 1;
      else if (code === closeBrace) braces -= 1;
      at += code === backslash ? 2 : 1;
    } else if (code === dollar && text.charCodeAt(at + 1) === openBrace && syntax === "hcl") {
      braces = 1;
      at += 2;
    } else if (code !== backslash) at += 1;
    else {
      const decoded = decodeEscape(text, at, syntax);
      if (decoded === undefined) return { start: at, end: escapeEnd(text, at) };
      value += text.slice(copied, at);
      if (typeof decoded.value === "string") {
        value += decoded.value;
        at += decoded.length;
      } else {
        // Bytes that follow each other may form one character: take the whole run.
        const run: number[] = [];
        for (let next: Escape | undefined = decoded; typeof next?.value === "number"; ) {
          run.push(next.value);
          at += next.length;
          next = at < end ? decodeEscape(text, at, syntax) : undefined;
        }
        value += decodeUtf8(Uint8Array.from(run));
      }
      copied = at;
    }
  }
  return withoutLoneSurrogates(value + text.slice(copied, end));
}

interface Escape {
  /** The characters it stands for, or one byte. */
  readonly value: string | number;
  readonly length: number;
}

const simple: Readonly<Record<string, string | undefined>> = {
  a: "\x07",
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
  v: "\v",
  "\\": "\\",
  '"': '"',
};

/** The escape at `at`; undefined if there is none, or none with a value. */
function decodeEscape(text: string, at: number, syntax: StringSyntax): Escape | undefined {
  if (text.charCodeAt(at) !== backslash) return undefined;
  const letter = text.charAt(at + 1);
  const character = simple[letter];
  if (character !== undefined) return { value: character, length: 2 };
  if (letter === "x") return { value: Number.parseInt(text.slice(at + 2, at + 4), 16), length: 4 };
  if (letter === "u") return codePointEscape(Number.parseInt(text.slice(at + 2, at + 6), 16), 6, syntax);
  if (letter === "U") return codePointEscape(Number.parseInt(text.slice(at + 2, at + 10), 16), 10, syntax);
  const byte = Number.parseInt(text.slice(at + 1, at + 4), 8);
  return byte <= 0xff ? { value: byte, length: 4 } : undefined;
}

function codePointEscape(codePoint: number, length: number, syntax: StringSyntax): Escape | undefined {
  if (codePoint >= 0xd800 && codePoint <= 0xdfff) return syntax === "json" ? undefined : { value: replacement, length };
  if (codePoint <= 0x10ffff) return { value: String.fromCodePoint(codePoint), length };
  // The library keeps 32 bits with a sign: from 80000000 on the number is negative and taken for a byte.
  if (codePoint >= 0x80000000 && syntax === "hcl") return { value: codePoint % 0x100, length };
  return undefined;
}

function escapeEnd(text: string, at: number): number {
  const letter = text.charAt(at + 1);
  return at + (letter === "u" ? 6 : letter === "U" ? 10 : isOctalDigit(letter.charCodeAt(0)) ? 4 : 2);
}

/** The text with U+FFFD for every byte that is not UTF-8, so that no lone surrogate leaves the reader. */
export function withoutLoneSurrogates(text: string): string {
  if (!/\p{Surrogate}/u.test(text)) return text;
  return [...text]
    .map((character) => (isLoneSurrogate(character.codePointAt(0) ?? 0) ? replacement : character))
    .join("");
}
