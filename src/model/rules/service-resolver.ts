import type { Path } from "../../base/place.js";
import { findFilterFault } from "../filter/parse.js";
import type { EntryRules } from "../kind.js";
import type { ServiceResolver, ServiceResolverRedirect, ServiceResolverSubset } from "../service-resolver.js";
import { type Faults, fault, faultIf, firstOf, firstOfKeys, isUnset } from "./fault.js";
import { checkLoadBalancer } from "./load-balancer.js";
import { checkMeta } from "./meta.js";
import { checkName } from "./name.js";
import { isNegativeDuration } from "./passive-health-check.js";
import {
  badFilter,
  badSubsetName,
  redirectEmpty,
  redirectPeerAnd,
  redirectWithFailover,
  subsetNeedsService,
  unknownSubset,
} from "./problems/resolver.js";
import { enterpriseOnly, missing, outOfRange } from "./problems/words.js";
import { checkPrioritizeByLocality } from "./proxy-settings.js";
import { checkFailover, hasSubset } from "./resolver-failover.js";

export const serviceResolverRules: EntryRules<ServiceResolver> = {
  normalize: (entry) => entry,
  validate(entry) {
    const { connectTimeout, requestTimeout, defaultSubset } = entry;
    return firstOf(
      checkName(entry),
      checkMeta(entry.meta),
      firstOfKeys(entry.subsets, ["subsets"], checkSubset),
      faultIf(!isUnset(defaultSubset) && !hasSubset(entry, defaultSubset), ["defaultSubset"], () =>
        unknownSubset("entry/service-resolver.default-subset", "The default subset", defaultSubset ?? "", entry),
      ),
      checkPrioritizeByLocality(entry.prioritizeByLocality),
      checkRedirect(entry.redirect, entry, ["redirect"]),
      firstOfKeys(entry.failover, ["failover"], (failover, path, key) => checkFailover(failover, key, entry, path)),
      faultIf(isNegativeDuration(connectTimeout), ["connectTimeout"], () =>
        outOfRange("entry/service-resolver.connect-timeout", "ConnectTimeout", connectTimeout ?? "", "zero or more"),
      ),
      faultIf(isNegativeDuration(requestTimeout), ["requestTimeout"], () =>
        outOfRange("entry/service-resolver.request-timeout", "RequestTimeout", requestTimeout ?? "", "zero or more"),
      ),
      checkLoadBalancer(entry.loadBalancer, ["loadBalancer"]),
    );
  },
};

/** Small letters, digits and dashes, 1 to 63, no dash at either end. */
function isSubsetName(name: string): boolean {
  return name.length <= 63 && /^[a-z0-9-]+$/.test(name) && !name.startsWith("-") && !name.endsWith("-");
}

function checkSubset(subset: ServiceResolverSubset, path: Path, name: string): Faults {
  return firstOf(
    faultIf(name === "", path, () => missing("entry/service-resolver.subset-empty-name", "name", "A subset")),
    faultIf(name !== "" && !isSubsetName(name), path, () => badSubsetName(name)),
    checkFilter(subset.filter, [...path, "filter"]),
  );
}

function checkFilter(filter: string | undefined, path: Path): Faults {
  if (isUnset(filter)) return [];
  const found = findFilterFault(filter);
  return found === undefined ? [] : fault(path, badFilter(filter, found));
}

function checkRedirect(redirect: ServiceResolverRedirect | undefined, entry: ServiceResolver, path: Path): Faults {
  if (redirect === undefined) return [];
  const isEnterprise = [redirect.partition, redirect.namespace, redirect.samenessGroup].some(
    (value) => !isUnset(value),
  );
  const isEmpty = Object.values(redirect).every(isUnset);
  return firstOf(
    faultIf(isEnterprise, path, () =>
      enterpriseOnly(
        "entry/service-resolver.redirect-enterprise",
        "A redirect to a partition, namespace or sameness group",
      ),
    ),
    faultIf(Object.keys(entry.failover ?? {}).length > 0, path, redirectWithFailover),
    faultIf(isEmpty, path, redirectEmpty),
    isEmpty ? [] : checkRedirectTarget(redirect, entry, path),
  );
}

function checkRedirectTarget(redirect: ServiceResolverRedirect, entry: ServiceResolver, path: Path): Faults {
  const { service, serviceSubset, peer, datacenter } = redirect;
  const hasPeer = !isUnset(peer);
  return firstOf(
    faultIf(hasPeer && !isUnset(serviceSubset), path, () =>
      redirectPeerAnd("entry/service-resolver.redirect-peer-subset", "ServiceSubset"),
    ),
    faultIf(hasPeer && !isUnset(datacenter), path, () =>
      redirectPeerAnd("entry/service-resolver.redirect-peer-datacenter", "Datacenter"),
    ),
    faultIf(isUnset(service) && !isUnset(serviceSubset), path, () =>
      subsetNeedsService("entry/service-resolver.redirect-subset-needs-service", "ServiceSubset"),
    ),
    faultIf(isUnset(service) && hasPeer, path, () =>
      subsetNeedsService("entry/service-resolver.redirect-peer-needs-service", "Peer"),
    ),
    faultIf(
      service === entry.name && !isUnset(serviceSubset) && !hasSubset(entry, serviceSubset),
      [...path, "serviceSubset"],
      () =>
        unknownSubset(
          "entry/service-resolver.redirect-own-subset",
          "The redirect's subset",
          serviceSubset ?? "",
          entry,
        ),
    ),
  );
}
