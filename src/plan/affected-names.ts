import type { EntrySet } from "../catalog/entries.js";
import type { EntryDefinition } from "../model/definition.js";
import { nameOf } from "../model/entry-name.js";
import type { ConfigEntry } from "../model/kinds.js";
import { remember } from "./remember.js";

/** Kinds of entries that lead a chain from one service to others. */
const leading = ["service-resolver", "service-splitter", "service-router"] as const;

/**
 * The services whose chains read entries of the given services, these included, all in lower case. Entries that are about to
 * come or to go are given besides the set, so that chains of before and after count.
 */
export function namesReading(
  services: ReadonlySet<string>,
  entries: EntrySet,
  others: readonly EntryDefinition[],
): ReadonlySet<string> {
  if (services.size === 0) return services;
  const [inSet, besides] = [readersIn(entries), readersOf(others)];
  const reading = new Set(services);
  // A set is gone through in the order of insertion, and what is added on the way has its turn, too.
  for (const service of reading) {
    for (const from of inSet.get(service) ?? []) reading.add(from);
    for (const from of besides.get(service) ?? []) reading.add(from);
  }
  return reading;
}

/** For each service those whose entries name it as a next one of their chains. */
type Readers = ReadonlyMap<string, readonly string[]>;

// A set of entries never changes, so what is derived from it is derived once, for all changes that leave it as it is.
const derived = new WeakMap<EntrySet, Readers>();

function readersIn(entries: EntrySet): Readers {
  const known = derived.get(entries);
  if (known !== undefined) return known;
  const made = readersOf(leading.flatMap((kind): readonly EntryDefinition[] => [...entries.each(kind)]));
  derived.set(entries, made);
  return made;
}

function readersOf(entries: readonly EntryDefinition[]): Readers {
  const readers = new Map<string, string[]>();
  for (const { value } of entries) {
    const from = nameOf({ value }).toLowerCase();
    eachNamed(value, (name) => {
      const to = name.toLowerCase();
      if (to !== from) remember(readers, to, () => []).push(from);
    });
  }
  return readers;
}

/** The services that an entry names as the next ones of its chain. An empty name is its own. */
function eachNamed(value: ConfigEntry, take: (name: string) => void): void {
  const takeFrom = (part: { readonly service?: string } | undefined): void => {
    if (part?.service !== undefined) take(part.service);
  };
  switch (value.kind) {
    case "service-resolver":
      takeFrom(value.redirect);
      for (const failover of Object.values(value.failover ?? {})) {
        takeFrom(failover);
        for (const target of failover.targets ?? []) takeFrom(target);
      }
      break;
    case "service-splitter":
      for (const split of value.splits ?? []) takeFrom(split);
      break;
    case "service-router":
      for (const { destination } of value.routes ?? []) takeFrom(destination);
      break;
    default:
  }
}
