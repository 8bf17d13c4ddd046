import {
  type CatalogDefinition,
  type Diagnostic,
  diagnostic,
  type PeerInput,
  type Reader,
  readSources,
  type Source,
} from "../index.js";

/** The files of another cluster, given as `peer:NAME=PATH`. */
export interface PeerSources {
  readonly name: string;
  readonly sources: readonly Source[];
}

/** Peers for a catalog, and what is wrong with their files. */
export interface ReadPeers {
  readonly peers: readonly PeerInput[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the files of peers. What a peer calls this cluster is `knownAs`, else the only peer that its `exported-services` name;
 * its datacenter is the one that its files name.
 */
export function readPeers(
  given: readonly PeerSources[],
  readers: readonly Reader[],
  knownAs: string | undefined,
): ReadPeers {
  const diagnostics: Diagnostic[] = [];
  const peers = given.map(({ name, sources }): PeerInput => {
    const reading = readSources(sources, { readers });
    diagnostics.push(...reading.diagnostics);
    const consumers = consumersOf(reading.definitions);
    if (knownAs === undefined && consumers.length > 1) diagnostics.push(peerUnclear(name, consumers));
    const [datacenter, ...others] = datacentersOf(reading.definitions);
    return {
      name,
      knownThereAs: knownAs ?? (consumers.length === 1 ? consumers[0] : undefined) ?? "",
      definitions: reading.definitions,
      ...(datacenter === undefined || others.length > 0 ? {} : { datacenter }),
    };
  });
  return { peers, diagnostics };
}

/** The clusters that a peer exports services to, as it calls them. */
function consumersOf(definitions: readonly CatalogDefinition[]): readonly string[] {
  const named = new Set<string>();
  for (const definition of definitions) {
    if (definition.type !== "config-entry" || definition.value.kind !== "exported-services") continue;
    for (const { consumers = [] } of definition.value.services ?? []) {
      for (const { peer = "" } of consumers) if (peer !== "") named.add(peer);
    }
  }
  return [...named].sort();
}

/** The datacenters that settings of agents and answers of the HTTP API name. */
function datacentersOf(definitions: readonly CatalogDefinition[]): readonly string[] {
  const named = definitions.flatMap((one) =>
    one.type === "agent" ? [one.value.datacenter] : (one.origin.datacenter ?? []),
  );
  return [...new Set(named)];
}

function peerUnclear(name: string, consumers: readonly string[]): Diagnostic {
  return diagnostic(
    "catalog/peer-unclear",
    `The peer \`${name}\` exports services to ${consumers.join(", ")}; which of them is this cluster, its files do not tell.`,
    { hint: `Say it: --known-as ${consumers[0]}` },
  );
}
