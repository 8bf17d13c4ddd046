import type { Path } from "../base/place.js";
import type { EntryDefinition } from "../model/definition.js";
import type { SamenessGroup } from "../model/sameness-group.js";
import type { Assembly, Target } from "./assembly.js";
import { fail } from "./failing.js";
import type { FailoverOption, FailoverOptions } from "./failover.js";
import { samenessGroupMissing } from "./problems.js";
import type { TargetChange } from "./target.js";

// Enterprise. A sameness group lists partitions and peers in which services of one name are the same service.

/** The group that a service without a resolver fails over to, if its partition has such a group. */
export function implicitGroup(assembly: Assembly, target: Target): EntryDefinition<SamenessGroup> | undefined {
  if (target.peer !== "" || target.facts.resolver !== undefined) return undefined;
  return assembly.index.defaultGroup(target.partition);
}

/**
 * A redirect to a sameness group leaves the target where it is and makes the group's members its failover, unless the
 * redirect names another service or namespace for them. Undefined if there is no such redirect.
 */
export function groupRedirectOf(assembly: Assembly, target: Target): FailoverOptions | undefined {
  const implicit = implicitGroup(assembly, target);
  if (implicit !== undefined) {
    const options = membersOf(assembly, target, implicit.value.name ?? "", {}, ["members"]);
    return { entry: implicit, options };
  }
  const entry = target.facts.resolver;
  const { samenessGroup = "", service, namespace } = entry?.value.redirect ?? {};
  if (entry === undefined || samenessGroup === "") return undefined;
  const change: TargetChange = {
    ...(service === undefined ? {} : { service }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  return { entry, options: membersOf(assembly, target, samenessGroup, change, ["redirect", "samenessGroup"]) };
}

/** The members of a group in order, each as a place to fail over to. Fails if there is no such group. */
export function membersOf(
  assembly: Assembly,
  target: Target,
  groupName: string,
  change: TargetChange,
  path: Path,
): readonly FailoverOption[] {
  const group = assembly.index.samenessGroup(groupName);
  if (group === undefined) {
    fail(assembly, "chain/sameness-group-missing", samenessGroupMissing(target.service));
    return [];
  }
  return (group.value.members ?? []).map(({ partition, peer }) => ({
    change: {
      ...change,
      // A change to a peer would forget the namespace otherwise.
      namespace: change.namespace || target.namespace,
      ...(partition === undefined ? {} : { partition }),
      ...(peer === undefined ? {} : { peer }),
    },
    path,
  }));
}
