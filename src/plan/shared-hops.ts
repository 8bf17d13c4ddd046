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

/** Ways to one list of gateways that are kept for others that go the same way. */
const maxFirsts = 128;

function isSameWay(a: FirstWay, b: FirstWay): boolean {
  return a.via === b.via && a.datacenter === b.datacenter && a.home === b.home && a.source.mode === b.source.mode;
}

export function createSharedHops(stationOf: (home: string) => Station): SharedHops {
  const forwards = new Map<string, Map<StopState, DrawnHop>>();
  const draw = ({ via, home, datacenter, source }: FirstWay, state: StopState): DrawnHop => {
    const isWan = state.stop.datacenter !== home;
    return drawHop(via, stationOf(home), state, isWan, reasonOf(via, home, datacenter, source));
  };
  return {
    first(way, state) {
      const { via, home, datacenter, source } = way;
      const { worked } = state;
      // Within its own datacenter a proxy goes one way whatever the mode, and that is what most ways are.
      if (via === "direct" && datacenter === home) {
        worked.direct ??= draw(way, state);
        return worked.direct;
      }
      // An upstream's own mode sends everybody the same way to the gateways; what entries say names a service.
      if (state.stop.what !== "mesh-gateway" || source.document !== undefined) return draw(way, state);
      worked.firsts ??= [];
      for (const known of worked.firsts) if (isSameWay(known.way, way)) return known.drawn;
      const drawn = draw(way, state);
      if (worked.firsts.length < maxFirsts) worked.firsts.push({ way: { via, home, datacenter, source }, drawn });
      return drawn;
    },
    arrival(state) {
      const known = state.worked.arrival;
      if (known !== undefined) return known;
      const { datacenter, peer } = state.stop;
      const from = { what: "mesh-gateway", datacenter, ...(peer === undefined ? {} : { peer }) } as const;
      const hop = { via: "direct", from, to: state.stop, network: "lan", reason: reasons.arrived() } as const;
      const made: DrawnHop = { hop, state };
      state.worked.arrival = made;
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
