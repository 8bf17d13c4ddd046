import { parseDuration } from "../../base/duration.js";
import type { Path } from "../../base/place.js";
import type { HashPolicy, LoadBalancer } from "../load-balancer.js";
import { type Faults, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { cookieConfigWithout, hashNeeds, onlyWithPolicy, sessionWithTTL, sourceIPAnd } from "./problems/resolver.js";
import { checkWord, type Words } from "./words.js";

export const policies: Words = {
  code: "entry/load-balancer.policy",
  field: "Policy of the load balancer",
  words: ["random", "round_robin", "least_request", "ring_hash", "maglev"],
  mayBeEmpty: true,
};

export const hashFields: Words = {
  code: "entry/hash-policy.field",
  field: "Field of a hash policy",
  words: ["header", "cookie", "query_parameter"],
  mayBeEmpty: true,
};

const hashing = ["ring_hash", "maglev"];

/** A load balancer's policy and the settings that belong to it; the first breach counts. */
export function checkLoadBalancer(balancer: LoadBalancer | undefined, path: Path): Faults {
  if (balancer === undefined) return [];
  const { policy = "", ringHashConfig, leastRequestConfig, hashPolicies } = balancer;
  return firstOf(
    checkWord(policy, [...path, "policy"], policies),
    faultIf(ringHashConfig !== undefined && policy !== "ring_hash", [...path, "ringHashConfig"], () =>
      onlyWithPolicy("entry/load-balancer.ring-hash-config", "RingHashConfig", ["ring_hash"], policy),
    ),
    faultIf(leastRequestConfig !== undefined && policy !== "least_request", [...path, "leastRequestConfig"], () =>
      onlyWithPolicy("entry/load-balancer.least-request-config", "LeastRequestConfig", ["least_request"], policy),
    ),
    faultIf((hashPolicies ?? []).length > 0 && !hashing.includes(policy), [...path, "hashPolicies"], () =>
      onlyWithPolicy("entry/load-balancer.hash-policies", "HashPolicies", hashing, policy),
    ),
    firstOfEach(hashPolicies, [...path, "hashPolicies"], checkHashPolicy),
  );
}

function checkHashPolicy(hash: HashPolicy, path: Path): Faults {
  const { field = "", fieldValue, sourceIP = false, cookieConfig } = hash;
  const hasValue = !isUnset(fieldValue);
  const hasTTL = (parseDuration(cookieConfig?.ttl ?? "0s") ?? 0n) !== 0n;
  return firstOf(
    checkWord(field, [...path, "field"], hashFields),
    faultIf(sourceIP && field !== "", path, () => sourceIPAnd("entry/hash-policy.source-ip-and-field", "Field")),
    faultIf(sourceIP && hasValue, path, () => sourceIPAnd("entry/hash-policy.source-ip-and-value", "FieldValue")),
    faultIf(field !== "" && !hasValue, path, () =>
      hashNeeds("entry/hash-policy.field-needs-value", "Field", "FieldValue"),
    ),
    faultIf(field === "" && hasValue, path, () =>
      hashNeeds("entry/hash-policy.value-needs-field", "FieldValue", "Field"),
    ),
    faultIf(cookieConfig !== undefined && field !== "cookie", [...path, "cookieConfig"], () =>
      cookieConfigWithout(field),
    ),
    faultIf(cookieConfig?.session === true && hasTTL, [...path, "cookieConfig"], sessionWithTTL),
  );
}
