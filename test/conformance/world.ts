import { type Catalog, type CatalogOptions, createCatalog, type PeerInput } from "../../src/catalog/catalog.js";
import type { CatalogDefinition } from "../../src/catalog/cluster.js";
import { defineEntry } from "../../src/decode/define.js";
import { type Dialect, storedDialect } from "../../src/decode/dialect.js";
import { locate } from "../../src/decode/locate.js";
import { walkObject } from "../../src/decode/walk.js";
import type { PreparedQueryDefinition, ServiceDefinition } from "../../src/model/definition.js";
import { healthCheck, node } from "../../src/model/node.js";
import { preparedQuery } from "../../src/model/prepared-query.js";
import { registration } from "../../src/model/service.js";
import type { ObjectTypeOf } from "../../src/model/type.js";

/** A world as routes.jsonl describes it. */
export interface World {
  readonly datacenters: Readonly<Record<string, WorldDatacenter>>;
  readonly entries: readonly unknown[];
  readonly peers?: readonly WorldPeer[];
}

interface WorldDatacenter {
  readonly services: readonly WorldService[];
  readonly preparedQueries?: readonly unknown[];
}

interface WorldService {
  readonly Service: unknown;
  readonly Checks?: readonly unknown[];
}

interface WorldPeer {
  readonly name: string;
  readonly knownThereAs: string;
  readonly datacenter: string;
  readonly services: readonly WorldService[];
  readonly entries: readonly unknown[];
}

export const trustDomain = "11111111-2222-3333-4444-555555555555.consul";
export const peerTrustDomain = "99999999-8888-7777-6666-555555555555.consul";

/** The catalog of a world. */
export function catalogOf(world: World): Catalog {
  const definitions = Object.entries(world.datacenters).flatMap(([datacenter, { services, preparedQueries = [] }]) => [
    ...services.map((service) => defineRegistered(service, datacenter)),
    ...preparedQueries.map(
      (query): PreparedQueryDefinition => ({
        type: "prepared-query",
        value: take(query, preparedQuery),
        origin: { datacenter },
      }),
    ),
  ]);
  const options: CatalogOptions = {
    datacenters: Object.keys(world.datacenters),
    // A world lists all that is registered, so a datacenter without services is empty and not merely unknown.
    emptyDatacenters: Object.keys(world.datacenters).filter((name) => world.datacenters[name]?.services.length === 0),
    trustDomain,
    peers: (world.peers ?? []).map(
      (peer): PeerInput => ({
        name: peer.name,
        knownThereAs: peer.knownThereAs,
        peeredWith: "dc1",
        datacenter: peer.datacenter,
        trustDomain: peerTrustDomain,
        definitions: [
          ...peer.services.map((service) => defineRegistered(service, peer.datacenter)),
          ...peer.entries.map(entryOf),
        ],
      }),
    ),
  };
  return createCatalog([...definitions, ...world.entries.map(entryOf)], options);
}

function entryOf(written: unknown): CatalogDefinition {
  const { definition, diagnostics } = defineEntry(written);
  const refusal = diagnostics.find(({ severity }) => severity === "error");
  if (refusal !== undefined) throw new Error(`entry refused: ${refusal.message} ${JSON.stringify(written)}`);
  if (definition === undefined) throw new Error(`no entry: ${JSON.stringify(written)}`);
  return definition;
}

/** A registration as the catalogue holds it: node, service, checks. */
export function defineRegistered(written: WorldService, datacenter: string): ServiceDefinition {
  return {
    type: "service",
    value: take(written.Service, registration),
    origin: { datacenter },
    node: take(written, node, ["Service", "Checks"]),
    ...(written.Checks === undefined
      ? {}
      : { checks: written.Checks.map((check) => take(check, healthCheck, ["Node"])) }),
  };
}

const catalogueDialect: Dialect = { ...storedDialect, vocabulary: "api" };

function take<Value>(written: unknown, type: ObjectTypeOf<Value>, without: readonly string[] = []): Value {
  const located = locate(written);
  if (located.type !== "map") throw new Error(`no object: ${JSON.stringify(written)}`);
  const value = located.value.filter(({ key }) => !without.includes(key));
  const walked = walkObject({ ...located, value }, type, catalogueDialect);
  if (walked.issues.length > 0) throw new Error(`not understood: ${JSON.stringify(walked.issues[0])}`);
  return walked.value;
}
