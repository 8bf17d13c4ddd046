import type { Diagnostic } from "../base/diagnostic.js";
import { ourSpelling } from "../model/our-spelling.js";
import type { ObjectType } from "../model/type.js";

/** What is wrong with a fixture, with hints that name fields as fixtures write them. */
export function fixtureHints(diagnostics: readonly Diagnostic[], type: ObjectType): readonly Diagnostic[] {
  return diagnostics.map((one) => {
    if (one.hint === undefined || !one.code.startsWith("decode/unknown-key")) return one;
    return { ...one, hint: ourSpelling(one.hint.replace("The API spells it", "Write"), type) };
  });
}
