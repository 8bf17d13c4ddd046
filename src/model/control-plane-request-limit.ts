import { type EntryBase, entryFields } from "./entry.js";
import { float64, object, part, text } from "./type.js";

/** Requests a second. */
export interface RequestRates {
  /** Reading requests in a second. */
  readonly readRate?: number;
  /** Writing requests in a second. */
  readonly writeRate?: number;
}

/** The groups of requests that can be limited by themselves. */
export interface RequestLimits {
  readonly acl?: RequestRates;
  readonly catalog?: RequestRates;
  readonly configEntry?: RequestRates;
  readonly connectCA?: RequestRates;
  readonly coordinate?: RequestRates;
  readonly discoveryChain?: RequestRates;
  readonly serverDiscovery?: RequestRates;
  readonly health?: RequestRates;
  readonly intention?: RequestRates;
  readonly kv?: RequestRates;
  readonly tenancy?: RequestRates;
  readonly preparedQuery?: RequestRates;
  readonly session?: RequestRates;
  readonly txn?: RequestRates;
  readonly autoConfig?: RequestRates;
  readonly federationState?: RequestRates;
  readonly internal?: RequestRates;
  readonly peerStream?: RequestRates;
  readonly peering?: RequestRates;
  readonly dataPlane?: RequestRates;
  readonly dns?: RequestRates;
  readonly subscribe?: RequestRates;
  readonly resource?: RequestRates;
}

/** Enterprise: limits of requests to the servers. The `config write` command knows the kind, the Community servers do not. */
export interface ControlPlaneRequestLimit extends EntryBase, RequestRates, RequestLimits {
  readonly kind: "control-plane-request-limit";
  /** `permissive`, `enforcing` or `disabled`. */
  readonly mode?: string;
}

const rates = () =>
  part(
    object<RequestRates>("ReadWriteRatesConfig", {
      readRate: float64(),
      writeRate: float64(),
    }),
    { alias: false },
  );

export const controlPlaneRequestLimit = object<Omit<ControlPlaneRequestLimit, "kind">>("RateLimitIPConfigEntry", {
  ...entryFields,
  mode: text(),
  readRate: float64(),
  writeRate: float64(),
  acl: rates(),
  catalog: rates(),
  configEntry: rates(),
  connectCA: rates(),
  coordinate: rates(),
  discoveryChain: rates(),
  serverDiscovery: rates(),
  health: rates(),
  intention: rates(),
  kv: rates(),
  tenancy: rates(),
  preparedQuery: rates(),
  session: rates(),
  txn: rates(),
  autoConfig: rates(),
  federationState: rates(),
  internal: rates(),
  peerStream: rates(),
  peering: rates(),
  dataPlane: rates(),
  dns: rates(),
  subscribe: rates(),
  resource: rates(),
});
