import { querySni } from "../catalog/names.js";
import { serviceIdentity } from "./cluster-names.js";
import { instanceEndpoint } from "./endpoint.js";
import type { PlannedRoutes, Planner } from "./planner.js";
import { instancesMissing, queryUndecided, queryUnknown } from "./problems.js";
import { answerQuery, type QueryAnswer } from "./query-answer.js";
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
  const answer = query && answerQuery(planner, query, datacenter);
  const found = answer === undefined || "open" in answer ? undefined : answer;
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
      : answer !== undefined && "open" in answer
        ? queryUndecided(name, datacenter, answer.open)
        : found?.instances.length === 0
          ? instancesMissing(service, datacenter)
          : undefined;
  const dead = found === undefined || problem === undefined ? undefined : deadEnd(problem, 0);
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

type Found = Exclude<QueryAnswer, { readonly open: string }>;

function endpointsOf({ datacenter, instances }: Found, service: string, home: string) {
  return instances.map((instance) => instanceEndpoint(instance, service, { datacenter }, datacenter !== home, false));
}
