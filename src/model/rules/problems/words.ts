import type { Code } from "../../../base/codes.js";
import { nearest } from "../../../base/suggest.js";
import { type Problem, problem } from "../fault.js";

/** How much of a value a message shows. */
const shownLength = 60;

/** A value as messages show it: in double quotes, cut where it is long. */
export function quoted(value: string): string {
  return JSON.stringify(value.length > shownLength ? `${value.slice(0, shownLength)}…` : value);
}

/** `a, b or c`, each in quotes. */
export function listed(words: readonly string[]): string {
  const all = words.map((word) => `"${word}"`);
  return all.length < 2 ? all.join("") : `${all.slice(0, -1).join(", ")} or ${all.at(-1)}`;
}

/** A field holds a word that is none of those that Consul knows. */
export function unknownWord(code: Code, field: string, value: string, words: readonly string[]): Problem {
  const meant = nearest(value, words);
  return problem(
    code,
    value === "" ? `${field} is missing.` : `${field} is ${quoted(value)}, which Consul does not know.`,
    meant === undefined ? `Write ${listed(words)}.` : `Did you mean "${meant}"?`,
  );
}

/** A field that must be given is absent or empty. */
export function missing(code: Code, field: string, owner: string): Problem {
  return problem(code, `${owner} has no ${field}.`, `Give it a ${field}.`);
}

/** A number is out of its range. */
export function outOfRange(code: Code, field: string, value: number | string, range: string): Problem {
  return problem(code, `${field} is ${value}; it must be ${range}.`);
}

/** One of a group of fields that exclude each other must be given. */
export function exactlyOne(code: Code, owner: string, fields: readonly string[], given: number): Problem {
  const names = fields.length < 2 ? fields.join("") : `${fields.slice(0, -1).join(", ")} and ${fields.at(-1)}`;
  return problem(
    code,
    given === 0 ? `${owner} has none of ${names}.` : `${owner} has ${given} of ${names}.`,
    given === 0 ? "Give exactly one of them." : "Keep one of them.",
  );
}

/** Something is given that exists in the Enterprise edition only. */
export function enterpriseOnly(code: Code, what: string): Problem {
  return problem(code, `${what} exists in Consul Enterprise only.`);
}

/** Something stands twice in a list whose elements differ. */
export function listedTwice(code: Code, what: string): Problem {
  return problem(code, `${what} is listed twice.`, "Keep one of them.");
}
