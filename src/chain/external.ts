import type { Assembly, Target } from "./assembly.js";
import { addStep, fail } from "./failing.js";
import { externalService, steps } from "./problems.js";
import { isEmpty } from "./service-facts.js";

/** True if the target's service runs outside the mesh, under a server name of its own. */
export function isExternal(target: Target): boolean {
  return target.facts.externalSNI !== "";
}

/** What the resolver of an external service must not have, in the order in which Consul looks. */
const forbidden = [
  { field: "redirect", what: "redirects", code: "graph/external-sni-redirect" },
  { field: "subsets", what: "subsets", code: "graph/external-sni-subsets" },
  { field: "failover", what: "failover", code: "graph/external-sni-failover" },
] as const;

/** False, with a failure, if the target is external and its resolver has what external services cannot have. */
export function permitsExternal(assembly: Assembly, target: Target): boolean {
  const { resolver, defaults } = target.facts;
  if (!isExternal(target) || resolver === undefined) return true;
  const found = forbidden.find(({ field }) =>
    field === "redirect" ? resolver.value.redirect !== undefined : !isEmpty(resolver.value[field]),
  );
  if (found === undefined) return true;
  fail(assembly, found.code, externalService(target.service, found.what));
  addStep(assembly, resolver, [found.field], steps.resolver(target.service));
  if (defaults !== undefined) addStep(assembly, defaults, ["externalSNI"], steps.externalSNI(target.service));
  return false;
}
