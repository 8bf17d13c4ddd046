import type { StopState } from "./endpoint-lists.js";
import { reasons } from "./reasons.js";
import { type DrawnHop, drawHop } from "./way.js";

/** Hops that do not depend on the upstream: the same hop is the same object in all routes. */
export interface SharedHops {
  /** From the proxies of a datacenter to instances of the same datacenter, which is what most routes are. */
  direct(instances: StopState): DrawnHop;
  /** From a gateway to the instances of its own datacenter: the last hop of every way through a gateway. */
  arrival(instances: StopState): DrawnHop;
  /** From a gateway of `home` to the gateways of another datacenter or of a peer. */
  forward(home: string, gateways: StopState): DrawnHop;
}

export function createSharedHops(): SharedHops {
  const directs = new Map<StopState, DrawnHop>();
  const arrivals = new Map<StopState, DrawnHop>();
  const forwards = new Map<string, Map<StopState, DrawnHop>>();
  return {
    direct(state) {
      const known = directs.get(state);
      if (known !== undefined) return known;
      const { datacenter } = state.stop;
      const made = drawHop("direct", { what: "proxy", datacenter }, state, false, reasons.home(datacenter));
      directs.set(state, made);
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
