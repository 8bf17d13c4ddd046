import type { Code } from "../base/codes.js";
import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Draft } from "../base/record.js";
import { consulPathOf, type EntryReference } from "./reference.js";

/** An entry on the way to a fault, and what it has to do with it. */
export interface ErrorStep {
  readonly entry: EntryReference;
  /** One sentence. */
  readonly message: string;
}

/** Why a chain does not compile. */
export interface ChainError {
  readonly code: Code;
  /** Word for word what Consul says. */
  readonly message: string;
  /** The service whose chain it is. */
  readonly chain: string;
  /** The entries that lead to the fault, in the order in which traffic meets them; the last one is nearest to it. */
  readonly way: readonly ErrorStep[];
}

/** An error while the walk goes back up; each caller adds its own step. */
export interface Failure extends Draft<Omit<ChainError, "way">> {
  /** Nearest to the fault first. */
  readonly stepsBack: ErrorStep[];
}

/** The error that a failure amounts to once the walk is back at the top. */
export function errorOf({ code, message, chain, stepsBack }: Failure): ChainError {
  return { code, message, chain, way: stepsBack.toReversed() };
}

/**
 * Makes a diagnostic of an error, or of the refusal of a write: it stands at the entry nearest to the fault, all entries
 * on the way are second places.
 */
export function chainDiagnostic(error: Pick<ChainError, "code" | "message" | "way">): Diagnostic {
  const nearest = error.way.at(-1)?.entry;
  const path = nearest === undefined ? "" : consulPathOf(nearest);
  const related = error.way.flatMap(({ entry, message }) =>
    entry.span === undefined ? [] : [{ message, span: entry.span }],
  );
  return diagnostic(error.code, error.message, {
    ...(nearest?.span === undefined ? {} : { span: nearest.span }),
    ...(path === "" ? {} : { path }),
    ...(related.length === 0 ? {} : { related }),
  });
}
