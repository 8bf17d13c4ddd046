import type { Path } from "../base/place.js";

/** The part of a value that a path leads to; undefined where there is none. */
export function partAt(value: unknown, path: Path): unknown {
  let current = value;
  for (const step of path) current = memberOf(current, step);
  return current;
}

/**
 * The path to the first place at which two plain values differ, keys in their alphabetical order; undefined for equal ones.
 * Free-form settings may nest deeply and may hold keys such as `constructor` and `valueOf`, at which ordinary comparisons
 * stumble: this one has a stack of its own and looks at own keys only.
 */
export function firstDifference(before: unknown, after: unknown): Path | undefined {
  const stack: Step[] = [{ before, after }];
  for (let step = stack.pop(); step !== undefined; step = stack.pop()) {
    const keys = keysOfBoth(step.before, step.after);
    if (keys === undefined) {
      if (!Object.is(step.before, step.after)) return pathTo(step);
      continue;
    }
    for (const key of keys.toReversed()) {
      stack.push({ before: memberOf(step.before, key), after: memberOf(step.after, key), key, around: step });
    }
  }
  return undefined;
}

interface Step {
  readonly before: unknown;
  readonly after: unknown;
  readonly key?: string | number;
  readonly around?: Step;
}

function pathTo(step: Step): Path {
  const path: (string | number)[] = [];
  for (let at: Step | undefined = step; at?.key !== undefined; at = at.around) path.push(at.key);
  return path.reverse();
}

/** The keys of two objects or two lists; undefined where they are not of one form, so that they cannot be equal inside. */
function keysOfBoth(before: unknown, after: unknown): readonly (string | number)[] | undefined {
  if (!isComposite(before) || !isComposite(after) || Array.isArray(before) !== Array.isArray(after)) return undefined;
  if (Array.isArray(before) && Array.isArray(after)) {
    return Array.from({ length: Math.max(before.length, after.length) }, (_, index) => index);
  }
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
}

function isComposite(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

function memberOf(value: unknown, key: string | number): unknown {
  if (!isComposite(value) || !Object.hasOwn(value, key)) return undefined;
  const member: unknown = Reflect.get(value, key);
  return member;
}
