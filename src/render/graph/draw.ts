import { formatSpan } from "../../base/span.js";
import { compareText } from "../../base/text-order.js";
import type { Endpoint } from "../../plan/endpoint.js";
import { inheritsHealth } from "../../plan/inherited-health.js";
import type { ProxyPlan, Route, RoutePlan, Stop, UpstreamPlan } from "../../plan/route-plan.js";
import { printable } from "../paint.js";
import { modeWord } from "../words.js";
import type { Lane, Picture, PictureNode, PictureProxy, PictureUpstream, Site } from "./picture.js";
import {
  deadSentence,
  decisionWords,
  endpointLines,
  failoverOf,
  gatewayDetail,
  instancesDetail,
  laneLabel,
  matchLabel,
  openSentence,
  openSign,
  proxyDetail,
  routeSentence,
  serviceWord,
  siteCaption,
  titleOf,
} from "./words.js";

/** What all printers of pictures may be given. */
export interface PictureOptions {
  /** What the picture is called; by default what it shows. */
  readonly title?: string;
}

/** Turns a plan, or the part of it that `selectRoutes` picked, into boxes, nodes and lanes. */
export function drawPicture(plan: RoutePlan, options: PictureOptions = {}): Picture {
  const busy = plan.proxies.filter(({ upstreams }) => upstreams.length > 0);
  // Proxies that dial nothing would only take room, unless there is nothing else.
  const shown = busy.length === 0 ? plan.proxies : busy;
  const sites = createSites(shown);
  const nodes = createNodes(sites);
  const proxies = shown.map((proxy) => drawProxy(proxy, nodes, sites));
  return {
    title: printable(options.title ?? titleOf(shown)),
    sites: sites.list,
    nodes: nodes.list(),
    proxies,
    leftOut: plan.proxies.length - shown.length,
  };
}

function drawProxy(proxy: ProxyPlan, nodes: Nodes, sites: Sites): PictureProxy {
  return { node: nodes.proxy(proxy), upstreams: proxy.upstreams.map((one) => drawUpstream(proxy, one, nodes, sites)) };
}

function drawUpstream(proxy: ProxyPlan, upstream: UpstreamPlan, nodes: Nodes, sites: Sites): PictureUpstream {
  const caption = printable(upstream.id);
  const detail = decisionWords(upstream);
  const lanes = upstream.routes.map((route) => drawRoute(proxy, upstream, route, nodes, sites));
  const inferred = upstream.implicit === true ? ", inferred" : "";
  return {
    caption: `${caption}${inferred}`,
    detail,
    about: [`upstream ${caption}${inferred}`, `mode ${modeWord(upstream.mode)}, ${detail}`, openSentence(upstream)]
      .filter((line) => line !== "")
      .join("\n"),
    lanes: lanes.length > 0 ? lanes : [drawDead(proxy, upstream, nodes)],
  };
}

function drawRoute(proxy: ProxyPlan, upstream: UpstreamPlan, route: Route, nodes: Nodes, sites: Sites): Lane {
  const [first] = route.hops;
  const inherited = first !== undefined && inheritsHealth(route, first) ? first.to : undefined;
  const way = stopsOf(route).map((stop) =>
    stop.what === "mesh-gateway"
      ? nodes.gateways(stop, stop !== inherited)
      : nodes.service(stop, route.service, route.subset),
  );
  const failover = failoverOf(route);
  const isNowhere = route.via === "absent" || way.length === 0;
  return {
    kind: isNowhere ? "absent" : route.via,
    way: isNowhere ? [nodes.nowhere(serviceWord(route.service, route.subset), placeOf(route))] : way,
    label: laneLabel(upstream, route, proxy.datacenter),
    match: matchLabel(route),
    ...(failover === undefined ? {} : { failover }),
    ...(route.dead === undefined
      ? {}
      : {
          dead: {
            at: isNowhere ? 0 : Math.min(route.dead.hop ?? 0, way.length - 1),
            reason: printable(route.dead.reason),
          },
        }),
    sentence: routeSentence(proxy, upstream, route, (stop) => sites.list[sites.of(stop)] ?? unknownSite),
  };
}

/** All stops, ending with the instances even where the hops end before: the peer may not let the connection through. */
function stopsOf({ hops, datacenter, peer }: Route): readonly Stop[] {
  const stops = hops.map(({ to }) => to);
  if (stops.at(-1)?.what !== "mesh-gateway" || datacenter === undefined) return stops;
  return [...stops, { what: "instance", datacenter, ...(peer === undefined ? {} : { peer }) }];
}

function drawDead(proxy: ProxyPlan, upstream: UpstreamPlan, nodes: Nodes): Lane {
  return {
    kind: "absent",
    way: [nodes.nowhere(printable(upstream.name), placeOf(upstream))],
    label: `${openSign(upstream, proxy.datacenter)}${upstream.mode.value === undefined ? "no mode" : `mode ${modeWord(upstream.mode)}`}`,
    match: "",
    dead: { at: 0, reason: upstream.dead === undefined ? "There is no route." : printable(upstream.dead.reason) },
    sentence: deadSentence(proxy, upstream),
  };
}

function placeOf({ datacenter, peer }: Pick<Route, "datacenter" | "peer">): string {
  if (peer !== undefined) return `at peer ${printable(peer)}`;
  return datacenter === undefined ? "" : `in ${printable(datacenter)}`;
}

const unknownSite: Site = { what: "datacenter", name: "", caption: "" };

type Place = Pick<Stop, "datacenter" | "peer">;

interface Sites {
  readonly list: readonly Site[];
  of(place: Place): number;
}

/** Peers are places of their own, even where they share a name with a datacenter. */
function createSites(proxies: readonly ProxyPlan[]): Sites {
  const homes = new Map<string, Place>();
  const others = new Map<string, Place>();
  const add = (places: Map<string, Place>, place: Place) => places.set(siteKey(place), place);
  for (const proxy of proxies) {
    add(homes, { datacenter: proxy.datacenter });
    for (const { routes } of proxy.upstreams) {
      for (const route of routes) for (const stop of stopsOf(route)) add(others, stop);
    }
  }
  const behind = [...others].filter(([key]) => !homes.has(key));
  const ordered = [...byKey([...homes]), ...byKey(behind)];
  const indexes = new Map(ordered.map(([key], index) => [key, index]));
  return {
    list: ordered.map(
      ([, place]): Site => ({
        what: place.peer === undefined ? "datacenter" : "peer",
        name: printable(place.peer ?? place.datacenter),
        caption: siteCaption(place),
      }),
    ),
    of: (place) => indexes.get(siteKey(place)) ?? 0,
  };
}

/** Sorts datacenters before peers: an array's text begins with its first element. */
function siteKey({ datacenter, peer }: Place): string {
  return JSON.stringify(peer === undefined ? ["datacenter", datacenter] : ["peer", peer, datacenter]);
}

function byKey(places: [string, Place][]): readonly [string, Place][] {
  return places.sort(([a], [b]) => compareText(a, b));
}

interface Nodes {
  list(): readonly PictureNode[];
  proxy(proxy: ProxyPlan): number;
  /** `isOwnHealth` is false where the gateways have the health of the route's target, which is not told of them. */
  gateways(stop: Stop, isOwnHealth: boolean): number;
  service(stop: Stop, service: string, subset: string | undefined): number;
  nowhere(caption: string, place: string): number;
}

/** A node before all routes that touch it have been seen. */
interface NodeDraft {
  readonly what: PictureNode["what"];
  readonly site?: number;
  readonly caption: string;
  readonly detail: string;
  readonly about: string;
  endpoints?: readonly Endpoint[];
}

/** Gateways of a site are one node, and so are the instances of a service or of a subset at one site. */
function createNodes(sites: Sites): Nodes {
  const drafts: NodeDraft[] = [];
  const indexes = new Map<string, number>();
  const add = (draft: NodeDraft) => drafts.push(draft) - 1;
  const reuse = (
    key: readonly unknown[],
    draft: () => NodeDraft,
    endpoints?: readonly Endpoint[],
    isOwnHealth = true,
  ) => {
    const text = JSON.stringify(key);
    const index = indexes.get(text) ?? add(draft());
    indexes.set(text, index);
    const known = drafts[index];
    // A dead route may show fewer of them: what the proxy is told rather than what there is.
    if (known !== undefined && endpoints !== undefined && endpoints.length >= (known.endpoints?.length ?? 0)) {
      known.endpoints = isOwnHealth ? endpoints : withKnownHealth(endpoints, known.endpoints);
    }
    return index;
  };
  return {
    list: () => drafts.map(finish),
    proxy: (proxy) =>
      add({
        what: "proxy",
        site: sites.of({ datacenter: proxy.datacenter }),
        caption: printable(proxy.id),
        detail: proxyDetail(proxy),
        about: `${printable(proxy.id)}, ${proxyDetail(proxy)}${proxy.place === undefined ? "" : `\n${printable(formatSpan(proxy.place))}`}`,
      }),
    gateways(stop, isOwnHealth) {
      const site = sites.of(stop);
      const draft = () => ({ what: "mesh-gateway", site, caption: "", detail: "", about: "" }) as const;
      return reuse(["gateway", site], draft, stop.endpoints, isOwnHealth);
    },
    service(stop, service, subset) {
      const site = sites.of(stop);
      const caption = serviceWord(service, subset);
      const draft = () => ({ what: "service", site, caption, detail: "", about: caption }) as const;
      return reuse(["service", site, service, subset ?? null], draft, stop.endpoints);
    },
    nowhere: (caption, place) => {
      const about = place === "" ? caption : `${caption} ${place}`;
      return reuse(["nowhere", caption, place], () => ({ what: "nowhere", caption, detail: place, about }));
    },
  };
}

/** Endpoints with the health that is known of them from elsewhere; what nothing is known of is not called unhealthy. */
function withKnownHealth(endpoints: readonly Endpoint[], known: readonly Endpoint[] = []): readonly Endpoint[] {
  if (endpoints.every(({ health }) => health === "healthy") && known.every(({ health }) => health === "healthy")) {
    return endpoints;
  }
  const unhealthy = new Set(known.flatMap(({ id, health }) => (health === "unhealthy" ? [id] : [])));
  return endpoints.map((one) => ({ ...one, health: unhealthy.has(one.id) ? "unhealthy" : "healthy" }));
}

function finish({ endpoints, ...draft }: NodeDraft): PictureNode {
  if (draft.what !== "mesh-gateway" && draft.what !== "service") return draft;
  const isGateway = draft.what === "mesh-gateway";
  const lines = endpointLines(endpoints);
  const caption = isGateway ? (endpoints?.length === 1 ? "mesh gateway" : "mesh gateways") : draft.caption;
  const detail = isGateway ? gatewayDetail(endpoints) : instancesDetail(endpoints);
  return {
    ...draft,
    ...(isGateway && endpoints?.length === 0 ? { missing: true as const } : {}),
    caption,
    detail,
    about: [isGateway && lines.length > 0 ? caption : `${caption}: ${detail}`, ...lines].join("\n"),
  };
}
