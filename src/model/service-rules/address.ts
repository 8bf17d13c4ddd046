import type { Finding } from "../../base/finding.js";
import { ipVersionOf } from "../../base/ip-address.js";
import * as problems from "./problems.js";
import type { Subject } from "./subject.js";

const anyAddresses: readonly string[] = ["0.0.0.0", "::", "[::]"];

/** Addresses that stand for all addresses. The API and the servers refuse them, agent files do not. */
export function anyAddressFindings({ address = "" }: Subject): readonly Finding[] {
  return anyAddresses.includes(address) ? [problems.anyAddress(address)] : [];
}

/** Tagged addresses of which Consul demands a version of IP, in the order in which it looks. `wan_ipv6` is not one. */
const versions = [
  ["lan_ipv4", 4],
  ["wan_ipv4", 4],
  ["lan_ipv6", 6],
] as const;

/** Tagged addresses, looked at when the agent registers the service; the first bad one is reported. */
export function taggedAddressFindings({ taggedAddresses }: Subject): readonly Finding[] {
  if (taggedAddresses === undefined) return [];
  const findings = versions.flatMap(([tag, version]) => {
    if (!Object.hasOwn(taggedAddresses, tag)) return [];
    const address = taggedAddresses[tag]?.address ?? "";
    return ipVersionOf(address) === version ? [] : [problems.taggedAddressVersion(tag, address, version)];
  });
  return findings.map((finding, index) => (index === 0 ? finding : { ...finding, hidden: true }));
}
