import { targetId } from "../catalog/names.js";
import type { Assembly, Target } from "./assembly.js";
import { isRead } from "./reading.js";
import type { ServiceFacts, TargetIdentity } from "./service-facts.js";

/** Some parts of a target; absent and empty ones are filled in. */
export interface TargetParts {
  readonly service: string;
  readonly serviceSubset?: string;
  readonly namespace?: string;
  readonly partition?: string;
  readonly datacenter?: string;
  readonly peer?: string;
}

/** The target of these parts. If its ID is known already, that target with the parts that it was first made of. */
export function targetOf(assembly: Assembly, parts: TargetParts): Target {
  const { request } = assembly;
  const peer = parts.peer ?? "";
  const service = parts.service;
  const serviceSubset = parts.serviceSubset ?? "";
  // A peer has its own datacenters and namespaces, and the own cluster's partition names the peering.
  const namespace = parts.namespace || (peer === "" ? request.evaluateInNamespace : "default");
  const partition = (peer === "" && parts.partition) || request.evaluateInPartition;
  const datacenter = peer === "" ? parts.datacenter || request.evaluateInDatacenter : "";
  // Services that only occur at peers are not read: see reading.ts.
  const { index } = assembly;
  const facts = peer === "" || isRead(assembly, service) ? index.factsOf(service) : index.factsWithoutEntries(service);
  const identity = identityOf(facts, serviceSubset, namespace, partition, datacenter, peer);
  const known = assembly.targets.get(identity.id);
  if (known !== undefined) return known;
  const target: Target = {
    id: identity.id,
    key: identity.key,
    service,
    serviceSubset,
    namespace,
    partition,
    datacenter,
    peer,
    facts,
    node: undefined,
    kept: undefined,
    leadsTo: undefined,
  };
  assembly.targets.set(target.id, target);
  return target;
}

/** Beyond these, looking a target up would cost more than making its names again. */
const maxIdentities = 16;

/** The names of a target, made once for all chains: most of the work on a target is on its names. */
function identityOf(
  facts: ServiceFacts,
  serviceSubset: string,
  namespace: string,
  partition: string,
  datacenter: string,
  peer: string,
): TargetIdentity {
  for (const known of facts.identities) {
    if (
      known.datacenter === datacenter &&
      known.serviceSubset === serviceSubset &&
      known.peer === peer &&
      known.namespace === namespace &&
      known.partition === partition
    ) {
      return known;
    }
  }
  const id = targetId({ service: facts.service, serviceSubset, namespace, partition, datacenter, peer });
  const identity = { serviceSubset, namespace, partition, datacenter, peer, id, key: `resolver:${id}` };
  if (facts.identities.length < maxIdentities) facts.identities.push(identity);
  return identity;
}

/** What a redirect, a failover or a default subset changes of a target. */
export type TargetChange = Partial<TargetParts>;

/**
 * The target that a change makes of another. Naming another service drops the subset, naming the own one keeps it; a
 * datacenter stays until another is named; the peer is always that of the change.
 */
export function rewritten(assembly: Assembly, target: Target, change: TargetChange): Target {
  const service = change.service || target.service;
  const keptSubset = service === target.service ? target.serviceSubset : "";
  const namesNamespace = (change.namespace ?? "") !== "" || (change.peer ?? "") !== "";
  return targetOf(assembly, {
    service,
    serviceSubset: change.serviceSubset || keptSubset,
    namespace: namesNamespace ? (change.namespace ?? "") : target.namespace,
    partition: change.partition || target.partition,
    datacenter: change.datacenter || target.datacenter,
    peer: change.peer ?? "",
  });
}
