import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import { nameOf } from "../../model/entry-name.js";
import type { EntryKind } from "../../model/kinds.js";
import { namedByResolver } from "../reading.js";

/** The kinds whose entries name services of other chains. */
const linkingKinds = ["service-router", "service-splitter", "service-resolver", "ingress-gateway"] as const;

/** Finds the entries that directly name a service. */
export type Links = (service: string) => readonly EntryDefinition[];

/** The services that an entry directly names, in small letters, since the store finds names whatever their case. */
export function servicesNamedBy(definition: EntryDefinition): ReadonlySet<string> {
  const names = new Set<string>();
  for (const name of namedBy(definition)) names.add(name.toLowerCase());
  return names;
}

function namedBy(definition: EntryDefinition): readonly string[] {
  const { value } = definition;
  const own = nameOf(definition);
  switch (value.kind) {
    case "service-router":
      return [own, ...(value.routes ?? []).map(({ destination }) => destination?.service || own)];
    case "service-splitter":
      return (value.splits ?? []).map(({ service }) => service || own);
    case "service-resolver":
      return namedByResolver(value);
    case "ingress-gateway":
      return (value.listeners ?? []).flatMap(({ services = [] }) => services.map(({ name = "" }) => name));
    default:
      return [];
  }
}

/** Indexes who names whom. */
export function linksOf(entries: EntrySet): Links {
  const byService = new Map<string, EntryDefinition[]>();
  for (const kind of linkingKinds) {
    for (const definition of entries.list(kind)) addLinks(byService, definition);
  }
  return (service) => byService.get(service.toLowerCase()) ?? [];
}

/** Adds an entry under every service that it names. */
export function addLinks(byService: Map<string, EntryDefinition[]>, definition: EntryDefinition): void {
  for (const service of servicesNamedBy(definition)) {
    const naming = byService.get(service);
    if (naming === undefined) byService.set(service, [definition]);
    else naming.push(definition);
  }
}

/** True for the kinds that shape chains. */
export function shapesChains(kind: EntryKind): boolean {
  return kind === "service-router" || kind === "service-splitter" || kind === "service-resolver";
}

/** Services that have a router, splitter or resolver. */
export function shapedServices(entries: EntrySet): ReadonlySet<string> {
  const kinds = ["service-router", "service-splitter", "service-resolver"] as const;
  return new Set(kinds.flatMap((kind) => [...entries.each(kind)].map(nameOf)));
}

/** A service and all whose chains lead to it, however far. */
export function servicesLeadingTo(links: Links, service: string): ReadonlySet<string> {
  const found = new Map([[service.toLowerCase(), service]]);
  // A map is gone through in the order of insertion, and what is added on the way has its turn, too.
  for (const name of found.values()) {
    for (const naming of links(name)) {
      const own = nameOf(naming);
      if (shapesChains(naming.value.kind) && !found.has(own.toLowerCase())) found.set(own.toLowerCase(), own);
    }
  }
  return new Set(found.values());
}
