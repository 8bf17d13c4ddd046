import type { Path } from "../../base/place.js";
import type { HeaderModifiers } from "../header-modifiers.js";
import type { IngressGateway, IngressListener, IngressService } from "../ingress-gateway.js";
import type { EntryRules } from "../kind.js";
import { collect, type Faults, fault, faultIf, firstOf, firstOfEach, isUnset, repeats } from "./fault.js";
import { checkIngressHosts } from "./ingress-hosts.js";
import { checkIngressSDS } from "./ingress-sds.js";
import { checkMeta } from "./meta.js";
import { cautionEmptyName } from "./name.js";
import { manyTCPServices, notInTCP, portTwice, wildcardInTCP, wildcardWithHosts } from "./problems/gateways.js";
import { listedTwice, missing, quoted } from "./problems/words.js";
import { checkTLS, tlsSettings } from "./tls.js";
import { checkWord, serviceProtocols, type Words } from "./words.js";

export const protocols: Words = {
  code: "entry/ingress.protocol",
  field: "Protocol of a listener",
  words: serviceProtocols,
  mayBeEmpty: false,
};

export const ingressGatewayRules: EntryRules<IngressGateway> = {
  normalize(entry) {
    if (entry.listeners === undefined) return entry;
    return {
      ...entry,
      listeners: entry.listeners.map((listener) => ({
        ...listener,
        protocol: isUnset(listener.protocol) ? "tcp" : listener.protocol.toLowerCase(),
      })),
    };
  },
  validate(entry) {
    const isRepeated = repeats(entry.listeners, (listener) => listener.port ?? 0);
    return collect(
      firstOf(
        checkMeta(entry.meta),
        checkTLS(tlsSettings(entry.tls), ["tls"]),
        firstOfEach(entry.listeners, ["listeners"], (listener, path, index) =>
          checkListener(listener, path, isRepeated(index), entry),
        ),
      ),
      cautionEmptyName(entry),
    );
  },
};

function checkListener(listener: IngressListener, path: Path, isRepeated: boolean, gateway: IngressGateway): Faults {
  const { port = 0, protocol, services = [] } = listener;
  const isListed = repeats(services, (service) => service.name ?? "");
  const hosts = new Set<string>();
  return firstOf(
    faultIf(isRepeated, [...path, "port"], () => portTwice(port)),
    checkWord(protocol, [...path, "protocol"], protocols),
    faultIf(services.length === 0, path, () => missing("entry/ingress.no-service", "service", "A listener")),
    faultIf(protocol === "tcp" && services.length > 1, [...path, "services"], () => manyTCPServices(services.length)),
    checkTLS(tlsSettings(listener.tls), [...path, "tls"]),
    firstOfEach(services, [...path, "services"], (service, at, position) =>
      firstOf(
        checkService(service, at, isListed(position), listener.protocol === "tcp"),
        checkIngressSDS(service, listener, gateway, at, path),
        checkIngressHosts(service.hosts, [...at, "hosts"], gateway.tls?.enabled === true, hosts),
      ),
    ),
  );
}

function checkService(service: IngressService, path: Path, isRepeated: boolean, isTCP: boolean): Faults {
  const { name = "", hosts = [] } = service;
  return firstOf(
    checkHeaders(service.requestHeaders, isTCP, [...path, "requestHeaders"]),
    checkHeaders(service.responseHeaders, isTCP, [...path, "responseHeaders"]),
    faultIf(isTCP && name === "*", [...path, "name"], wildcardInTCP),
    faultIf(isTCP && hosts.length > 0, [...path, "hosts"], () => notInTCP("entry/ingress.tcp-hosts", "host names")),
    faultIf(name === "", path, () => missing("entry/ingress.service-name", "Name", "A service of a listener")),
    faultIf(name === "*" && hosts.length > 0, [...path, "hosts"], wildcardWithHosts),
    isRepeated
      ? fault([...path, "name"], listedTwice("entry/ingress.duplicate-service", `The service ${quoted(name)}`))
      : [],
  );
}

function checkHeaders(modifiers: HeaderModifiers | undefined, isTCP: boolean, path: Path): Faults {
  const changesSomething = Object.values(modifiers ?? {}).some((part) => Object.keys(part).length > 0);
  return faultIf(isTCP && changesSomething, path, () => notInTCP("entry/ingress.headers-protocol", "headers"));
}
