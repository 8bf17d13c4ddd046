import type { Path } from "../base/place.js";
import type { EntryDefinition } from "../model/definition.js";
import type { Target } from "./assembly.js";
import type { ChainSplit } from "./compiled-chain.js";
import type { EntryReference } from "./reference.js";

/** A redirect or default subset that was followed. */
export interface Passage {
  readonly from: Target;
  readonly to: Target;
  readonly entry: EntryDefinition;
  readonly path: Path;
}

/** A failover target, and what named it. */
export interface FailoverPassage {
  /** The target whose node fails over. */
  readonly from: Target;
  /** The target that it ends at, redirects followed. */
  readonly to: Target;
  /** Undefined for a failover that only an implicit resolver makes. */
  readonly entry: EntryDefinition;
  readonly path: Path;
}

/** What is written down on the way while reasons are asked for. */
export interface Trace {
  readonly passages: Passage[];
  readonly failovers: FailoverPassage[];
  /** The legs of splitters that each leg of the result was made of, outermost first. */
  readonly legs: Map<ChainSplit, readonly EntryReference[]>;
}

/** A trace of nothing yet. */
export function createTrace(): Trace {
  return { passages: [], failovers: [], legs: new Map() };
}
