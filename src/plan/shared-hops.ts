import type { StopState } from "./endpoint-lists.js";
import { type ModeSource, reasons } from "./reasons.js";
import type { Station } from "./route-plan.js";
import { type DrawnHop, drawHop } from "./way.js";

/** Hops that do not depend on the upstream: the same hop is the same object in all routes. */
export interface SharedHops {
  /** From the proxies of a datacenter on the way to a target of the own federation. `state` is where the hop ends. */
  first(way: FirstWay, state: StopState): DrawnHop;
  /** From a gateway to the instances of its own datacenter: the last hop of every way through a gateway. */
  arrival(instances: StopState): DrawnHop;
  /** From a gateway of `home` to the gateways of another datacenter or of a peer. */
  forward(home: string, gateways: StopState): DrawnHop;
}

/** What the first hop of a way and its reason depend on. */
export interface FirstWay {
  readonly via: "direct" | "external" | "local-gateway" | "remote-gateway";
  readonly home: string;
  /** The target's. */
  readonly datacenter: string;
  readonly source: ModeSource;
}

function reasonOf(via: FirstWay["via"], home: string, datacenter: string, source: ModeSource): string {
  switch (via) {
    case "external":
      return reasons.external();
    case "direct":
      return datacenter === home ? reasons.home(home) : reasons.elsewhere(datacenter, source);
    case "local-gateway":
      return reasons.localGateway(datacenter, home, source);
    case "remote-gateway":
      return reasons.remoteGateway(datacenter, source);
    default:
      return via satisfies never;
  }
}

export function createSharedHops(stationOf: (home: string) => Station): SharedHops {
  // Within its own datacenter a proxy goes one way whatever the mode, and that is what most ways are.
  const direct = new Map<StopState, DrawnHop>();
  const arrivals = new Map<StopState, DrawnHop>();
  const forwards = new Map<string, Map<StopState, DrawnHop>>();
  return {
    first({ via, home, datacenter, source }, state) {
      const isOwn = via === "direct" && datacenter === home;
      const known = isOwn ? direct.get(state) : undefined;
      if (known !== undefined) return known;
      const isWan = state.stop.datacenter !== home;
      const made = drawHop(via, stationOf(home), state, isWan, reasonOf(via, home, datacenter, source));
      if (isOwn) direct.set(state, made);
      return made;
    },
    arrival(state) {
      const known = arrivals.get(state);
      if (known !== undefined) return known;
      const { datacenter, peer } = state.stop;
      const from = { what: "mesh-gateway", datacenter, ...(peer === undefined ? {} : { peer }) } as const;
      const hop = { via: "direct", from, to: state.stop, network: "lan", reason: reasons.arrived() } as const;
      const made: DrawnHop = { hop, state };
      arrivals.set(state, made);
      return made;
    },
    forward(home, state) {
      const ofHome = forwards.get(home) ?? new Map<StopState, DrawnHop>();
      forwards.set(home, ofHome);
      const known = ofHome.get(state);
      if (known !== undefined) return known;
      const { datacenter, peer } = state.stop;
      const made: DrawnHop = {
        hop: {
          via: peer === undefined ? "remote-gateway" : "peer-gateway",
          from: { what: "mesh-gateway", datacenter: home },
          to: state.stop,
          network: "wan",
          reason: peer === undefined ? reasons.forwarded(datacenter) : reasons.peerForwarded(peer),
        },
        state,
      };
      ofHome.set(state, made);
      return made;
    },
  };
}
