import { parsePattern } from "./parse.js";
import {
  type Assertion,
  type CharacterSet,
  holds,
  isWordCharacter,
  type Pattern,
  type PatternFault,
} from "./syntax.js";

/** A pattern ready to be asked. */
export interface Matcher {
  /**
   * True if the pattern matches anywhere in the text. Takes time in proportion to the length of the pattern times that of
   * the text; undefined where that is more than anybody needs.
   */
  matches(text: string): boolean | undefined;
}

/** Steps of a machine that is in several states at once; it never goes back, so its time is linear in the text. */
type Step =
  | { readonly is: "take"; readonly set: CharacterSet; readonly next: number }
  | { readonly is: "assert"; readonly what: Assertion; readonly next: number }
  | { readonly is: "fork"; readonly next: readonly number[] }
  | { readonly is: "found" };

/** A pattern that needs more steps is refused: numbers of repetitions multiply out. */
export const maximumSteps = 20_000;

/** A longer pattern is refused before it is read. */
export const maximumPatternLength = 10_000;

/** Numbers of repetitions inside each other may multiply up to this; Go refuses more. */
const mostInAll = 1000;

/** Steps taken for one text before it is given up: some tenths of a second. */
export const maximumWork = 2_000_000;

const tooLarge = { fault: { offset: 0, reason: "is too large" } } as const;

/** Makes a matcher of a regular expression in RE2's syntax. */
export function createMatcher(text: string): Matcher | { readonly fault: PatternFault } {
  if (text.length > maximumPatternLength) return tooLarge;
  const { pattern, fault } = parsePattern(text);
  if (pattern === undefined) return { fault };
  const steps: Step[] = [{ is: "found" }];
  const start = addSteps(steps, pattern, 0, mostInAll);
  if (start === undefined || steps.length > maximumSteps) return tooLarge;
  return { matches: (subject) => run(steps, start, subject) };
}

/**
 * Adds the steps of a pattern in front of the step `next`, and gives the first of them. `repeatable` is how many times
 * something in it may be repeated by number. Undefined if the pattern is too large.
 */
function addSteps(steps: Step[], pattern: Pattern, next: number, repeatable: number): number | undefined {
  if (steps.length > maximumSteps) return undefined;
  switch (pattern.is) {
    case "set":
      return steps.push({ is: "take", set: pattern.set, next }) - 1;
    case "assert":
      return steps.push({ is: "assert", what: pattern.what, next }) - 1;
    case "sequence": {
      let start: number | undefined = next;
      for (const part of pattern.parts.toReversed()) {
        start = addSteps(steps, part, start, repeatable);
        if (start === undefined) return undefined;
      }
      return start;
    }
    case "either": {
      // Many empty alternatives are one.
      const starts = new Set<number>();
      for (const part of pattern.parts) {
        const start = addSteps(steps, part, next, repeatable);
        if (start === undefined) return undefined;
        starts.add(start);
      }
      return steps.push({ is: "fork", next: [...starts] }) - 1;
    }
    case "repeat":
      return addRepeated(steps, pattern, next, repeatable);
    default:
      return pattern satisfies never;
  }
}

function addRepeated(
  steps: Step[],
  { part, least, most }: Extract<Pattern, { readonly is: "repeat" }>,
  next: number,
  repeatable: number,
): number | undefined {
  const times = Math.max(1, most ?? least);
  if (times > repeatable) return undefined;
  const inside = Math.floor(repeatable / times);
  let start = next;
  if (most === undefined) {
    const again: number[] = [next];
    start = steps.push({ is: "fork", next: again }) - 1;
    const first = addSteps(steps, part, start, inside);
    if (first === undefined) return undefined;
    again.push(first);
  } else {
    for (let count = least; count < most; count += 1) {
      const first = addSteps(steps, part, start, inside);
      if (first === undefined) return undefined;
      start = steps.push({ is: "fork", next: [next, first] }) - 1;
    }
  }
  for (let count = 0; count < least; count += 1) {
    const first = addSteps(steps, part, start, inside);
    if (first === undefined) return undefined;
    start = first;
  }
  return start;
}

function run(steps: readonly Step[], start: number, text: string): boolean | undefined {
  /** The position at which each step was last entered, so that none is entered twice there. */
  const entered = new Array<number>(steps.length).fill(-1);
  let taking: number[] = [];
  let work = 0;
  let before: number | undefined;
  for (let at = 0; ; ) {
    const code = text.codePointAt(at);
    // A match may begin anywhere.
    const open = [...taking, start];
    const here: Extract<Step, { readonly is: "take" }>[] = [];
    for (let index = open.pop(); index !== undefined; index = open.pop()) {
      if (entered[index] === at) continue;
      entered[index] = at;
      work += 1;
      const step = steps[index];
      if (step === undefined) continue;
      if (step.is === "found") return true;
      if (step.is === "take") here.push(step);
      else if (step.is === "fork") for (const next of step.next) open.push(next);
      else if (isAsserted(step.what, before, code)) open.push(step.next);
    }
    if (code === undefined) return false;
    if (work > maximumWork) return undefined;
    taking = here.flatMap(({ set, next }) => (holds(set, code) ? [next] : []));
    before = code;
    at += code > 0xffff ? 2 : 1;
  }
}

const newline = 10;

/** Whether an assertion holds between two characters; undefined stands for the ends of the text. */
function isAsserted(what: Assertion, before: number | undefined, after: number | undefined): boolean {
  switch (what) {
    case "text-start":
      return before === undefined;
    case "text-end":
      return after === undefined;
    case "line-start":
      return before === undefined || before === newline;
    case "line-end":
      return after === undefined || after === newline;
    case "word-edge":
      return isWordCharacter(before) !== isWordCharacter(after);
    case "no-word-edge":
      return isWordCharacter(before) === isWordCharacter(after);
    default:
      return what satisfies never;
  }
}
