import { takeBrackets } from "./brackets.js";
import { takeEscape } from "./escape.js";
import {
  createPatternScanner,
  type Flags,
  fault,
  type PatternScanner,
  take,
  takeCharacter,
  takeUntil,
  takeWhile,
} from "./scan.js";
import { type Assertion, allButNewline, anyCharacter, type Pattern, type PatternFault, type Range } from "./syntax.js";

/** Groups inside each other beyond this are refused; RE2 itself stops at 1000. */
export const maximumGroupDepth = 200;

/** The most that RE2 lets a pattern repeat something by number. */
const mostRepetitions = 1000;

/** A pattern's tree, or the first place at which the text is none that is understood here. */
export type ParsedPattern =
  | { readonly pattern: Pattern; readonly fault?: undefined }
  | { readonly pattern?: undefined; readonly fault: PatternFault };

/**
 * Parses a regular expression in RE2's syntax, which Go's is. Left out are classes of Unicode characters (`\p{Greek}`);
 * what needs more than linear time (references back, looking ahead) is no part of that syntax.
 */
export function parsePattern(text: string): ParsedPattern {
  const scanner = createPatternScanner(text);
  const pattern = parseEither(scanner, 0);
  if (scanner.fault === undefined && scanner.at < text.length) fault(scanner, "closes a group that it does not open");
  return scanner.fault === undefined ? { pattern } : { fault: scanner.fault };
}

const nothing: Pattern = { is: "sequence", parts: [] };

function parseEither(scanner: PatternScanner, depth: number): Pattern {
  const parts: Pattern[] = [];
  do parts.push(parseSequence(scanner, depth));
  while (scanner.fault === undefined && take(scanner, "|"));
  const [only = nothing] = parts;
  return parts.length === 1 ? only : { is: "either", parts };
}

function parseSequence(scanner: PatternScanner, depth: number): Pattern {
  const parts: Pattern[] = [];
  while (scanner.fault === undefined && scanner.at < scanner.text.length) {
    if (scanner.text.startsWith("|", scanner.at) || scanner.text.startsWith(")", scanner.at)) break;
    if (take(scanner, "\\Q")) {
      for (const character of takeUntil(scanner, "\\E") ?? rest(scanner)) {
        parts.push(characters(scanner, codeRange(character)));
      }
      // What is behind a quotation repeats its last character.
      const last = parts.pop();
      if (last !== undefined) parts.push(parseRepetition(scanner, last));
      continue;
    }
    // Flags between parentheses are no part of their own; what is behind them repeats the part before them.
    const part = parseAtom(scanner, depth) ?? parts.pop();
    if (part !== undefined) parts.push(parseRepetition(scanner, part));
  }
  const [only = nothing] = parts;
  return parts.length === 1 ? only : { is: "sequence", parts };
}

function rest(scanner: PatternScanner): string {
  const left = scanner.text.slice(scanner.at);
  scanner.at = scanner.text.length;
  return left;
}

/** Escapes that stand for no character. */
const assertions: Readonly<Record<string, Assertion>> = {
  "\\A": "text-start",
  "\\z": "text-end",
  "\\b": "word-edge",
  "\\B": "no-word-edge",
};

function parseAtom(scanner: PatternScanner, depth: number): Pattern | undefined {
  const { flags, text, at } = scanner;
  const escaped = text.slice(at, at + 2);
  const what = Object.hasOwn(assertions, escaped) ? assertions[escaped] : undefined;
  if (what !== undefined) {
    scanner.at += 2;
    return { is: "assert", what };
  }
  const character = takeCharacter(scanner) ?? "";
  switch (character) {
    case "^":
      return { is: "assert", what: flags.multiline ? "line-start" : "text-start" };
    case "$":
      return { is: "assert", what: flags.multiline ? "line-end" : "text-end" };
    case ".":
      return characters(scanner, flags.dotAll ? anyCharacter : allButNewline);
    case "(":
      return parseGroup(scanner, depth);
    case "[": {
      const set = takeBrackets(scanner);
      return set && { is: "set", set };
    }
    case "\\": {
      const ranges = takeEscape(scanner);
      return ranges && characters(scanner, ranges);
    }
    case "*":
    case "+":
    case "?":
      return fault(scanner, "repeats nothing", at);
    default:
      if (character === "{" && takeCount(scanner) !== undefined) return fault(scanner, "repeats nothing", at);
      return characters(scanner, codeRange(character));
  }
}

function characters({ flags: { anyCase } }: PatternScanner, ranges: readonly Range[]): Pattern {
  return { is: "set", set: { ranges, isNegated: false, anyCase } };
}

function codeRange(character: string): readonly Range[] {
  const code = character.codePointAt(0) ?? 0;
  return [[code, code]];
}

/** Read from behind the opening parenthesis: `(a)`, `(?:a)`, `(?P<name>a)`, `(?i:a)`, or `(?i)`, which is no pattern. */
function parseGroup(scanner: PatternScanner, depth: number): Pattern | undefined {
  const start = scanner.at - 1;
  if (depth === maximumGroupDepth) return fault(scanner, `nests groups more than ${maximumGroupDepth} deep`, start);
  const outside = scanner.flags;
  if (take(scanner, "?P<") || take(scanner, "?<")) {
    const name = takeUntil(scanner, ">") ?? "";
    if (!/^\w+$/.test(name)) return fault(scanner, "has a group of an impossible name", start);
    if (scanner.names.has(name)) return fault(scanner, "has two groups of one name", start);
    scanner.names.add(name);
  } else if (take(scanner, "?")) {
    const end = takeFlags(scanner, start);
    if (end !== ":") return undefined;
  }
  const inside = parseEither(scanner, depth + 1);
  if (scanner.fault === undefined && !take(scanner, ")")) return fault(scanner, "has a group without an end", start);
  scanner.flags = outside;
  return inside;
}

const flagNames: Readonly<Record<string, keyof Flags>> = { i: "anyCase", m: "multiline", s: "dotAll" };

/** Sets flags up to `:` or `)`, and gives which of the two it was. Behind `-` there must be one. */
function takeFlags(scanner: PatternScanner, start: number): ":" | ")" | undefined {
  let value = true;
  let isOpen = false;
  for (;;) {
    const character = takeCharacter(scanner);
    if ((character === ":" || character === ")") && !isOpen) return character;
    const flag = character !== undefined && Object.hasOwn(flagNames, character) ? flagNames[character] : undefined;
    isOpen = character === "-" && value;
    if (isOpen) value = false;
    else if (flag !== undefined) scanner.flags = { ...scanner.flags, [flag]: value };
    // `U` swaps greedy and lazy, which changes no answer.
    else if (character !== "U") return fault(scanner, "has a group of an unknown kind", start);
  }
}

function parseRepetition(scanner: PatternScanner, part: Pattern): Pattern {
  const start = scanner.at;
  const bounds = takeRepetition(scanner);
  if (bounds === undefined) return part;
  take(scanner, "?");
  const { least, most } = bounds;
  if (Math.max(least, most ?? 0) > mostRepetitions || (most !== undefined && most < least)) {
    fault(scanner, "repeats something an impossible number of times", start);
  }
  if (takeRepetition(scanner) !== undefined) fault(scanner, "repeats a repetition", start);
  return { is: "repeat", part, least, most };
}

interface Bounds {
  readonly least: number;
  readonly most: number | undefined;
}

function takeRepetition(scanner: PatternScanner): Bounds | undefined {
  if (take(scanner, "*")) return { least: 0, most: undefined };
  if (take(scanner, "+")) return { least: 1, most: undefined };
  if (take(scanner, "?")) return { least: 0, most: 1 };
  return take(scanner, "{") ? (takeCount(scanner) ?? back(scanner)) : undefined;
}

function back(scanner: PatternScanner): undefined {
  scanner.at -= 1;
}

/**
 * `3}`, `3,}` or `3,5}` behind an opening brace; undefined, without moving, for a brace that is a character. It is one before
 * a number that begins with a needless zero, too.
 */
function takeCount(scanner: PatternScanner): Bounds | undefined {
  const start = scanner.at;
  const least = takeWhile(scanner, "0123456789");
  const hasComma = take(scanner, ",");
  const most = hasComma ? takeWhile(scanner, "0123456789") : least;
  const isCount = least !== "" && ![least, most].some((digits) => /^0./.test(digits));
  if (isCount && take(scanner, "}")) return { least: Number(least), most: most === "" ? undefined : Number(most) };
  scanner.at = start;
  return undefined;
}
