import type { Path } from "../../base/place.js";
import { isDnsName } from "./dns-name.js";
import { type Faults, faultIf, firstOf, firstOfEach } from "./fault.js";
import { starHostWithTLS } from "./problems/gateways.js";
import { hostIsNoName, hostWildcard } from "./problems/shared.js";
import { listedTwice, quoted } from "./problems/words.js";

/** True if a `*` stands anywhere but as the whole first label. */
export function hasInnerWildcard(host: string): boolean {
  return (host.startsWith("*.") ? host.slice(2) : host).includes("*");
}

/** The hosts of one service; `seen` holds the hosts of the services of the listener that came before, and takes these. */
export function checkIngressHosts(
  hosts: readonly string[] | undefined,
  path: Path,
  gatewayHasTLS: boolean,
  seen: Set<string>,
): Faults {
  return firstOfEach(hosts, path, (host, at) => {
    const isRepeated = seen.has(host);
    seen.add(host);
    return firstOf(
      faultIf(isRepeated, at, () => listedTwice("entry/ingress.duplicate-host", `The host ${quoted(host)}`)),
      host === "*" ? faultIf(gatewayHasTLS, at, starHostWithTLS) : checkHost(host, at),
    );
  });
}

function checkHost(host: string, path: Path): Faults {
  return firstOf(
    faultIf(!isDnsName(host), path, () => hostIsNoName("entry/ingress.host-dns", host)),
    faultIf(hasInnerWildcard(host), path, () =>
      hostWildcard("entry/ingress.host-wildcard", host, 'A "*" may be the whole first label: "*.example.com".'),
    ),
  );
}
