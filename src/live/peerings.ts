import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import { textIn } from "../base/members.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import { type ServiceDefinition, spanOf } from "../model/definition.js";
import { peerInactive, peerUnknown } from "./problems.js";

/** What `/v1/peerings` tells of one peer. What the peer exports it does not tell. */
export interface Peering {
  readonly name: string;
  /** In capitals; traffic goes only while it is `ACTIVE`. */
  readonly state: string;
  /** The datacenter whose servers were asked; absent if the source does not say. */
  readonly datacenter?: string;
}

/** Reads an element of `/v1/peerings`. */
export function readPeering(map: LocatedMap, { datacenter }: Document): Peering {
  return {
    name: textIn(map, "Name") ?? "",
    state: textIn(map, "State") ?? "",
    ...(datacenter === undefined ? {} : { datacenter: datacenter.toLowerCase() }),
  };
}

/**
 * Tells of upstreams to peers that the saved peerings do not list, or not as active. Nothing is told for a datacenter whose
 * peerings were not saved.
 */
export function peeringFindings(
  peerings: readonly Peering[],
  definitions: readonly CatalogDefinition[],
): readonly Diagnostic[] {
  if (peerings.length === 0) return [];
  return definitions.flatMap((definition) => (definition.type === "service" ? findingsOf(peerings, definition) : []));
}

function findingsOf(peerings: readonly Peering[], definition: ServiceDefinition): readonly Diagnostic[] {
  const home = definition.origin.datacenter?.toLowerCase();
  const here = peerings.filter(({ datacenter }) => datacenter === undefined || datacenter === home);
  if (here.length === 0) return [];
  const { id, proxy } = definition.value;
  return (proxy?.upstreams ?? []).flatMap(({ destinationPeer = "" }, index) => {
    if (destinationPeer === "") return [];
    const found = here.find(({ name }) => name === destinationPeer);
    const span = spanOf(definition, ["proxy", "upstreams", index, "destinationPeer"]);
    if (found === undefined) return [peerUnknown(destinationPeer, id, span)];
    return found.state === "ACTIVE" ? [] : [peerInactive(destinationPeer, found.state, id, span)];
  });
}
