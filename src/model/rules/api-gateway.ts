import type { Path } from "../../base/place.js";
import type { APIGateway, APIGatewayListener } from "../api-gateway.js";
import type { EntryRules } from "../kind.js";
import type { ResourceReference } from "../resource-reference.js";
import { collect, type Faults, fault, faultIf, firstOf, firstOfEach, isUnset, repeats } from "./fault.js";
import { hasInnerWildcard } from "./ingress-hosts.js";
import { checkMeta } from "./meta.js";
import { cautionEmptyName } from "./name.js";
import { listenerName, listenersDiffer, notInTCP } from "./problems/gateways.js";
import { hostWildcard, portOutOfRange } from "./problems/shared.js";
import { listedTwice, missing, quoted } from "./problems/words.js";
import { withDefaultKind } from "./resource-reference.js";
import { checkTLS } from "./tls.js";
import { checkWord, type Words } from "./words.js";

export const protocols: Words = {
  code: "entry/api-gateway.protocol",
  field: "Protocol of a listener",
  words: ["http", "tcp"],
  mayBeEmpty: false,
};

export const certificateKinds: Words = {
  code: "entry/api-gateway.certificate-kind",
  field: "Kind of a certificate",
  words: ["inline-certificate", "file-system-certificate"],
  mayBeEmpty: false,
};

export const apiGatewayRules: EntryRules<APIGateway> = {
  normalize(entry) {
    return entry.listeners === undefined ? entry : { ...entry, listeners: entry.listeners.map(normalizeListener) };
  },
  validate(entry) {
    const listeners = entry.listeners ?? [];
    const isRepeated = repeats(listeners, (listener) => listener.name ?? "");
    const previous = new Map<number, APIGatewayListener>();
    return collect(
      firstOf(
        checkMeta(entry.meta),
        faultIf(listeners.length === 0, [], () =>
          missing("entry/api-gateway.no-listener", "listener", "The api-gateway entry"),
        ),
        // All names come first, then what listeners of one port have in common, then each by itself.
        firstOfEach(listeners, ["listeners"], (listener, path, index) =>
          checkListenerName(listener.name ?? "", path, isRepeated(index)),
        ),
        firstOfEach(listeners, ["listeners"], (listener, path) => checkSamePort(listener, path, previous)),
        firstOfEach(listeners, ["listeners"], checkListener),
      ),
      cautionEmptyName(entry),
    );
  },
};

function normalizeListener(listener: APIGatewayListener): APIGatewayListener {
  const { protocol, tls } = listener;
  return {
    ...listener,
    ...(protocol === undefined ? {} : { protocol: protocol.toLowerCase() }),
    ...(tls?.certificates === undefined
      ? {}
      : { tls: { ...tls, certificates: withDefaultKind(tls.certificates, "inline-certificate") } }),
  };
}

/** Labels of small letters, digits and inner dashes, joined by dots. */
function isListenerName(name: string): boolean {
  return name.split(".").every((label) => /^[a-z0-9-]+$/.test(label) && !label.startsWith("-") && !label.endsWith("-"));
}

function checkListenerName(name: string, path: Path, isRepeated: boolean): Faults {
  return firstOf(
    faultIf(!isListenerName(name), [...path, "name"], () => listenerName(name)),
    faultIf(isRepeated, [...path, "name"], () =>
      listedTwice("entry/api-gateway.duplicate-listener-name", `The listener ${quoted(name)}`),
    ),
  );
}

/** Compares a listener with the previous one on its port; `previous` holds the last of each port, and takes this one. */
function checkSamePort(listener: APIGatewayListener, path: Path, previous: Map<number, APIGatewayListener>): Faults {
  const { port = 0, hostname = "", protocol = "" } = listener;
  const other = previous.get(port);
  previous.set(port, listener);
  if (other === undefined) return [];
  if ((other.hostname ?? "") !== hostname) return fault(path, listenersDiffer(port, "Hostname"));
  return faultIf((other.protocol ?? "") !== protocol, path, () => listenersDiffer(port, "Protocol"));
}

function checkListener(listener: APIGatewayListener, path: Path): Faults {
  const { protocol, hostname = "", port = 0, tls } = listener;
  return firstOf(
    checkWord(protocol, [...path, "protocol"], protocols),
    faultIf(protocol === "tcp" && hostname !== "", [...path, "hostname"], () =>
      notInTCP("entry/api-gateway.tcp-hostname", "host names"),
    ),
    faultIf(port < 1 || port > 65535, [...path, "port"], () => portOutOfRange("entry/api-gateway.port", port)),
    faultIf(hasInnerWildcard(hostname), [...path, "hostname"], () =>
      hostWildcard("entry/api-gateway.host-wildcard", hostname, 'A "*" may be the whole first label: "*.example.com".'),
    ),
    firstOfEach(tls?.certificates, [...path, "tls", "certificates"], (certificate, at) =>
      checkCertificateReference(certificate, at, certificateKinds),
    ),
    checkTLS(
      {
        minimum: tls?.minVersion,
        maximum: tls?.maxVersion,
        ciphers: tls?.cipherSuites,
        fields: { minimum: "minVersion", maximum: "maxVersion" },
      },
      [...path, "tls"],
    ),
  );
}

/** A listener's certificate is of a fitting kind, and named. */
export function checkCertificateReference(certificate: ResourceReference, path: Path, kinds: Words): Faults {
  return firstOf(
    checkWord(certificate.kind, [...path, "kind"], kinds),
    faultIf(isUnset(certificate.name), path, () =>
      missing("entry/api-gateway.certificate-name", "Name", "A certificate of a listener"),
    ),
  );
}
