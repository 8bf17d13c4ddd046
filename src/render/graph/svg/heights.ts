import type { Lane, PictureUpstream } from "../picture.js";
import type { Panel, PanelProxy } from "./panel.js";

/** The height of a lane with its texts. */
export const laneHeight = 42;
/** Above the lanes of a box: its name. */
const headHeight = 34;
const footHeight = 12;
const betweenBoxes = 22;
const betweenProxies = 14;

/** From here to there. */
export interface Extent {
  readonly top: number;
  readonly bottom: number;
}

/** The heights of all that stands in a panel; lanes by the middle of their strip. */
export interface Heights {
  readonly home: Extent;
  /** Boxes of other sites, from top to bottom. */
  readonly far: readonly (Extent & { readonly site: number })[];
  readonly proxies: readonly Extent[];
  readonly upstreams: ReadonlyMap<PictureUpstream, Extent>;
  readonly departures: ReadonlyMap<Lane, number>;
  readonly arrivals: readonly number[];
  readonly bottom: number;
}

/** Stacks a panel's lanes from `top` down. */
export function heightsOf(panel: Panel, top: number): Heights {
  const right = stackArrivals(panel, top + headHeight);
  const arrivalOf = new Map(panel.arrivals.map(({ lane }, index) => [lane, right.arrivals[index] ?? 0]));
  const left = stackDepartures(panel, top + headHeight, right.bottom, arrivalOf);
  const bottom = Math.max(left.bottom, right.bottom) + footHeight;
  return {
    home: { top, bottom },
    far: right.far,
    proxies: left.proxies,
    upstreams: left.upstreams,
    departures: left.departures,
    arrivals: right.arrivals,
    bottom,
  };
}

function stackArrivals({ arrivals }: Panel, top: number) {
  const far: { site: number; top: number; bottom: number }[] = [];
  const middles: number[] = [];
  let y = top;
  for (const { site } of arrivals) {
    const box = far.at(-1);
    if (site !== undefined && box?.site !== site) {
      if (middles.length > 0) y += footHeight + betweenBoxes;
      far.push({ site, top: y - (middles.length === 0 ? headHeight : 0), bottom: y });
      if (middles.length > 0) y += headHeight;
    }
    middles.push(y + laneHeight / 2);
    y += laneHeight;
    const current = far.at(-1);
    if (current !== undefined) current.bottom = y + footHeight;
  }
  return { far, arrivals: middles, bottom: y };
}

/**
 * The lanes of a single proxy leave at the height at which they arrive, as far as there is room. Those of several
 * proxies would drift apart, so they are stacked closely, in the middle of what they lead to.
 */
function stackDepartures(panel: Panel, top: number, bottom: number, arrivalOf: ReadonlyMap<Lane, number>) {
  const isAlone = panel.proxies.length === 1;
  const needed =
    panel.proxies.reduce((sum, one) => sum + proxyHeight(one), 0) + betweenProxies * (panel.proxies.length - 1);
  const proxies: Extent[] = [];
  const upstreams = new Map<PictureUpstream, Extent>();
  const departures = new Map<Lane, number>();
  let y = isAlone ? top : top + Math.max(0, Math.floor((bottom - top - needed) / 2));
  for (const { upstreams: listed } of panel.proxies) {
    if (proxies.length > 0) y += betweenProxies;
    const start = y;
    for (const upstream of listed) {
      const [first] = upstream.lanes;
      const wanted = (first && arrivalOf.get(first)) ?? 0;
      if (isAlone) y = Math.max(y, wanted - laneHeight / 2);
      upstreams.set(upstream, { top: y, bottom: y + upstream.lanes.length * laneHeight });
      for (const lane of upstream.lanes) {
        departures.set(lane, y + laneHeight / 2);
        y += laneHeight;
      }
    }
    if (listed.length === 0) y += laneHeight;
    proxies.push({ top: start, bottom: y });
  }
  return { proxies, upstreams, departures, bottom: y };
}

function proxyHeight({ upstreams }: PanelProxy): number {
  return (
    Math.max(
      1,
      upstreams.reduce((sum, { lanes }) => sum + lanes.length, 0),
    ) * laneHeight
  );
}
