import type { EntryDefinition } from "../model/definition.js";
import type { ServiceRoute, ServiceRouter } from "../model/service-router.js";
import type { Assembly, Target } from "./assembly.js";
import type { ChainRoute } from "./compiled-chain.js";
import { addStep } from "./failing.js";
import { steps } from "./problems.js";
import { recordProtocol } from "./protocol.js";
import { resolve } from "./resolver.js";
import { splitterFor } from "./splitter.js";
import { targetOf } from "./target.js";

/** Makes the router node and all nodes behind it. Gives its key; undefined if something failed. */
export function routerNode(assembly: Assembly, entry: EntryDefinition<ServiceRouter>): string | undefined {
  const service = assembly.request.name;
  if (!recordProtocol(assembly, assembly.index.factsOf(service))) return undefined;
  const namespace = entry.value.namespace || "default";
  const partition = entry.value.partition || "default";
  const routes: ChainRoute[] = [];
  for (const [index, definition] of (entry.value.routes ?? []).entries()) {
    const nextNode = nextOf(assembly, definition, { service, namespace, partition });
    if (nextNode === undefined) {
      const said = steps.route(service, index, definition.destination?.service || service);
      return addStep(assembly, entry, ["routes", index, "destination"], said);
    }
    routes.push({ definition, nextNode });
  }
  // What no route matches goes to the service itself. It is always there, even behind a route that matches everything.
  const catchAll: ServiceRoute = {
    match: { http: { pathPrefix: "/" } },
    destination: { service, namespace, partition },
  };
  const nextNode = nextOf(assembly, catchAll, { service, namespace, partition });
  if (nextNode === undefined) return addStep(assembly, entry, [], steps.catchAll(service));
  routes.push({ definition: catchAll, nextNode });
  const name = `${service}.${namespace}.${partition}`;
  const key = `router:${name}`;
  assembly.router = { key, entry, node: { type: "router", name, routes } };
  return key;
}

interface RouterName {
  readonly service: string;
  readonly namespace: string;
  readonly partition: string;
}

/** Key of the node that a route leads to. A route to a subset passes by the splitter of its service. */
function nextOf(assembly: Assembly, { destination }: ServiceRoute, own: RouterName): string | undefined {
  const serviceSubset = destination?.serviceSubset ?? "";
  const target = targetOf(assembly, {
    service: destination?.service || own.service,
    serviceSubset,
    namespace: destination?.namespace || own.namespace,
    partition: destination?.partition || own.partition,
  });
  return serviceSubset === "" ? splitterOrResolver(assembly, target) : resolve(assembly, target)?.key;
}

/** Key of the splitter node of a target's service, or else of its resolver node. Undefined if something failed. */
export function splitterOrResolver(assembly: Assembly, target: Target): string | undefined {
  const splitter = splitterFor(assembly, target);
  if (splitter !== undefined || assembly.failure !== undefined) return splitter;
  return resolve(assembly, target)?.key;
}
