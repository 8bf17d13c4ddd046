import type { Path } from "../base/place.js";
import type { Draft } from "../base/record.js";
import type { EntryDefinition } from "../model/definition.js";
import type { FailoverPolicy } from "../model/locality.js";
import type { ServiceResolverFailover } from "../model/service-resolver.js";
import type { Assembly, Target } from "./assembly.js";
import type { ChainFailover, ChainResolver } from "./compiled-chain.js";
import { addStep } from "./failing.js";
import { steps } from "./problems.js";
import { groupRedirectOf, membersOf } from "./sameness-group.js";
import { settle } from "./settle.js";
import { rewritten, type TargetChange } from "./target.js";

/** One place to fail over to, as a change of the target that fails, and the part of an entry that names it. */
export interface FailoverOption {
  readonly change: TargetChange;
  readonly path: Path;
}

/** Everywhere that a target may fail over to, in order. */
export interface FailoverOptions {
  readonly entry: EntryDefinition;
  readonly options: readonly FailoverOption[];
  readonly policy?: FailoverPolicy;
}

/** Completes a node with its failover. False if something failed. */
export function addFailover(assembly: Assembly, target: Target, resolver: Draft<ChainResolver>): boolean {
  const found = optionsOf(assembly, target);
  if (assembly.failure !== undefined) return false;
  if (found === undefined) return true;
  const { entry } = found;
  // All are rewritten before the first one is settled: what comes first under an ID is what the others find under it.
  const wanted = found.options.map(({ change, path }) => ({ start: rewritten(assembly, target, change), path }));
  const targets: string[] = [];
  for (const { start, path } of wanted) {
    // Only here, before redirects, is the target's own ID left out, and no other repetition ever.
    if (start === target) continue;
    const end = settle(assembly, start);
    if (end === undefined) {
      addStep(assembly, entry, path, steps.failover(target.service, start.id));
      return false;
    }
    targets.push(end.id);
    assembly.trace?.failovers.push({ from: target, to: end, entry, path });
  }
  if (targets.length === 0) return true;
  const failover: Draft<ChainFailover> = { targets };
  const policy = found.policy ?? assembly.index.proxyDefaults?.value.failoverPolicy;
  if (policy !== undefined) failover.policy = policy;
  resolver.failover = failover;
  return true;
}

function optionsOf(assembly: Assembly, target: Target): FailoverOptions | undefined {
  const redirect = groupRedirectOf(assembly, target);
  if (redirect !== undefined) return redirect;
  const entry = target.facts.resolver;
  const failover = entry?.value.failover;
  if (entry === undefined || failover === undefined) return undefined;
  const key = Object.hasOwn(failover, target.serviceSubset) ? target.serviceSubset : "*";
  const section = Object.hasOwn(failover, key) ? failover[key] : undefined;
  if (section === undefined) return undefined;
  const options = optionsOfSection(assembly, target, section, ["failover", key]);
  return { entry, options, ...(section.policy === undefined ? {} : { policy: section.policy }) };
}

/** The first of these that a section has counts: datacenters, targets, a sameness group, a service. */
function optionsOfSection(
  assembly: Assembly,
  target: Target,
  section: ServiceResolverFailover,
  path: Path,
): readonly FailoverOption[] {
  const { service, serviceSubset, namespace, datacenters = [], targets = [], samenessGroup = "" } = section;
  const base: TargetChange = {
    ...(service === undefined ? {} : { service }),
    ...(serviceSubset === undefined ? {} : { serviceSubset }),
    ...(namespace === undefined ? {} : { namespace }),
  };
  if (datacenters.length > 0) {
    return datacenters.map((datacenter, index) => ({
      change: { ...base, datacenter },
      path: [...path, "datacenters", index],
    }));
  }
  if (targets.length > 0) return targets.map((change, index) => ({ change, path: [...path, "targets", index] }));
  if (samenessGroup !== "") return membersOf(assembly, target, samenessGroup, base, [...path, "samenessGroup"]);
  return [{ change: base, path }];
}
