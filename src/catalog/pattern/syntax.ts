/** A regular expression in RE2's syntax, as far as it decides whether a text matches: captures and greed are left out. */
export type Pattern =
  | { readonly is: "set"; readonly set: CharacterSet }
  | { readonly is: "assert"; readonly what: Assertion }
  | { readonly is: "sequence" | "either"; readonly parts: readonly Pattern[] }
  /** `most` is undefined where there is no end to it. */
  | { readonly is: "repeat"; readonly part: Pattern; readonly least: number; readonly most: number | undefined };

/** What must hold between two characters. */
export type Assertion = "text-start" | "text-end" | "line-start" | "line-end" | "word-edge" | "no-word-edge";

/** Characters that one place of a text may hold. */
export interface CharacterSet {
  /** First and last code points, without overlap and in their order. */
  readonly ranges: readonly Range[];
  /** True for all characters but these. */
  readonly isNegated: boolean;
  /** True where the case of letters does not count. */
  readonly anyCase: boolean;
}

export type Range = readonly [first: number, last: number];

/** The place at which a pattern stops being one that is understood here. */
export interface PatternFault {
  /** An offset in UTF-16 units. */
  readonly offset: number;
  /** What is wrong, ready to follow "its pattern": `repeats nothing`. */
  readonly reason: string;
}

const largest = 0x10ffff;
const newline = 10;

export const digits: readonly Range[] = [[0x30, 0x39]];
export const wordCharacters: readonly Range[] = [...digits, [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]];
export const spaces: readonly Range[] = [
  [9, 10],
  [12, 13],
  [32, 32],
];
export const anyCharacter: readonly Range[] = [[0, largest]];
export const allButNewline: readonly Range[] = [
  [0, newline - 1],
  [newline + 1, largest],
];

/** The classes that are written `[:name:]` inside brackets. */
export const namedClasses: Readonly<Record<string, readonly Range[]>> = {
  alnum: [...digits, [0x41, 0x5a], [0x61, 0x7a]],
  alpha: [
    [0x41, 0x5a],
    [0x61, 0x7a],
  ],
  ascii: [[0, 0x7f]],
  blank: [
    [9, 9],
    [32, 32],
  ],
  cntrl: [
    [0, 0x1f],
    [0x7f, 0x7f],
  ],
  digit: digits,
  graph: [[0x21, 0x7e]],
  lower: [[0x61, 0x7a]],
  print: [[0x20, 0x7e]],
  punct: [
    [0x21, 0x2f],
    [0x3a, 0x40],
    [0x5b, 0x60],
    [0x7b, 0x7e],
  ],
  space: [
    [9, 13],
    [32, 32],
  ],
  upper: [[0x41, 0x5a]],
  word: wordCharacters,
  xdigit: [...digits, [0x41, 0x46], [0x61, 0x66]],
};

/** The same characters in as few ranges as there can be, the lowest first. */
export function joined(ranges: readonly Range[]): readonly Range[] {
  const apart: [first: number, last: number][] = [];
  for (const [first, last] of ranges.toSorted(([a], [b]) => a - b)) {
    const before = apart.at(-1);
    if (before === undefined || first > before[1] + 1) apart.push([first, last]);
    else before[1] = Math.max(before[1], last);
  }
  return apart;
}

/** All characters that are in none of the ranges. */
export function complementOf(ranges: readonly Range[]): readonly Range[] {
  const rest: Range[] = [];
  let next = 0;
  for (const [first, last] of joined(ranges)) {
    if (first > next) rest.push([next, first - 1]);
    next = last + 1;
  }
  if (next <= largest) rest.push([next, largest]);
  return rest;
}

/** True for a letter, digit or underscore of ASCII. */
export function isWordCharacter(code: number | undefined): boolean {
  return code !== undefined && isIn(wordCharacters, code);
}

/** True if a set holds a character. */
export function holds({ ranges, isNegated, anyCase }: CharacterSet, code: number): boolean {
  return (isIn(ranges, code) || (anyCase && casesOf(code).some((one) => isIn(ranges, one)))) !== isNegated;
}

/** Halves the ranges again and again, since a set may have thousands of them. */
function isIn(ranges: readonly Range[], code: number): boolean {
  let low = 0;
  let high = ranges.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const [first, last] = ranges[middle] ?? [0, largest];
    if (code < first) high = middle;
    else if (code > last) low = middle + 1;
    else return true;
  }
  return false;
}

/** The same letter in small and capital form. */
function casesOf(code: number): readonly number[] {
  const character = String.fromCodePoint(code);
  return [character.toLowerCase(), character.toUpperCase()].flatMap((other) => {
    const one = other.codePointAt(0);
    return one === undefined || String.fromCodePoint(one) !== other ? [] : [one];
  });
}
