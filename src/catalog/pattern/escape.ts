import { fault, type PatternScanner, take, takeCharacter, takeUntil, takeWhile } from "./scan.js";
import { complementOf, digits, type Range, spaces, wordCharacters } from "./syntax.js";

/** Escapes that stand for several characters. */
const classes: Readonly<Record<string, readonly Range[]>> = {
  d: digits,
  D: complementOf(digits),
  s: spaces,
  S: complementOf(spaces),
  w: wordCharacters,
  W: complementOf(wordCharacters),
};

/** Escapes that stand for one character that is hard to write. */
const controls: Readonly<Record<string, number>> = { a: 7, f: 12, n: 10, r: 13, t: 9, v: 11 };

const hexDigits = "0123456789abcdefABCDEF";
const octalDigits = "01234567";

/** What an escape stands for, read from behind its backslash. Undefined, with a fault, for one that there is not. */
export function takeEscape(scanner: PatternScanner): readonly Range[] | undefined {
  const start = scanner.at - 1;
  const letter = takeCharacter(scanner);
  if (letter === undefined) return fault(scanner, "ends with a backslash", start);
  if (Object.hasOwn(classes, letter)) return classes[letter];
  const control = Object.hasOwn(controls, letter) ? controls[letter] : undefined;
  if (control !== undefined) return [[control, control]];
  if (letter === "x") return takeHex(scanner, start);
  if (octalDigits.includes(letter)) return takeOctal(scanner, letter, start);
  if (letter === "p" || letter === "P") return fault(scanner, "names a class of Unicode characters", start);
  // Whatever else of ASCII is no letter and no digit stands for itself.
  if (!/^[\0-\x7f]$/.test(letter) || /^[\dA-Za-z]$/.test(letter)) {
    return fault(scanner, `has the unknown escape \\${letter}`, start);
  }
  return one(letter.charCodeAt(0));
}

/** `\x7f`, with exactly two digits, or `\x{10ffff}`. */
function takeHex(scanner: PatternScanner, start: number): readonly Range[] | undefined {
  const isInBraces = take(scanner, "{");
  const text = isInBraces ? (takeUntil(scanner, "}") ?? "") : takeWhile(scanner, hexDigits, 2);
  const isHex = (isInBraces ? text !== "" : text.length === 2) && [...text].every((digit) => hexDigits.includes(digit));
  const code = isHex ? Number.parseInt(text, 16) : Number.POSITIVE_INFINITY;
  return code > 0x10ffff ? fault(scanner, "has an escape \\x without a character", start) : one(code);
}

/** `\0`, or two or three octal digits; one digit alone would refer back to a group, which RE2 does not do. */
function takeOctal(scanner: PatternScanner, first: string, start: number): readonly Range[] | undefined {
  const text = first + takeWhile(scanner, octalDigits, 2);
  if (text.length === 1 && first !== "0") return fault(scanner, "refers back to a group", start);
  return one(Number.parseInt(text, 8));
}

function one(code: number): readonly Range[] {
  return [[code, code]];
}
