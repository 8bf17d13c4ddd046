import type { Code } from "../base/codes.js";
import type { Path } from "../base/place.js";
import type { EntryDefinition } from "../model/definition.js";
import type { Assembly } from "./assembly.js";
import { referTo } from "./reference.js";

/** Ends the compilation with an error; the first one counts. Gives undefined, so that a caller can return it. */
export function fail(assembly: Assembly, code: Code, message: string): undefined {
  assembly.failure ??= { code, message, chain: assembly.request.name, stepsBack: [] };
}

/** Names an entry that led to the failure. Whoever called something that failed adds its own entry, going outwards. */
export function addStep(assembly: Assembly, definition: EntryDefinition, path: Path, message: string): undefined {
  assembly.failure?.stepsBack.push({ entry: referTo(definition, path), message });
}
