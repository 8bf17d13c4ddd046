import type { Code } from "../../../base/codes.js";
import { nearest } from "../../../base/suggest.js";
import type { FilterFault } from "../../filter/parse.js";
import type { ServiceResolver } from "../../service-resolver.js";
import { type Problem, problem } from "../fault.js";
import { listed, quoted } from "./words.js";

/** How many subsets a hint lists. */
const maximumListed = 8;

/** A part of a resolver names a subset of its own service that does not exist. */
export function unknownSubset(code: Code, what: string, subset: string, resolver: ServiceResolver): Problem {
  const subsets = Object.keys(resolver.subsets ?? {}).sort();
  const meant = nearest(subset, subsets);
  return problem(
    code,
    `${what} is ${quoted(subset)}, and the service ${quoted(resolver.name ?? "")} has ${subsets.length === 0 ? "no subsets" : "no such subset"}.`,
    meant !== undefined
      ? `Did you mean "${meant}"?`
      : subsets.length === 0 || subsets.length > maximumListed
        ? "Add it to Subsets."
        : `Write ${listed(subsets)}.`,
  );
}

export function badSubsetName(name: string): Problem {
  return problem(
    "entry/service-resolver.subset-name",
    `The subset name ${quoted(name)} is not made of 1 to 63 small letters, digits and inner dashes.`,
  );
}

export function badFilter(filter: string, { offset, expected }: FilterFault): Problem {
  const rest = filter.slice(offset);
  const where = rest === "" ? "at its end" : `before ${quoted(rest)}`;
  return problem(
    "entry/service-resolver.subset-filter",
    `The filter ${quoted(filter)} is wrong ${where}.`,
    `Expected ${expected}.`,
  );
}

export function redirectWithFailover(): Problem {
  return problem(
    "entry/service-resolver.redirect-with-failover",
    "The resolver has Redirect and Failover.",
    "Keep one of them; failover belongs to the resolver of the service that the redirect leads to.",
  );
}

export function redirectEmpty(): Problem {
  return problem(
    "entry/service-resolver.redirect-empty",
    "The redirect leads nowhere.",
    "Give it a Service, Datacenter or Peer, or take the block away.",
  );
}

export function redirectPeerAnd(code: Code, field: "ServiceSubset" | "Datacenter"): Problem {
  return problem(code, `Peer and ${field} exclude each other.`, "Keep one of them.");
}

export function subsetNeedsService(code: Code, field: "ServiceSubset" | "Peer"): Problem {
  return problem(code, `The redirect has ${field} but no Service.`, "Add Service.");
}

export function failoverEmpty(): Problem {
  return problem(
    "entry/service-resolver.failover-empty",
    "The failover leads nowhere.",
    "Give it Service, ServiceSubset, Datacenters or Targets.",
  );
}

export function targetsWith(code: Code, field: string): Problem {
  return problem(code, `The failover has Targets and ${field}.`, `Move ${field} into the targets.`);
}

export function onlyWithPolicy(code: Code, field: string, policies: readonly string[], policy: string): Problem {
  return problem(
    code,
    policy === "" ? `${field} stands without a policy.` : `${field} stands beside the policy ${quoted(policy)}.`,
    `It belongs to ${listed(policies)}.`,
  );
}

export function sourceIPAnd(code: Code, field: "Field" | "FieldValue"): Problem {
  return problem(code, `A hash policy has SourceIP and ${field}.`, "Keep one of them.");
}

export function hashNeeds(code: Code, given: "Field" | "FieldValue", needed: "Field" | "FieldValue"): Problem {
  return problem(code, `A hash policy has ${given} but no ${needed}.`, `Add ${needed}.`);
}

export function cookieConfigWithout(field: string): Problem {
  return problem(
    "entry/hash-policy.cookie-config",
    `CookieConfig stands in a hash policy whose Field is ${quoted(field)}.`,
    'It belongs to Field = "cookie".',
  );
}

export function sessionWithTTL(): Problem {
  return problem(
    "entry/hash-policy.session-ttl",
    "The cookie is one of the session and has a TTL.",
    "Keep one of Session and TTL.",
  );
}
