import type { Registered } from "../catalog/datacenter.js";
import { querySni } from "../catalog/names.js";
import type { PreparedQuery } from "../model/prepared-query.js";
import { serviceIdentity } from "./cluster-names.js";
import { instanceEndpoint } from "./endpoint.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { instancesMissing, queryUnknown } from "./problems.js";
import { reasons } from "./reasons.js";
import type { Route, Stop } from "./route-plan.js";
import { deadEnd } from "./way.js";

/** An upstream of type `prepared_query`. */
export interface QueryQuestion {
  readonly id: string;
  /** Name or ID of the query. */
  readonly name: string;
  /** The datacenter that is asked. */
  readonly datacenter: string;
  /** Duration in Go's form. */
  readonly connectTimeout: string;
}

/** The one route of a prepared query: direct to what it finds, whatever the mode. No gateway could route its server name. */
export function planQuery(planner: Planner, home: string, question: QueryQuestion): PlannedRoutes {
  const { id, name, datacenter, connectTimeout } = question;
  const { trustDomain } = planner.catalog;
  const query = planner.catalog.datacenter(datacenter)?.query(name)?.value;
  const found = query && execute(planner, query, datacenter);
  const service = query?.service.service ?? name;
  const sni = querySni({ query: name, datacenter, trustDomain });
  const to: Stop = {
    what: "instance",
    datacenter: found?.datacenter ?? datacenter,
    ...(found === undefined ? {} : { endpoints: endpointsOf(found, service, home) }),
  };
  const problem =
    query === undefined
      ? queryUnknown(name, datacenter)
      : found?.instances.length === 0
        ? instancesMissing(service, datacenter)
        : undefined;
  const dead = query === undefined || problem === undefined ? undefined : deadEnd(problem, 0);
  const route: Route = {
    target: id,
    service,
    datacenter: to.datacenter,
    legs: [{ share: 100 }],
    via: "direct",
    sni,
    cluster: sni,
    connectTimeout,
    identities:
      found === undefined || found.instances.length === 0
        ? []
        : [serviceIdentity(service, found.datacenter, trustDomain)],
    hops: [
      {
        via: "direct",
        from: { what: "proxy", datacenter: home },
        to,
        network: to.datacenter === home ? "lan" : "wan",
        reason: reasons.query(),
      },
    ],
    discovery: "assignment",
    ...(dead === undefined ? {} : { dead }),
  };
  return { routes: [route], problems: problem === undefined ? [] : [problem] };
}

interface Found {
  readonly datacenter: string;
  readonly instances: readonly Registered[];
}

/** Asks the datacenters in turn; the first one that has a fitting instance answers. Peers are not asked. */
function execute(planner: Planner, query: PreparedQuery, asked: string): Found {
  const { failover } = query.service;
  const others = failover?.targets?.flatMap(({ datacenter = "" }) => (datacenter === "" ? [] : [datacenter]));
  for (const datacenter of [asked, ...(others ?? failover?.datacenters ?? [])]) {
    const instances = answerOf(planner, query, datacenter);
    if (instances.length > 0) return { datacenter, instances };
  }
  return { datacenter: asked, instances: [] };
}

function answerOf(planner: Planner, { service: asks }: PreparedQuery, datacenter: string): readonly Registered[] {
  const instances = planner.catalog.datacenter(datacenter)?.instancesOf(asks.service) ?? [];
  return instances.filter(
    ({ worst, definition }) =>
      worst !== "critical" &&
      !(asks.onlyPassing === true && worst !== "passing") &&
      fitsTags(definition.value.tags ?? [], asks.tags ?? []),
  );
}

/** Every tag must be there, but for those with `!` in front, which must not. Letter case does not count. */
function fitsTags(tags: readonly string[], wanted: readonly string[]): boolean {
  const has = new Set(tags.map((tag) => tag.toLowerCase()));
  return wanted.every((tag) =>
    tag.startsWith("!") ? !has.has(tag.slice(1).toLowerCase()) : has.has(tag.toLowerCase()),
  );
}

function endpointsOf({ datacenter, instances }: Found, service: string, home: string) {
  return instances.map((instance) => instanceEndpoint(instance, service, { datacenter }, datacenter !== home, false));
}
