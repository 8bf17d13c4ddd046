import type { Code } from "../base/codes.js";
import {
  comparePlaces,
  compareSpans,
  type Diagnostic,
  type DiagnosticDetails,
  diagnostic,
} from "../base/diagnostic.js";
import { type Overlay, overlay } from "../base/overlay.js";
import type { Span } from "../base/span.js";
import { compareText } from "../base/text-order.js";
import { contentOf } from "../catalog/order.js";

/** A fault that may show in many upstreams and is reported once. */
export interface Problem {
  /** The same for the same fault. */
  readonly key: string;
  readonly code: Code;
  /** One sentence. */
  readonly reason: string;
  /** What it means for so many upstreams; the end of a sentence. */
  readonly consequence?: (upstreams: number) => string;
  /** Among them the place where the fault itself is written; by default the first upstream that it concerns. */
  readonly details?: DiagnosticDetails;
}

/** What keeps the faults of one proxy while it is planned. */
export interface FaultKeeper {
  /** Notes faults that one upstream shows. */
  note(problems: readonly Problem[], upstream: Span | undefined): void;
  /** Takes a diagnostic as it is. */
  take(diagnostics: Iterable<Diagnostic>): void;
  kept(): KeptFaults;
}

/** A fault that one upstream shows. */
export interface Note {
  readonly problem: Problem;
  readonly upstream: Span | undefined;
}

/** The faults that were found while one proxy was planned. */
export interface KeptFaults {
  readonly notes: readonly Note[];
  readonly taken: readonly Diagnostic[];
}

const nothing: KeptFaults = { notes: [], taken: [] };

export function createFaultKeeper(): FaultKeeper {
  const notes: Note[] = [];
  const taken: Diagnostic[] = [];
  return {
    note(problems, upstream) {
      // An upstream whose targets share a fault shows it once.
      const shown = problems.length > 1 ? new Map(problems.map((one) => [one.key, one])).values() : problems;
      for (const problem of shown) notes.push({ problem, upstream });
    },
    take(diagnostics) {
      for (const one of diagnostics) taken.push(one);
    },
    // Lists that have grown one by one have room for many more; these are kept, so they are cut to their size.
    kept: () => (notes.length === 0 && taken.length === 0 ? nothing : { notes: notes.slice(), taken: taken.slice() }),
  };
}

/** One fault with all upstreams that show it, and how it is told. */
interface Tally {
  readonly key: string;
  readonly notes: readonly Note[];
  readonly told: Diagnostic;
}

/** Faults of many proxies, each told once. */
export interface Tallies {
  readonly byKey: Overlay<string, Tally>;
  /** In the order of their places. */
  readonly sorted: readonly Tally[];
}

const noTallies: Tallies = { byKey: overlay(new Map()), sorted: [] };

/** Counts faults. */
export function tally(found: Iterable<KeptFaults>): Tallies {
  return tallyAgain(noTallies, [], found);
}

/** Counts again what some proxies showed before and do not show any more, and what they show instead. */
export function tallyAgain(
  { byKey, sorted }: Tallies,
  lost: Iterable<KeptFaults>,
  found: Iterable<KeptFaults>,
): Tallies {
  const gone = new Set<Note>();
  for (const { notes } of lost) for (const note of notes) gone.add(note);
  const changed = new Map<string, Note[]>();
  const notesOf = (key: string): Note[] => {
    const known = changed.get(key);
    if (known !== undefined) return known;
    const made = (byKey.get(key)?.notes ?? []).filter((note) => !gone.has(note));
    changed.set(key, made);
    return made;
  };
  for (const { problem } of gone) notesOf(problem.key);
  for (const { notes } of found) for (const note of notes) notesOf(note.problem.key).push(note);
  const changes = new Map([...changed].map(([key, notes]) => [key, tallyOf(key, notes)]));
  const again = [...changes.values()].filter((one) => one !== undefined).sort(compareTallies);
  if (sorted.length === 0) return { byKey: overlay(new Map(again.map((one) => [one.key, one]))), sorted: again };
  return { byKey: byKey.changed(changes), sorted: replace(sorted, changes, byKey, again) };
}

/** A sorted list without the tallies that changed, and with what became of them. */
function replace(
  sorted: readonly Tally[],
  changes: ReadonlyMap<string, Tally | undefined>,
  before: Overlay<string, Tally>,
  again: readonly Tally[],
): readonly Tally[] {
  if (changes.size > sorted.length / 16) {
    return [...sorted.filter(({ key }) => !changes.has(key)), ...again].sort(compareTallies);
  }
  const list = [...sorted];
  for (const key of changes.keys()) {
    const old = before.get(key);
    if (old !== undefined) list.splice(positionIn(list, old), 1);
  }
  for (const one of again) list.splice(positionIn(list, one), 0, one);
  return list;
}

/** Where a tally stands in a sorted list, or would stand. */
function positionIn(sorted: readonly Tally[], wanted: Tally): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = sorted[middle];
    if (other !== undefined && compareTallies(other, wanted) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The upstream that stands first shows the fault, whatever the order in which proxies are planned. */
function tallyOf(key: string, notes: readonly Note[]): Tally | undefined {
  let first: Note | undefined;
  for (const note of notes) if (first === undefined || isBefore(note, first)) first = note;
  if (first === undefined) return undefined;
  const { problem, upstream } = first;
  const told = diagnostic(problem.code, messageOf(problem, notes.length), {
    ...(upstream === undefined ? {} : { span: upstream }),
    ...problem.details,
  });
  return { key, notes, told };
}

/** By place; of upstreams at one place, or at none, what is told of the fault decides, and how it is told. */
function isBefore(a: Note, b: Note): boolean {
  const order = compareSpans(a.upstream, b.upstream);
  if (order !== 0 || a.problem === b.problem) return order < 0;
  const content = compareText(contentOf(a.problem.details ?? {}), contentOf(b.problem.details ?? {}));
  return (content || compareText(a.problem.reason, b.problem.reason)) < 0;
}

function compareTallies(a: Tally, b: Tally): number {
  return comparePlaces(a.told, b.told) || compareText(a.key, b.key);
}

/** How faults are told, by place; those that are taken as they are come first, each once. */
export function diagnosticsOf({ sorted }: Tallies, taken: Iterable<Diagnostic>): readonly Diagnostic[] {
  const diagnostics = [...new Set(taken)];
  for (const { told } of sorted) diagnostics.push(told);
  return diagnostics;
}

function messageOf({ reason, consequence }: Problem, upstreams: number): string {
  if (consequence === undefined) return reason;
  return `${reason.endsWith(".") ? reason.slice(0, -1) : reason}; ${consequence(upstreams)}.`;
}
