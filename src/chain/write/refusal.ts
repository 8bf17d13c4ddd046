import type { Code } from "../../base/codes.js";
import type { Path } from "../../base/place.js";
import type { EntryDefinition } from "../../model/definition.js";
import type { ErrorStep } from "../error.js";
import { referTo } from "../reference.js";

/** Why Consul would not take a change. */
export interface WriteRefusal {
  readonly code: Code;
  /** What Consul says. */
  readonly message: string;
  /** The service whose chain fails, if it is one that fails. */
  readonly chain?: string;
  /** The entries that contradict each other; the last one is nearest to the fault. */
  readonly way: readonly ErrorStep[];
}

/** A step of a refusal's way. */
export function step(definition: EntryDefinition, path: Path, message: string): ErrorStep {
  return { entry: referTo(definition, path), message };
}
