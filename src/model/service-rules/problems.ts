import type { Code } from "../../base/codes.js";
import type { Finding } from "../../base/finding.js";
import type { Path } from "../../base/place.js";

// Every sentence about a registration. The code that finds a fault only says which one and where.

function finding(code: Code, path: Path, message: string, hint?: string): Finding {
  return { code, path, message, ...(hint === undefined ? {} : { hint }) };
}

export function nameMissing(): Finding {
  return finding("service/name-missing", [], "The service has no name.", "Add `name`; an id does not stand in for it.");
}

export function nameNotDns(name: string): Finding {
  return finding("service/name-not-dns", ["name"], `The name "${name}" cannot be looked up by DNS.`);
}

export function kindUnknown(kind: string, hint: string | undefined): Finding {
  return finding(
    "service/kind-unknown",
    ["kind"],
    `"${kind}" is no kind of service; Consul accepts it and gives it no role.`,
    hint,
  );
}

export function socketAndAddress(name: string): Finding {
  const hint = "Remove one of them; even an empty value counts as given.";
  return finding("service/socket-and-address", ["socketPath"], `${name} has a socket and an address or port.`, hint);
}

export function zoneWithoutRegion(zone: string): Finding {
  return finding("service/locality-zone", ["locality", "zone"], `The zone "${zone}" has no region.`, "Add the region.");
}

export function nativeWithoutPort(): Finding {
  return finding("service/native-port", ["connect", "native"], "A native service needs a port or a socket.");
}

export function sidecarWithId(id: string): Finding {
  const path = ["connect", "sidecarService", "id"];
  return finding("service/sidecar-id", path, `A sidecar cannot be given an ID ("${id}").`, "Remove the id.");
}

export function sidecarNested(): Finding {
  const path = ["connect", "sidecarService", "connect", "sidecarService"];
  return finding("service/sidecar-nested", path, "A sidecar cannot have a sidecar.");
}

export function anyAddress(address: string): Finding {
  const hint = "Name an address that others can dial, or leave it out to use the node's.";
  return finding("service/service-address", ["address"], `"${address}" is not an address that others can dial.`, hint);
}

export function taggedAddressVersion(tag: string, address: string, version: 4 | 6): Finding {
  const code = version === 4 ? "service/tagged-ipv4" : "service/tagged-ipv6";
  const message = `The tagged address ${tag} must be an IPv${version} address; "${address}" is not.`;
  return finding(code, ["taggedAddresses", tag, "address"], message);
}

export function proxyWithoutPort(): Finding {
  return finding("service/proxy-port", [], "A connect-proxy needs a port or a socket.");
}

export function proxyWithoutDestination(): Finding {
  const path = ["proxy", "destinationServiceName"];
  return finding("service/proxy-destination-empty", path, "The proxy does not name the service that it fronts.");
}

export function proxyForWildcard(): Finding {
  const path = ["proxy", "destinationServiceName"];
  return finding("service/proxy-destination-wildcard", path, "A proxy fronts one service; `*` is not one.");
}

export function proxyIsNative(): Finding {
  return finding("service/proxy-native", ["connect", "native"], "A proxy cannot be a native service too.");
}

export function socketDirectoryTooLong(length: number, limit: number): Finding {
  const path = ["proxy", "config", "envoy_hcp_metrics_bind_socket_dir"];
  const message = `The directory for the metrics socket has ${length} bytes; ${limit} are allowed.`;
  return finding("service/proxy-config-socket-dir", path, message);
}

export function upstreamDatacenterAndPartition(path: Path, name: string): Finding {
  const message = `The upstream "${name}" names both a datacenter and a partition.`;
  return finding("service/upstream-datacenter-partition", path, message, "Remove the partition, even `default`.");
}

export function upstreamPeerAndPartition(path: Path, name: string, partition: string): Finding {
  const message = `The upstream "${name}" of a peer lies in partition "${partition}", not in the proxy's own.`;
  return finding("service/upstream-peer-partition", path, message);
}

export function upstreamType(path: Path, type: string, hint: string | undefined): Finding {
  return finding("service/upstream-type", path, `"${type}" is not a type of upstream.`, hint);
}

export function upstreamWithoutName(path: Path): Finding {
  return finding("service/upstream-name-empty", path, "The upstream does not name its destination.");
}

export function upstreamWildcard(path: Path): Finding {
  return finding("service/upstream-name-wildcard", path, "An upstream leads to one service; `*` is not one.");
}

export function upstreamPeerAndDatacenter(path: Path, name: string, peer: string, datacenter: string): Finding {
  const message = `The upstream "${name}" names both the peer "${peer}" and the datacenter "${datacenter}".`;
  return finding("service/upstream-peer-and-datacenter", path, message, "Remove one of them.");
}

export function upstreamWithoutBind(path: Path, name: string): Finding {
  const message = `The upstream "${name}" has neither a local port nor a local socket.`;
  return finding("service/upstream-bind-missing", path, message);
}

export function upstreamBindsTwice(path: Path, name: string): Finding {
  const message = `The upstream "${name}" has both a local port and a local socket.`;
  return finding("service/upstream-bind-both", path, message, "Remove one of them.");
}

export function upstreamTwice(path: Path, name: string, first: number): Finding {
  const message = `The upstream "${name}" leads to the same destination as upstream ${first + 1} of the proxy.`;
  return finding("service/upstream-duplicate", path, message, "The mode and the local port do not tell them apart.");
}

export function upstreamBindTwice(path: Path, name: string, bindPlace: string, first: number): Finding {
  const message = `The upstream "${name}" listens at ${bindPlace}, like upstream ${first + 1} of the proxy.`;
  return finding("service/upstream-bind-duplicate", path, message);
}

export function exposedPathEmpty(path: Path): Finding {
  return finding("service/expose-path-empty", path, "The exposed path is empty.");
}

export function exposedPortTwice(path: Path, port: number): Finding {
  return finding("service/expose-listener-duplicate", path, `The listener port ${port} is used for an earlier path.`);
}

export function exposedPortInvalid(path: Path, port: number): Finding {
  const message = `The listener port of an exposed path is from 1 to 65535, not ${port}.`;
  return finding("service/expose-listener-invalid", path, message);
}

export function exposedProtocol(path: Path, protocol: string): Finding {
  const message = `An exposed path is served by http or http2, not by "${protocol}".`;
  return finding("service/expose-protocol", path, message);
}

export function metaTooMany(count: number, limit: number): Finding {
  return finding("service/meta-too-many", ["meta"], `There are ${count} pairs of metadata; ${limit} are allowed.`);
}

export function metaKeyBlank(): Finding {
  return finding("service/meta-key-blank", ["meta", ""], "A key of metadata is empty.");
}

export function metaKeyCharacters(key: string): Finding {
  const message = `The key "${key}" of the metadata holds characters other than letters, digits, - and _.`;
  return finding("service/meta-key-chars", ["meta", key], message);
}

export function metaKeyLong(key: string, length: number, limit: number): Finding {
  const message = `A key of the metadata has ${length} bytes; ${limit} are allowed.`;
  return finding("service/meta-key-long", ["meta", key], message);
}

export function metaKeyReserved(key: string): Finding {
  const message = `The key "${key}" of the metadata begins with consul-, which Consul keeps for itself.`;
  return finding("service/meta-key-reserved", ["meta", key], message);
}

export function metaValueLong(key: string, length: number, limit: number): Finding {
  const message = `The metadata "${key}" has ${length} bytes; ${limit} are allowed.`;
  return finding("service/meta-value-long", ["meta", key], message);
}

export function weightOutOfRange(member: "passing" | "warning", weight: number, least: number, most: number): Finding {
  const message = `The weight ${member} is from ${least} to ${most}, not ${weight}.`;
  return finding("service/weights", ["weights", member], message);
}

export function gatewayWithoutPort(kind: string): Finding {
  return finding("service/gateway-port", [], `A ${kind} needs a port.`);
}

export function gatewaySidecar(kind: string): Finding {
  return finding("service/gateway-sidecar", ["connect", "sidecarService"], `A ${kind} cannot have a sidecar.`);
}

export function gatewayProxyField(code: Code, path: Path, kind: string, what: string): Finding {
  return finding(code, path, `A ${kind} has no ${what}.`, "Remove it.");
}

export function meshGatewayMode(path: Path, mode: string, hint: string | undefined): Finding {
  return finding("service/mesh-gateway-mode", path, `"${mode}" is not a mesh-gateway mode.`, hint);
}

export function upstreamEnterprise(path: Path, upstream: string, what: string, name: string): Finding {
  const message = `The upstream \`${upstream}\` names the ${what} \`${name}\`, which only Consul Enterprise has.`;
  return finding("service/upstream-enterprise", path, message, "The Community Edition ignores it: remove it.");
}

export function meshGatewayModeUnknown(path: Path, mode: string, hint: string | undefined): Finding {
  const message = `Consul keeps the mesh-gateway mode "${mode}" and then treats it like none.`;
  return finding("service/mode-unknown", path, message, hint);
}

export function proxyMode(path: Path, mode: string, hint: string | undefined): Finding {
  return finding("service/proxy-mode", path, `"${mode}" is not a mode of a proxy.`, hint);
}

export function proxyModeUnknown(path: Path, mode: string, hint: string | undefined): Finding {
  const message = `Consul keeps the mode "${mode}" of the proxy and then treats it like direct.`;
  return finding("service/proxy-mode-unknown", path, message, hint);
}

export function socketMode(path: Path, mode: string): Finding {
  const message = `The mode of a socket is octal digits, not "${mode}".`;
  return finding("service/socket-mode", path, message, 'Write for example "0644".');
}

export function checkDuration(path: Path, text: string, hint: string | undefined): Finding {
  return finding("service/check-duration", path, `"${text}" is not a duration.`, hint);
}

export function checkParts(path: Path, message: string): Finding {
  return finding("service/check", path, message);
}

export function checkStatus(path: Path, status: string): Finding {
  const message = `The status of a check is passing, warning or critical, not "${status}".`;
  return finding("service/check-status", path, message);
}

export function sidecarPortDisabled(): Finding {
  const hint = "Give the sidecar a port.";
  return finding("service/sidecar-port-disabled", [], "The agent assigns no ports to sidecars.", hint);
}

export function sidecarPortExhausted(first: number, last: number): Finding {
  const message = `All ports for sidecars, ${first} to ${last}, are taken.`;
  return finding("service/sidecar-port-exhausted", [], message, "Give the sidecar a port, or widen the range.");
}
