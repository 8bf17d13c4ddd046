import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import { nameOf } from "../../model/entry-name.js";
import type { IngressGateway } from "../../model/ingress-gateway.js";
import type { ServiceIntentions } from "../../model/service-intentions.js";
import { changedEntry, type EntryChange } from "./change.js";
import { type Links, servicesLeadingTo, shapedServices, shapesChains } from "./links.js";

/** What has to be looked at again because of a change. */
export interface Affected {
  /** Services whose chains are compiled in a trial. */
  readonly services: ReadonlySet<string>;
  readonly ingresses: readonly EntryDefinition<IngressGateway>[];
  readonly intentions: readonly EntryDefinition<ServiceIntentions>[];
  /** True if listeners must match their services exactly, as they must when the gateway itself is written. */
  readonly strictIngress: boolean;
}

/**
 * What a change affects: the chain of the entry's service and those of entries that directly name it, not followed
 * further, so that a stored set can hold a chain that does not compile (spec of chains, section 13). Consul looks at the
 * chains of all destinations of intentions as well, so those are followed to any depth.
 */
export function affectedBy(before: EntrySet, after: EntrySet, links: Links, change: EntryChange): Affected {
  const found = directlyAffected(before, after, links, change);
  const services = new Set(found.services);
  for (const { value } of found.ingresses) {
    for (const { services: named = [] } of value.listeners ?? []) for (const { name = "" } of named) services.add(name);
  }
  for (const intentions of found.intentions) services.add(nameOf(intentions));
  services.delete("");
  return { ...found, services };
}

const nothing: Affected = { services: new Set(), ingresses: [], intentions: [], strictIngress: false };

function directlyAffected(before: EntrySet, after: EntrySet, links: Links, change: EntryChange): Affected {
  const { kind, name } = changedEntry(change);
  switch (kind) {
    case "proxy-defaults":
    case "sameness-group":
      return {
        services: shapedServices(before),
        ingresses: after.list("ingress-gateway"),
        intentions: after.list("service-intentions"),
        strictIngress: false,
      };
    case "service-intentions": {
      const intentions = after.get("service-intentions", name);
      return intentions === undefined ? nothing : { ...nothing, intentions: [intentions] };
    }
    case "ingress-gateway": {
      const ingress = after.get("ingress-gateway", name);
      return ingress === undefined ? nothing : { ...nothing, ingresses: [ingress], strictIngress: true };
    }
    case "service-defaults":
    case "service-resolver":
    case "service-splitter":
    case "service-router":
      return affectedByService(after, links, name);
    default:
      return nothing;
  }
}

function affectedByService(after: EntrySet, links: Links, name: string): Affected {
  const services = new Set([name]);
  const ingresses: EntryDefinition<IngressGateway>[] = [];
  for (const naming of links(name)) {
    if (shapesChains(naming.value.kind)) services.add(nameOf(naming));
    const ingress = naming.value.kind === "ingress-gateway" ? after.get("ingress-gateway", nameOf(naming)) : undefined;
    if (ingress !== undefined) ingresses.push(ingress);
  }
  const intentions = [...servicesLeadingTo(links, name)].flatMap((one) => after.get("service-intentions", one) ?? []);
  return { services, ingresses, intentions, strictIngress: false };
}
