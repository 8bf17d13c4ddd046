import type { Path } from "../../base/place.js";
import type { ServiceResolver, ServiceResolverFailover, ServiceResolverFailoverTarget } from "../service-resolver.js";
import { type Faults, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { failoverEmpty, redirectPeerAnd, targetsWith, unknownSubset } from "./problems/resolver.js";
import { enterpriseOnly, missing } from "./problems/words.js";

const any = "*";

/** The failover of one subset (`key`; `*` is for the others), as a part of its resolver. */
export function checkFailover(
  failover: ServiceResolverFailover,
  key: string,
  entry: ServiceResolver,
  path: Path,
): Faults {
  const { service, serviceSubset, datacenters = [], targets = [] } = failover;
  const isEnterprise = !isUnset(failover.namespace) || !isUnset(failover.samenessGroup);
  const isEmpty = isUnset(service) && isUnset(serviceSubset) && datacenters.length === 0 && targets.length === 0;
  const excluded = [
    {
      code: "entry/service-resolver.failover-targets-datacenters",
      field: "Datacenters",
      given: datacenters.length > 0,
    },
    { code: "entry/service-resolver.failover-targets-subset", field: "ServiceSubset", given: !isUnset(serviceSubset) },
    { code: "entry/service-resolver.failover-targets-service", field: "Service", given: !isUnset(service) },
  ] as const;
  return firstOf(
    faultIf(isEnterprise, path, () =>
      enterpriseOnly("entry/service-resolver.failover-enterprise", "Failover to a namespace or sameness group"),
    ),
    faultIf(key !== any && !hasSubset(entry, key), path, () =>
      unknownSubset("entry/service-resolver.failover-unknown-subset", "The subset of a failover", key, entry),
    ),
    faultIf(isEmpty, path, failoverEmpty),
    faultIf(!isUnset(failover.policy?.mode), [...path, "policy", "mode"], () =>
      enterpriseOnly("entry/service-resolver.failover-policy-enterprise", "The policy of a failover"),
    ),
    faultIf(
      isOwn(service, entry) && !isUnset(serviceSubset) && !hasSubset(entry, serviceSubset),
      [...path, "serviceSubset"],
      () =>
        unknownSubset(
          "entry/service-resolver.failover-own-subset",
          "The failover's subset",
          serviceSubset ?? "",
          entry,
        ),
    ),
    ...excluded.map(({ code, field, given }) =>
      faultIf(targets.length > 0 && given, path, () => targetsWith(code, field)),
    ),
    firstOfEach(targets, [...path, "targets"], (target, at) => checkTarget(target, entry, at)),
    firstOfEach(datacenters, [...path, "datacenters"], (datacenter, at) =>
      faultIf(datacenter === "", at, () =>
        missing("entry/service-resolver.failover-empty-datacenter", "name", "A datacenter of a failover"),
      ),
    ),
  );
}

function checkTarget(target: ServiceResolverFailoverTarget, entry: ServiceResolver, path: Path): Faults {
  const { service, serviceSubset, peer, datacenter } = target;
  const hasPeer = !isUnset(peer);
  return firstOf(
    faultIf(!isUnset(target.partition) || !isUnset(target.namespace), path, () =>
      enterpriseOnly("entry/service-resolver.target-enterprise", "A target in a partition or namespace"),
    ),
    faultIf(hasPeer && !isUnset(serviceSubset), path, () =>
      redirectPeerAnd("entry/service-resolver.target-peer-subset", "ServiceSubset"),
    ),
    faultIf(hasPeer && !isUnset(datacenter), path, () =>
      redirectPeerAnd("entry/service-resolver.target-peer-datacenter", "Datacenter"),
    ),
    faultIf(
      isOwn(service, entry) && !isUnset(serviceSubset) && !hasSubset(entry, serviceSubset),
      [...path, "serviceSubset"],
      () =>
        unknownSubset("entry/service-resolver.target-own-subset", "The target's subset", serviceSubset ?? "", entry),
    ),
  );
}

/** Without a service the resolver's own is meant. */
function isOwn(service: string | undefined, entry: ServiceResolver): boolean {
  return isUnset(service) || service === entry.name;
}

/** True if the resolver defines the subset. */
export function hasSubset(entry: ServiceResolver, subset: string): boolean {
  return Object.hasOwn(entry.subsets ?? {}, subset);
}
