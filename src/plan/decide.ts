import type { Via } from "./route-plan.js";

/** What of a chain's target decides the way to it. */
export interface DecidingTarget {
  readonly isExternal: boolean;
  readonly datacenter: string;
  /** The target's own mode; empty where nobody set one. */
  readonly mode: string;
}

/** Modes that send traffic for another datacenter through a gateway. Every other word, `none` too, goes direct. */
const gatewayModes: Readonly<Record<string, "local-gateway" | "remote-gateway">> = {
  local: "local-gateway",
  remote: "remote-gateway",
};

/**
 * The way from a proxy in `home` to a target of its own federation. It depends on nothing else: neither health nor the
 * presence of a gateway changes it, and nothing ever falls back to direct.
 */
export function decideTarget(target: DecidingTarget, home: string): Exclude<Via, "peer-gateway" | "absent"> {
  if (target.isExternal) return "external";
  if (target.datacenter === home) return "direct";
  return gatewayWay(target.mode) ?? "direct";
}

/**
 * The way to a service of a peer. The upstream's mode decides, also for a peer's target inside a chain, whose own mode is
 * not looked at. `none` does what `remote` does: no instance of a peer can be dialled.
 */
export function decidePeer(upstreamMode: string): "local-gateway" | "peer-gateway" {
  return gatewayWay(upstreamMode) === "local-gateway" ? "local-gateway" : "peer-gateway";
}

function gatewayWay(mode: string): "local-gateway" | "remote-gateway" | undefined {
  return Object.hasOwn(gatewayModes, mode) ? gatewayModes[mode] : undefined;
}
