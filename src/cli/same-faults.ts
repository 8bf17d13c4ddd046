import type { Diagnostic } from "../index.js";

/** The faults of two states, sorted by which of them has them. */
export interface ComparedFaults {
  /** Those of both, as the state after has them. */
  readonly old: readonly Diagnostic[];
  readonly gone: readonly Diagnostic[];
  readonly fresh: readonly Diagnostic[];
}

/** Pairs faults that say the same, wherever they stand: lines move, and the files of the two states may lie in two folders. */
export function compareFaults(before: readonly Diagnostic[], after: readonly Diagnostic[]): ComparedFaults {
  const left = new Map<string, Diagnostic[]>();
  for (const fault of before) {
    const words = wordsOf(fault);
    const same = left.get(words);
    if (same === undefined) left.set(words, [fault]);
    else same.push(fault);
  }
  const old: Diagnostic[] = [];
  const fresh: Diagnostic[] = [];
  for (const fault of after) {
    const other = left.get(wordsOf(fault))?.shift();
    (other === undefined ? fresh : old).push(fault);
  }
  const gone = new Set([...left.values()].flat());
  return { old, gone: before.filter((fault) => gone.has(fault)), fresh };
}

function wordsOf({ code, message, path }: Diagnostic): string {
  return JSON.stringify([code, message, path]);
}
