import type { EntrySet } from "../catalog/entries.js";
import type { EntryDefinition } from "../model/definition.js";
import { nameOf } from "../model/entry-name.js";
import type { ConfigEntry } from "../model/kinds.js";

/** Kinds of entries that lead a chain from one service to others. */
const leading = ["service-resolver", "service-splitter", "service-router"] as const;

/**
 * The services whose chains read entries of the given services, these included, all in lower case. Entries that are about to
 * come or to go are given besides the sets, so that chains of before and after count.
 */
export function namesReading(
  services: ReadonlySet<string>,
  sets: readonly EntrySet[],
  others: readonly EntryDefinition[],
): ReadonlySet<string> {
  if (services.size === 0) return services;
  const sources = new Map<string, string[]>();
  const take = (value: ConfigEntry): void => {
    const from = nameOf({ value }).toLowerCase();
    eachNamed(value, (name) => {
      const to = name.toLowerCase();
      if (to === from) return;
      const known = sources.get(to);
      if (known === undefined) sources.set(to, [from]);
      else known.push(from);
    });
  };
  for (const kind of leading) for (const set of sets) for (const { value } of set.each(kind)) take(value);
  for (const { value } of others) take(value);
  const reading = new Set(services);
  // A set is gone through in the order of insertion, and what is added on the way has its turn, too.
  for (const service of reading) for (const from of sources.get(service) ?? []) reading.add(from);
  return reading;
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
