import type { Located } from "../base/located.js";
import type { Expression } from "./syntax/tree.js";

/** What a name stands for, and how many steps of the way it took. */
export type Meaning =
  | { readonly expression: Expression; readonly steps: number }
  | { readonly value: Located; readonly steps: number };

/** The names that the expressions of a module, or of a part of it, may use. */
export interface Scope {
  /** The meaning of a way of names such as `["var", "mode"]`; undefined if it is not known. */
  lookUp(path: readonly string[]): Meaning | undefined;
  /** What evaluation has cost so far, all parts of the module together. */
  readonly cost: { spent: number };
}

/** The same scope with names that stand for texts, such as those that Nomad puts in place of `${JOB}`. */
export function withTexts(scope: Scope, texts: ReadonlyMap<string, string>): Scope {
  return {
    cost: scope.cost,
    lookUp(path) {
      const text = path.length === 1 ? texts.get(path[0] ?? "") : undefined;
      if (text !== undefined) return { value: { type: "text", value: text, start: 0, end: 0 }, steps: 1 };
      return scope.lookUp(path);
    },
  };
}
