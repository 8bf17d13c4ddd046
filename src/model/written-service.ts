import { type Check, check } from "./check.js";
import { locality } from "./locality.js";
import { type ExposeConfig, exposePath, meta } from "./proxy.js";
import {
  type Connect,
  type Proxy as ProxySettings,
  proxyFields,
  type Registration,
  taggedAddress,
  weights,
} from "./service.js";
import {
  boolean,
  type FieldType,
  type FieldTypes,
  integer,
  list,
  map,
  type ObjectTypeOf,
  object,
  opaqueMap,
  part,
  text,
} from "./type.js";

/** The block `expose` as it may be written. */
export interface WrittenExpose extends ExposeConfig {
  /** Agents accept the key and drop its value. */
  readonly port?: number;
}

/** The block `proxy` as it may be written. */
export interface WrittenProxy extends Omit<ProxySettings, "expose"> {
  readonly expose?: WrittenExpose;
}

const writtenExpose = object<WrittenExpose>("ExposeConfig", {
  checks: boolean(),
  paths: list(exposePath),
  port: integer({ knownTo: ["agent"] }),
});

const writtenProxy = object<WrittenProxy>("ConnectProxyConfig", { ...proxyFields, expose: part(writtenExpose) });

/** The block `connect` as it may be written. */
export interface WrittenConnect extends Connect {
  /** Becomes a registration of its own. */
  readonly sidecarService?: WrittenService;
}

/**
 * The definition of a service as an agent file or the body of a registration request holds it: nothing filled in, the
 * sidecar inside its service, checks and token beside the rest.
 */
export interface WrittenService extends Omit<Registration, "id" | "name" | "proxy" | "connect"> {
  /** Tells the instances of one agent apart; the name if absent. */
  readonly id?: string;
  /** Name of the service. */
  readonly name?: string;
  /** ACL token to register with; never part of the registration. */
  readonly token?: string;
  readonly check?: Check;
  readonly checks?: readonly Check[];
  readonly proxy?: WrittenProxy;
  readonly connect?: WrittenConnect;
}

/** Sidecars inside sidecars are refused; their keys are looked at down to this depth, and free-form below. */
const sidecarDepth = 3;

function serviceTable(depth: number): ObjectTypeOf<WrittenService> {
  const nested: FieldType<WrittenService> =
    depth === 0 ? part<WrittenService>({ is: "opaque" }, sidecarKey) : part(serviceTable(depth - 1), sidecarKey);
  const fields: FieldTypes<WrittenService> = {
    kind: text(),
    id: text(),
    name: text(),
    tags: list(text()),
    meta,
    port: integer(),
    address: text(),
    socketPath: text(),
    taggedAddresses: map(taggedAddress, { apiAlias: true }),
    weights: part(weights),
    enableTagOverride: boolean({ apiAlias: true }),
    token: text(),
    check: part(check),
    checks: list(check),
    proxy: part(writtenProxy),
    connect: part(
      object<WrittenConnect>("ServiceConnect", {
        native: boolean(),
        sidecarService: nested,
        peerMeta: opaqueMap({ knownTo: ["api"] }),
      }),
    ),
    locality: part(locality),
  };
  return object<WrittenService>("ServiceDefinition", fields);
}

const sidecarKey = { apiAlias: true } as const;

export const writtenService = serviceTable(sidecarDepth);
