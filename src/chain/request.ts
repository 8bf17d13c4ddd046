import { formatDuration, parseDuration } from "../base/duration.js";
import type { Locality } from "../model/locality.js";

/** What a chain is compiled for. Empty text means that a field is not set. */
export interface ChainRequest {
  /** The service that the chain is for. */
  readonly name: string;
  /** `default` in the Community Edition. */
  readonly evaluateInNamespace: string;
  /** `default` in the Community Edition. */
  readonly evaluateInPartition: string;
  /** The datacenter that targets have unless an entry says otherwise. */
  readonly evaluateInDatacenter: string;
  /** `<cluster id>.consul`, the last part of every SNI. */
  readonly evaluateInTrustDomain: string;
  /** Replaces the mode of every target that is not external. */
  readonly overrideMeshGateway?: string;
  /** A protocol that is not HTTP-like leaves routers and splitters out. */
  readonly overrideProtocol?: string;
  /** Duration in Go's form; replaces the connect timeout of every target if it is more than zero. */
  readonly overrideConnectTimeout?: string;
}

/** A cluster that this one is peered with. */
export interface KnownPeer {
  readonly name: string;
  readonly locality?: Locality;
}

/** The overrides of a request, empty where there is none. */
export interface Overrides {
  readonly meshGateway: string;
  readonly protocol: string;
  readonly connectTimeout: string;
}

/** The overrides that a request makes; a timeout that is not more than zero is none. */
export function overridesOf(request: ChainRequest): Overrides {
  return {
    meshGateway: request.overrideMeshGateway ?? "",
    protocol: request.overrideProtocol ?? "",
    connectTimeout: positiveTimeout(request.overrideConnectTimeout),
  };
}

function positiveTimeout(text: string | undefined): string {
  if (text === undefined || text === "") return "";
  const nanoseconds = parseDuration(text) ?? 0n;
  return nanoseconds > 0n ? formatDuration(nanoseconds) : "";
}

/** What Consul demands of a request, in its order of asking, and its words for what is missing. */
const required: readonly { readonly field: keyof ChainRequest; readonly message: string }[] = [
  { field: "name", message: "serviceName is required" },
  { field: "evaluateInNamespace", message: "evaluateInNamespace is required" },
  { field: "evaluateInPartition", message: "evaluateInPartition is required" },
  { field: "evaluateInDatacenter", message: "evaluateInDatacenter is required" },
  { field: "evaluateInTrustDomain", message: "evaluateInTrustDomain is required" },
];

/** The first thing that a request lacks, in Consul's words. */
export function missingFrom(request: ChainRequest): string | undefined {
  return required.find(({ field }) => request[field] === undefined || request[field] === "")?.message;
}
