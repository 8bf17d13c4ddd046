import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import { type EntryKind, entryKinds, isEntryKind } from "../../model/kinds.js";
import { servicesNamedBy } from "./links.js";

/** The kinds on which others depend, in the order in which they are best written; kinds not named here come between. */
const early: readonly EntryKind[] = [
  "mesh",
  "sameness-group",
  "proxy-defaults",
  "jwt-provider",
  "service-defaults",
  "service-resolver",
  "service-splitter",
  "service-router",
];

/** The kinds that depend on all others. Exports are last: what is exported already may change less. */
const late: readonly EntryKind[] = ["ingress-gateway", "service-intentions", "exported-services"];

/** All entries in an order in which Consul takes them, if they fit together and no corner case gets in the way. */
export function sensibleSequence(entries: EntrySet): readonly EntryDefinition[] {
  const others = Object.keys(entryKinds)
    .filter(isEntryKind)
    .filter((kind) => !early.includes(kind) && !late.includes(kind));
  return [...early, ...others.sort(), ...late].flatMap((kind) => namedOnesFirst(entries, kind));
}

/** Entries of one kind by name, but those that an entry names before it: a subset must be there before a redirect to it. */
function namedOnesFirst(entries: EntrySet, kind: EntryKind): readonly EntryDefinition[] {
  const seen = new Set<EntryDefinition>();
  const taken = new Set<EntryDefinition>();
  // Twice on the stack: an entry comes up first to put those on it that it names, and then to be taken itself.
  const stack: EntryDefinition[] = entries.list(kind).toReversed();
  for (let entry = stack.at(-1); entry !== undefined; entry = stack.at(-1)) {
    const named = seen.has(entry) ? [] : namedEntries(entries, kind, entry).filter((other) => !seen.has(other));
    if (named.length === 0) {
      stack.pop();
      taken.add(entry);
    } else stack.push(...named);
    seen.add(entry);
  }
  return [...taken];
}

function namedEntries(entries: EntrySet, kind: EntryKind, entry: EntryDefinition): readonly EntryDefinition[] {
  return [...servicesNamedBy(entry)].flatMap((service) => entries.get(kind, service) ?? []);
}
