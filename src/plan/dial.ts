import { formatDuration } from "../base/duration.js";
import type { Draft } from "../base/record.js";
import type { Span } from "../base/span.js";
import { type ServiceDefinition, spanOf } from "../model/definition.js";
import { defaultConnectTimeout } from "../model/service-resolver.js";
import type { OpaqueMap } from "../model/type.js";
import { readHandOverConfig } from "../resolve/hand-over-config.js";
import type { ExplicitUpstream, HandOver, ProxyResolution } from "../resolve/resolution.js";
import type { FaultKeeper } from "./findings.js";
import type { Leg } from "./route-plan.js";

/** An upstream that a proxy or gateway dials. */
export interface Dialled {
  readonly handOver: HandOver;
  /** Present and true where neither the registration nor an override of its service names it. */
  readonly implicit?: true;
  /** True where it is there because a peer exports the service. */
  readonly isImported: boolean;
  /** The datacenter as the upstream's definition has it. */
  readonly datacenter?: string;
  readonly place?: Span;
  /** Milliseconds, out of the merged upstream's configuration; 0 for none. */
  readonly connectTimeoutMs: number;
  /** Which of the gateway's requests go there; absent where all do. */
  readonly legs?: readonly Leg[];
}

/** An upstream, and of its proxy what its plan depends on. */
export interface DialledUpstream {
  /** Where the proxy runs. */
  readonly home: string;
  readonly dialled: Dialled;
  /** Takes what is found wrong with the proxy. */
  readonly faults: FaultKeeper;
}

/**
 * What a proxy dials: its registered upstreams in their order, then what intentions and exports of peers bring in. The whole
 * resolution is only looked at for those, so it may be left out for a proxy that is not transparent.
 */
export function dialledBy(
  definition: ServiceDefinition,
  explicit: readonly ExplicitUpstream[],
  whole?: ProxyResolution,
): readonly Dialled[] {
  const dialled = new Map<string, Dialled>();
  for (const [index, upstream] of explicit.entries()) {
    add(dialled, registered(upstream, spanOf(definition, ["proxy", "upstreams", index])));
  }
  if (whole !== undefined) addInferred(dialled, whole);
  return [...dialled.values()];
}

/** What is registered and inferred at once, or registered twice, is one upstream. */
function add(dialled: Map<string, Dialled>, one: Dialled): void {
  const { upstreamId } = one.handOver;
  if (!dialled.has(upstreamId)) dialled.set(upstreamId, one);
}

function registered({ upstream, config, handOver }: ExplicitUpstream, place: Span | undefined): Dialled {
  const { datacenter } = upstream;
  const connectTimeoutMs = handOver.to === "chain" ? (handOver.overrideConnectTimeoutMs ?? 0) : timeoutOf(config);
  const dialled: Draft<Dialled> = { handOver, isImported: false, connectTimeoutMs };
  if (datacenter !== undefined && datacenter !== "" && handOver.to !== "peer") dialled.datacenter = datacenter;
  if (place !== undefined) dialled.place = place;
  return dialled;
}

function addInferred(dialled: Map<string, Dialled>, { upstreams, chains, peered }: ProxyResolution): void {
  const byId = new Map(upstreams.map((resolved) => [resolved.id, resolved]));
  const wildcard = upstreams.find(
    ({ definedIn, upstream }) => definedIn === "central" && upstream.destinationName === "*",
  );
  const implicit = (id: string) => (byId.has(id) ? {} : { implicit: true as const });
  for (const handOver of chains) {
    if (handOver.source !== "intention") continue;
    const { upstreamId, overrideConnectTimeoutMs: connectTimeoutMs = 0 } = handOver;
    add(dialled, { handOver, ...implicit(upstreamId), isImported: false, connectTimeoutMs });
  }
  for (const handOver of peered) {
    if (handOver.source !== "imported") continue;
    const { upstreamId } = handOver;
    const connectTimeoutMs = timeoutOf((byId.get(upstreamId) ?? wildcard)?.upstream.config);
    add(dialled, { handOver, ...implicit(upstreamId), isImported: true, connectTimeoutMs });
  }
}

function timeoutOf(config: OpaqueMap | undefined): number {
  return readHandOverConfig(config).connectTimeoutMs;
}

/** The connect timeout of an upstream without a chain. */
export function plainTimeout(milliseconds: number): string {
  const whole = Math.trunc(milliseconds);
  return whole > 0 ? formatDuration(BigInt(whole) * 1_000_000n) : defaultConnectTimeout;
}
