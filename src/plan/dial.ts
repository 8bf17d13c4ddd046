import { formatDuration } from "../base/duration.js";
import type { Span } from "../base/span.js";
import { type ServiceDefinition, spanOf } from "../model/definition.js";
import { readHandOverConfig } from "../resolve/hand-over-config.js";
import type { HandOver, ProxyResolution, ResolvedUpstream } from "../resolve/resolution.js";

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
}

/** What a proxy dials: its registered upstreams in their order, then what intentions and exports of peers bring in. */
export function dialledBy(definition: ServiceDefinition, resolution: ProxyResolution): readonly Dialled[] {
  const dialled: Dialled[] = [];
  const seen = new Set<string>();
  const add = (one: Dialled) => {
    const { upstreamId } = one.handOver;
    // What is inferred and registered at once is one upstream.
    if (seen.has(upstreamId)) return;
    seen.add(upstreamId);
    dialled.push(one);
  };
  let index = 0;
  for (const resolved of resolution.upstreams) {
    if (resolved.definedIn !== "registration") continue;
    const place = spanOf(definition, ["proxy", "upstreams", index]);
    index += 1;
    if (resolved.handOver !== undefined) add(registered(resolved, resolved.handOver, place));
  }
  const named = new Set(resolution.upstreams.map(({ id }) => id));
  for (const handOver of resolution.chains) {
    if (handOver.source !== "intention") continue;
    const connectTimeoutMs = handOver.overrideConnectTimeoutMs ?? 0;
    add({
      handOver,
      ...(named.has(handOver.upstreamId) ? {} : { implicit: true }),
      isImported: false,
      connectTimeoutMs,
    });
  }
  for (const handOver of resolution.peered) {
    if (handOver.source !== "imported") continue;
    const settings = settingsOf(resolution.upstreams, handOver.name, handOver.peer);
    const connectTimeoutMs = timeoutOf(settings);
    add({
      handOver,
      ...(named.has(handOver.upstreamId) ? {} : { implicit: true }),
      isImported: true,
      connectTimeoutMs,
    });
  }
  return dialled;
}

function registered(resolved: ResolvedUpstream, handOver: HandOver, place: Span | undefined): Dialled {
  const { datacenter } = resolved.upstream;
  return {
    handOver,
    ...(datacenter === undefined || datacenter === "" || handOver.to === "peer" ? {} : { datacenter }),
    ...(place === undefined ? {} : { place }),
    isImported: false,
    connectTimeoutMs: timeoutOf(resolved),
  };
}

/** The merged upstream that an imported service takes its settings from: that of its name and peer, else the wildcard. */
function settingsOf(upstreams: readonly ResolvedUpstream[], name: string, peer: string): ResolvedUpstream | undefined {
  return (
    upstreams.find(({ upstream }) => upstream.destinationName === name && (upstream.destinationPeer ?? "") === peer) ??
    upstreams.find(({ definedIn, upstream }) => definedIn === "central" && upstream.destinationName === "*")
  );
}

function timeoutOf(resolved: ResolvedUpstream | undefined): number {
  return readHandOverConfig(resolved?.upstream.config).connectTimeoutMs;
}

const defaultTimeout = "5s";

/** The connect timeout of an upstream without a chain. */
export function plainTimeout(milliseconds: number): string {
  const whole = Math.trunc(milliseconds);
  return whole > 0 ? formatDuration(BigInt(whole) * 1_000_000n) : defaultTimeout;
}
