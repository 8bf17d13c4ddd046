import type { Draft } from "../base/record.js";
import { serviceSni } from "../catalog/names.js";
import type { Assembly, Target } from "./assembly.js";
import type { ChainTarget } from "./compiled-chain.js";
import { isExternal, permitsExternal } from "./external.js";
import { addStep, fail } from "./failing.js";
import { modeOf } from "./mode.js";
import { missingSubset, steps } from "./problems.js";

/**
 * Checks and completes a target at which traffic ends. The chain keeps those only. False, with a failure, if a check
 * fails.
 */
export function keep(assembly: Assembly, target: Target): boolean {
  if (target.kept !== undefined) return true;
  if (!definesSubset(assembly, target)) return false;
  const connectTimeout = timeoutOf(assembly, target);
  if (!permitsExternal(assembly, target)) return false;
  target.kept = completed(assembly, target, connectTimeout);
  return true;
}

/** Subsets are those of the target's own resolver; a service without one has none. */
function definesSubset(assembly: Assembly, target: Target): boolean {
  const { serviceSubset, service, facts } = target;
  if (serviceSubset === "" || Object.hasOwn(facts.resolver?.value.subsets ?? {}, serviceSubset)) return true;
  fail(assembly, "graph/missing-subset", missingSubset(service, serviceSubset));
  if (facts.resolver !== undefined) addStep(assembly, facts.resolver, ["subsets"], steps.subsets(service));
  return false;
}

function timeoutOf(assembly: Assembly, target: Target): string {
  const override = assembly.overrides.connectTimeout;
  if (override === "" || override === target.facts.connectTimeout) return target.facts.connectTimeout;
  assembly.customized.connectTimeout = true;
  return override;
}

/** What every target has, in one literal: engines make one with room for all of it at once. */
function begun({ request }: Assembly, target: Target, connectTimeout: string): Draft<ChainTarget> {
  const { id, service, serviceSubset, namespace, partition, datacenter, peer } = target;
  if (peer !== "") return { id, service, namespace, partition, connectTimeout };
  const trustDomain = request.evaluateInTrustDomain;
  const sni = serviceSni({ service, serviceSubset, namespace, partition, datacenter, trustDomain });
  return { id, service, namespace, partition, datacenter, connectTimeout, name: sni, sni };
}

function completed(assembly: Assembly, target: Target, connectTimeout: string): ChainTarget {
  const { serviceSubset, partition, peer, facts } = target;
  const kept = begun(assembly, target, connectTimeout);
  if (serviceSubset !== "") kept.serviceSubset = serviceSubset;
  if (peer !== "") {
    kept.peer = peer;
    const locality = assembly.peers.get(peer)?.locality;
    if (locality?.region || locality?.zone) kept.locality = locality;
  }
  const resolver = facts.resolver?.value;
  const subsets = resolver?.subsets;
  const subset = serviceSubset !== "" && subsets !== undefined ? subsets[serviceSubset] : undefined;
  if (subset !== undefined) kept.subset = subset;
  if (isExternal(target)) {
    kept.sni = facts.externalSNI;
    kept.external = true;
  } else {
    const mode = modeOf(assembly, target);
    if (mode !== "") kept.meshGateway = { mode };
    if (facts.dialedDirectly) kept.transparentProxy = { dialedDirectly: true };
  }
  if (peer === "" && partition === assembly.request.evaluateInPartition) {
    const byLocality = resolver?.prioritizeByLocality ?? assembly.index.proxyDefaults?.value.prioritizeByLocality;
    if (byLocality !== undefined) kept.prioritizeByLocality = byLocality;
  }
  return kept;
}
