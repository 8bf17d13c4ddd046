import type { Draft } from "../base/record.js";
import type { Catalog, Peer } from "../catalog/catalog.js";
import { defaultNamespace, defaultPartition } from "../catalog/names.js";
import { type AnyModeCompiler, anyModeCompiler } from "../chain/any-mode.js";
import type { ChainRequest } from "../chain/request.js";
import { serviceIdentity } from "./cluster-names.js";
import { createEndpointLists, type EndpointLists, type Whereabouts } from "./endpoint-lists.js";
import { type Exports, readExports } from "./exports.js";
import type { Problem } from "./findings.js";
import { remember } from "./remember.js";
import type { DeadEnd, Route, Station } from "./route-plan.js";
import { createSharedHops, type SharedHops } from "./shared-hops.js";

/** What is asked of the chain compiler; everything else is the same for all chains of a catalog. */
export interface ChainQuestion {
  readonly name: string;
  readonly datacenter: string;
  /** Empty where no level sets a mode. */
  readonly mode: string;
  readonly protocol: string;
  /** Milliseconds; 0 for none. */
  readonly connectTimeoutMs: number;
}

/** The routes of an upstream, and what is wrong with them. The same for all proxies that ask the same from the same home. */
export interface PlannedRoutes {
  readonly routes: readonly Route[];
  readonly dead?: DeadEnd;
  readonly problems: readonly Problem[];
  /** What the chain compiler was asked; absent where there is no chain. */
  readonly request?: ChainRequest;
}

/** What planning the proxies of one catalog needs and remembers. What it remembers follows from the catalog alone. */
export interface Planner extends SharedHops {
  readonly catalog: Catalog;
  readonly lists: EndpointLists;
  compile: AnyModeCompiler;
  exportsOf(peer: Peer): Exports;
  /** A datacenter of the own cluster. */
  whereabouts(datacenter: string): Whereabouts;
  /** Where the ways of proxies of a datacenter begin. */
  proxyIn(datacenter: string): Station;
  /** The identities that instances of a service may prove to have. */
  identities(service: string, datacenter: string): readonly string[];
}

/** The question as the chain compiler takes it. */
export function chainRequest(catalog: Catalog, question: ChainQuestion): ChainRequest {
  const { name, datacenter, mode, protocol, connectTimeoutMs } = question;
  const request: Draft<ChainRequest> = {
    name,
    evaluateInNamespace: defaultNamespace,
    evaluateInPartition: defaultPartition,
    evaluateInDatacenter: datacenter,
    evaluateInTrustDomain: catalog.trustDomain,
  };
  if (mode !== "") request.overrideMeshGateway = mode;
  if (protocol !== "") request.overrideProtocol = protocol;
  if (connectTimeoutMs > 0) request.overrideConnectTimeout = `${Math.trunc(connectTimeoutMs)}ms`;
  return request;
}

/** Everything that planning one catalog shares, computed when first asked for. */
export function createPlanner(catalog: Catalog): Planner {
  const compile = anyModeCompiler(catalog.entries);
  const exported = new Map<Peer, Exports>();
  const places = new Map<string, Whereabouts>();
  const stations = new Map<string, Station>();
  const identities = new Map<string, Map<string, readonly string[]>>();
  const proxyIn = (datacenter: string): Station =>
    remember(stations, datacenter, () => ({ what: "proxy", datacenter }));
  return {
    ...createSharedHops(proxyIn),
    catalog,
    lists: createEndpointLists(),
    compile,
    exportsOf: (peer) => remember(exported, peer, () => readExports(peer)),
    whereabouts: (datacenter) =>
      remember(places, datacenter, () => ({ datacenter, registered: catalog.datacenter(datacenter) })),
    proxyIn,
    identities: (service, datacenter) =>
      remember(
        remember(identities, datacenter, () => new Map()),
        service,
        () => [serviceIdentity(service, datacenter, catalog.trustDomain)],
      ),
  };
}
