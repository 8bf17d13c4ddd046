import type { Code } from "../../base/codes.js";
import type { Finding } from "../../base/finding.js";
import { isServiceKind } from "../service.js";
import type { WrittenProxy } from "../written-service.js";
import * as problems from "./problems.js";
import type { Subject } from "./subject.js";

const kindsWithPort: readonly string[] = ["mesh-gateway", "terminating-gateway"];

/** True for the exact names of the four kinds of gateways. */
export function isGatewayKind(kind: string): boolean {
  return isServiceKind(kind) && kind !== "connect-proxy";
}

/** Parts of `proxy` that a gateway may not have. */
const forbidden: readonly {
  readonly field: keyof WrittenProxy;
  readonly code: Code;
  readonly what: string;
}[] = [
  { field: "destinationServiceName", code: "service/gateway-destination-name", what: "destination service" },
  { field: "destinationServiceID", code: "service/gateway-destination-id", what: "destination service" },
  { field: "localServiceAddress", code: "service/gateway-local-address", what: "local service" },
  { field: "localServicePort", code: "service/gateway-local-port", what: "local service" },
  { field: "localServiceSocketPath", code: "service/gateway-local-socket", what: "local service" },
  { field: "upstreams", code: "service/gateway-upstreams", what: "upstreams" },
];

/** The rules of all kinds of gateways; all faults are reported together. */
export function gatewayFindings({ kind = "", port = 0, connect = {}, proxy = {} }: Subject): readonly Finding[] {
  return [
    ...(kindsWithPort.includes(kind) && port === 0 ? [problems.gatewayWithoutPort(kind)] : []),
    ...(connect.sidecarService === undefined ? [] : [problems.gatewaySidecar(kind)]),
    ...forbidden
      .filter(({ field }) => isGiven(proxy[field]))
      .map(({ field, code, what }) => problems.gatewayProxyField(code, ["proxy", field], kind, what)),
  ];
}

function isGiven(value: unknown): boolean {
  if (Array.isArray(value)) return value.length > 0;
  return value !== undefined && value !== "" && value !== 0;
}
