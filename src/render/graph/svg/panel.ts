import {
  endOf,
  type Lane,
  type Picture,
  type PictureNode,
  type PictureProxy,
  type PictureUpstream,
} from "../picture.js";

/** A part of the drawing: one home datacenter with proxies at the left, and all that they lead to at the right. */
export interface Panel {
  /** Index of the home site. */
  readonly home: number;
  readonly proxies: readonly PanelProxy[];
  /** All lanes from top to bottom, as they arrive at the right. */
  readonly arrivals: readonly Arrival[];
}

export interface PanelProxy {
  readonly proxy: PictureProxy;
  /** Ordered so that lanes cross as little as may be. */
  readonly upstreams: readonly PictureUpstream[];
}

/** The right end of a lane. */
export interface Arrival {
  readonly lane: Lane;
  /** Index of the site whose box it ends in; absent for what stays in the home box. */
  readonly site?: number;
  /** Nodes of the way by the column that they stand in. */
  readonly homeService?: number;
  readonly homeGateway?: number;
  readonly farGateway?: number;
  readonly farService?: number;
}

/** Up to so many lanes the proxies of a datacenter share a panel; beyond, each has its own. */
const sharedLanes = 24;

/** Divides a picture into panels. */
export function panelsOf(picture: Picture): readonly Panel[] {
  const byHome = new Map<number, PictureProxy[]>();
  for (const proxy of picture.proxies) {
    const home = picture.nodes[proxy.node]?.site ?? 0;
    const proxies = byHome.get(home) ?? [];
    proxies.push(proxy);
    byHome.set(home, proxies);
  }
  return [...byHome].flatMap(([home, proxies]) => {
    const lanes = proxies.flatMap(({ upstreams }) => upstreams.flatMap((upstream) => upstream.lanes));
    const parts = lanes.length <= sharedLanes ? [proxies] : proxies.map((proxy) => [proxy]);
    return parts.map((part) => arrange(home, part, picture.nodes));
  });
}

/** Orders the arrivals by place, then the upstreams by where their first lane arrives, then arrivals that tie by that. */
function arrange(home: number, proxies: readonly PictureProxy[], nodes: readonly PictureNode[]): Panel {
  const asPlanned = proxies.map((proxy): PanelProxy => ({ proxy, upstreams: proxy.upstreams }));
  const rank = new Map(orderArrivals(home, asPlanned, nodes).map(({ lane }, index) => [lane, index]));
  const rankOf = ({ lanes: [first] }: PictureUpstream) => (first && rank.get(first)) ?? 0;
  const ordered = asPlanned.map(({ proxy, upstreams }) => ({
    proxy,
    upstreams: [...upstreams].sort((a, b) => rankOf(a) - rankOf(b)),
  }));
  return { home, proxies: ordered, arrivals: orderArrivals(home, ordered, nodes) };
}

function orderArrivals(
  home: number,
  proxies: readonly PanelProxy[],
  nodes: readonly PictureNode[],
): readonly Arrival[] {
  const arrivals = proxies.flatMap(({ upstreams }) =>
    upstreams.flatMap(({ lanes }) => lanes.map((lane) => arrivalOf(home, lane, nodes))),
  );
  // Sorting keeps the order of what ties.
  return arrivals.sort((a, b) => {
    const x = sortKey(a, nodes);
    const y = sortKey(b, nodes);
    return x.map((part, index) => part - (y[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  });
}

/** The home box first; in a box what goes by no gateway first, so that a gateway stands beside one run of lanes. */
function sortKey({ site = -1, homeGateway, farGateway, lane }: Arrival, nodes: readonly PictureNode[]) {
  const end = endOf(lane);
  const gateways = (homeGateway === undefined ? 0 : 2) + (farGateway === undefined ? 0 : 1);
  return [site, nodes[end]?.what === "nowhere" ? 1 : 0, gateways, end];
}

function arrivalOf(home: number, lane: Lane, nodes: readonly PictureNode[]): Arrival {
  const end = endOf(lane);
  const site = nodes[end]?.site;
  if (site === undefined || (lane.way.length === 1 && site === home)) return { lane, homeService: end };
  const gateways = lane.way.slice(0, -1);
  const homeGateway = gateways.find((node) => nodes[node]?.site === home);
  const farGateway = gateways.findLast((node) => nodes[node]?.site !== home);
  return {
    lane,
    site,
    ...(homeGateway === undefined ? {} : { homeGateway }),
    ...(farGateway === undefined ? {} : { farGateway }),
    farService: end,
  };
}

/** The columns in which neighbouring lanes may share a box. */
export type NodeColumn = "homeService" | "homeGateway" | "farGateway" | "farService";

/**
 * Runs of neighbours that have the same node in a column; those without one are left out. Only at home's border may
 * a run go on past the box of another site.
 */
export function runsOf(
  arrivals: readonly Arrival[],
  column: NodeColumn,
): readonly { readonly node: number; readonly first: number; readonly last: number }[] {
  const runs: { node: number; first: number; last: number }[] = [];
  arrivals.forEach((arrival, index) => {
    const node = arrival[column];
    const before = runs.at(-1);
    if (node === undefined) return;
    const isSameBox = column === "homeGateway" || arrivals[index - 1]?.site === arrival.site;
    if (before?.node === node && before.last === index - 1 && isSameBox) before.last = index;
    else runs.push({ node, first: index, last: index });
  });
  return runs;
}
