import { compareText } from "../base/text-order.js";
import type { Catalog } from "../catalog/catalog.js";
import type { Datacenter } from "../catalog/datacenter.js";
import type { EntrySet } from "../catalog/entries.js";
import type { EntryDefinition } from "../model/definition.js";
import type { ServiceIntentions, SourceIntention } from "../model/service-intentions.js";

/** Whether services may call each other where no intention says anything. */
export type IntentionDefault = "allow" | "deny";

/** What counts without intentions, as agents with ACLs decide it; without ACLs everything is allowed. */
export function intentionDefaultOf(catalog: Catalog): IntentionDefault {
  const denies = catalog.datacenters.some(({ agents }) =>
    agents.some(({ value }) => value.acl.enabled && value.acl.defaultPolicy === "deny"),
  );
  return denies ? "deny" : "allow";
}

/** Answers which services a service may call. */
export interface Intentions {
  /** True if `source` may call `destination`; an intention that decides by the request counts as allowed. */
  isAllowed(source: string, destination: string): boolean;
}

/** Which services may call which, by the intentions and the default where none covers a pair. */
export function readIntentions(entries: EntrySet, byDefault: IntentionDefault): Intentions {
  return {
    isAllowed(source, destination) {
      const decisive = decisiveSource(entries, source, destination);
      return decisive === undefined ? byDefault === "allow" : isAllowedBy(decisive);
    },
  };
}

/** The one of an entry's sources that decides about a pair of services. */
export interface DecisiveSource {
  readonly entry: EntryDefinition<ServiceIntentions>;
  readonly index: number;
  readonly value: SourceIntention;
}

/** What decides whether a service may call another. The exact destination counts first, then the exact source. */
export function decisiveSource(entries: EntrySet, source: string, destination: string): DecisiveSource | undefined {
  const own = entries.get("service-intentions", destination);
  const toAny = entries.get("service-intentions", "*");
  return sourceIn(own, source) ?? sourceIn(own, "*") ?? sourceIn(toAny, source) ?? sourceIn(toAny, "*");
}

/** True for a source that is let in; one whose requests are told apart counts as let in. */
export function isAllowedBy({ value: { action, permissions = [] } }: DecisiveSource): boolean {
  return action === "allow" || permissions.length > 0;
}

/** What an entry says about one source of the own cluster. */
function sourceIn(entry: EntryDefinition<ServiceIntentions> | undefined, name: string): DecisiveSource | undefined {
  const sources = entry?.value.sources ?? [];
  const index = sources.findIndex((source) => source.name === name && (source.peer ?? "") === "");
  const value = sources[index];
  return entry === undefined || value === undefined ? undefined : { entry, index, value };
}

/** Names of the services of a datacenter that a transparent proxy may be allowed to call, sorted. */
export function callableServices(datacenter: Datacenter): readonly string[] {
  const names = new Set(datacenter.meshServices());
  for (const { definition } of datacenter.registrations) {
    const { kind = "", name } = definition.value;
    if (kind === "" && name !== "consul") names.add(name);
  }
  return [...names].sort(compareText);
}
