/** What `JSON.parse` gives. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** The objects of a list; undefined if it is no list of objects. */
export function objectsOf(value: unknown): readonly JsonObject[] | undefined {
  return Array.isArray(value) && value.every(isObject) ? value : undefined;
}

/** Only these keys of an object, in this order. */
export function pick(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = Object.hasOwn(object, key) ? object[key] : undefined;
      return value === undefined ? [] : [[key, value]];
    }),
  );
}

/** All keys of an object but these. */
export function omit(object: JsonObject, keys: readonly string[]): JsonObject {
  return Object.fromEntries(Object.entries(object).filter(([key]) => !keys.includes(key)));
}

/** What changes with every write or check, and says nothing about routes. */
const volatile = ["CreateIndex", "ModifyIndex", "Hash", "ContentHash", "Status"] as const;

/** What takes the place of a secret. */
const leftOut = "<left out by meshplan pull>";

/** Entries in the order of their names, without what is volatile and without private keys. */
export function tidyEntries(entries: readonly JsonObject[]): readonly JsonObject[] {
  return sortBy(
    entries.map((entry) => {
      const kept = omit(entry, volatile);
      return Object.hasOwn(kept, "PrivateKey") ? { ...kept, PrivateKey: leftOut } : kept;
    }),
    (entry) => [String(entry["Name"] ?? "")],
  );
}

const nodeKeys = ["Node", "Address", "Datacenter", "TaggedAddresses", "Meta"];
const checkKeys = ["Node", "CheckID", "Name", "Status", "ServiceID"];

/** Instances as `/v1/health/service` lists them, in the order of nodes and IDs; of their checks only what decides routes. */
export function tidyInstances(instances: readonly JsonObject[]): readonly JsonObject[] {
  const tidied = instances.map((instance) => ({
    Node: pick(objectIn(instance, "Node"), nodeKeys),
    Service: omit(objectIn(instance, "Service"), volatile),
    Checks: sortBy(
      (objectsOf(instance["Checks"]) ?? []).map((check) => pick(check, checkKeys)),
      (check) => [String(check["CheckID"] ?? ""), String(check["ServiceID"] ?? "")],
    ),
  }));
  return sortBy(tidied, ({ Node, Service }) => [String(Node["Node"] ?? ""), String(Service["ID"] ?? "")]);
}

const queryKeys = ["ID", "Name", "Template", "Service"];

/** Prepared queries without their tokens. */
export function tidyQueries(queries: readonly JsonObject[]): readonly JsonObject[] {
  return sortBy(
    queries.map((query) => pick(query, queryKeys)),
    (query) => [String(query["Name"] ?? ""), String(query["ID"] ?? "")],
  );
}

const peeringKeys = ["Name", "State", "PeerID", "Meta", "Remote"];

/** Peerings without certificates and stream statistics. */
export function tidyPeerings(peerings: readonly JsonObject[]): readonly JsonObject[] {
  return sortBy(
    // A peering that is being set up has no ID of the peer yet; the key stays, for by it the answer is known again.
    peerings.map((peering) => pick({ PeerID: "", ...peering }, peeringKeys)),
    (peering) => [String(peering["Name"] ?? "")],
  );
}

const configKeys = ["Datacenter", "PrimaryDatacenter", "NodeName", "Server"];
const debugKeys = [
  "ACLsEnabled",
  "ConnectEnabled",
  "ConnectMeshGatewayWANFederationEnabled",
  "ConnectSidecarMaxPort",
  "ConnectSidecarMinPort",
  "EnableCentralServiceConfig",
  "GRPCPort",
  "GRPCTLSPort",
  "Locality",
  "PeeringEnabled",
  "PrimaryGateways",
  "TranslateWANAddrs",
];

/** Of an agent's whole configuration only the settings on which routes rest. */
export function tidyAgent(self: JsonObject): JsonObject {
  const debug = objectIn(self, "DebugConfig");
  const acl = pick(objectIn(debug, "ACLResolverSettings"), ["ACLDefaultPolicy"]);
  return {
    Config: pick(objectIn(self, "Config"), configKeys),
    DebugConfig: {
      ...pick(debug, debugKeys),
      ...(Object.keys(acl).length === 0 ? {} : { ACLResolverSettings: acl }),
    },
  };
}

export function objectIn(object: JsonObject, key: string): JsonObject {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  return isObject(value) ? value : {};
}

/** Sorts by several texts, by code units: the same on every machine. */
function sortBy<Item>(items: readonly Item[], keysOf: (item: Item) => readonly string[]): readonly Item[] {
  return items.toSorted((a, b) => {
    const [left, right] = [keysOf(a), keysOf(b)];
    const at = left.findIndex((key, index) => key !== right[index]);
    return at === -1 ? 0 : (left[at] ?? "") < (right[at] ?? "") ? -1 : 1;
  });
}
