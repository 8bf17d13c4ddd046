import type { Selector } from "./syntax.js";

/** A position in the text of a filter, and the furthest place at which something else was wanted. */
export interface Scanner {
  readonly text: string;
  at: number;
  /** The furthest failure, for the report. */
  furthest: number;
  expected: string;
}

export function createScanner(text: string): Scanner {
  return { text, at: 0, furthest: -1, expected: "a selector" };
}

/** Notes that `expected` was wanted here; the furthest place counts. */
export function want(scanner: Scanner, expected: string): undefined {
  if (scanner.at > scanner.furthest) {
    scanner.furthest = scanner.at;
    scanner.expected = expected;
  }
}

/** Goes over white space: true if there was any. */
export function skipSpace(scanner: Scanner): boolean {
  const start = scanner.at;
  while (isSpace(scanner.text[scanner.at])) scanner.at += 1;
  return scanner.at > start;
}

function isSpace(character: string | undefined): boolean {
  return character === " " || character === "\t" || character === "\n" || character === "\r";
}

/** Takes exactly this text, or stays. */
export function takeText(scanner: Scanner, text: string): boolean {
  if (!scanner.text.startsWith(text, scanner.at)) return false;
  scanner.at += text.length;
  return true;
}

/** Takes white space, each of the words with white space behind it, or stays. */
export function takeWords(scanner: Scanner, ...words: readonly string[]): boolean {
  const start = scanner.at;
  if (skipSpace(scanner) && words.every((word) => takeText(scanner, word) && skipSpace(scanner))) return true;
  scanner.at = start;
  return false;
}

/** `Ident ("." Ident | "[" String "]")*`. */
export function takeSelector(scanner: Scanner): Selector | undefined {
  const first = takeIdentifier(scanner);
  if (first === undefined) return want(scanner, "a selector");
  const steps = [first];
  for (;;) {
    const start = scanner.at;
    const step = takeText(scanner, ".") ? takeIdentifier(scanner) : takeIndex(scanner);
    if (step === undefined) {
      if (scanner.at > start) want(scanner, "the name of a field");
      scanner.at = start;
      return steps;
    }
    steps.push(step);
  }
}

function takeIndex(scanner: Scanner): string | undefined {
  if (!takeText(scanner, "[")) return undefined;
  skipSpace(scanner);
  const key = takeString(scanner);
  skipSpace(scanner);
  return key !== undefined && takeText(scanner, "]") ? key : undefined;
}

function takeIdentifier(scanner: Scanner): string | undefined {
  const start = scanner.at;
  let end = start;
  while (isIdentifierPart(scanner.text[end], end === start)) end += 1;
  if (end === start) return undefined;
  scanner.at = end;
  return scanner.text.slice(start, end);
}

function isIdentifierPart(character: string | undefined, isFirst: boolean): boolean {
  if (character === undefined) return false;
  if ((character >= "a" && character <= "z") || (character >= "A" && character <= "Z")) return true;
  return !isFirst && (character === "_" || (character >= "0" && character <= "9"));
}

/** A selector's text, a number or a string: all are compared as texts. */
export function takeValue(scanner: Scanner): string | undefined {
  const start = scanner.at;
  const selector = takeSelector(scanner);
  if (selector !== undefined) return selector.length === 1 ? selector[0] : joinedSelector(scanner, start, selector);
  return takeNumber(scanner) ?? takeString(scanner) ?? want(scanner, "a value");
}

/** A value may look like a selector (`a.b`, `a["b"]`); it then stands for its steps joined by dots. */
function joinedSelector(scanner: Scanner, start: number, selector: Selector): string {
  const written = scanner.text.slice(start, scanner.at);
  return written.includes("[") ? selector.join(".") : written;
}

function takeNumber(scanner: Scanner): string | undefined {
  const start = scanner.at;
  takeText(scanner, "-");
  const whole = takeDigits(scanner);
  const isWhole = whole === "0" || (whole !== "" && !whole.startsWith("0"));
  // After a leading zero no digit may follow; the digits behind it then end the number too early.
  if (isWhole) {
    const point = scanner.at;
    if (takeText(scanner, ".") && takeDigits(scanner) === "") scanner.at = point;
    const next = scanner.text[scanner.at];
    if (next === undefined || next === ")" || isSpace(next)) return scanner.text.slice(start, scanner.at);
  }
  scanner.at = start;
  return undefined;
}

function takeDigits(scanner: Scanner): string {
  const start = scanner.at;
  while (/^[0-9]$/.test(scanner.text[scanner.at] ?? "")) scanner.at += 1;
  return scanner.text.slice(start, scanner.at);
}

function takeString(scanner: Scanner): string | undefined {
  const quote = scanner.text[scanner.at];
  if (quote !== '"' && quote !== "`") return undefined;
  const end = scanner.text.indexOf(quote, scanner.at + 1);
  if (end === -1) return undefined;
  const value = scanner.text.slice(scanner.at + 1, end);
  scanner.at = end + 1;
  return value;
}
