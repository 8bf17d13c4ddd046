import type { Finding } from "../../base/finding.js";
import { utf8Length } from "../../base/utf8.js";
import { maximumSocketDirectory } from "../proxy.js";
import { exposeFindings } from "./expose.js";
import * as problems from "./problems.js";
import type { Subject } from "./subject.js";
import { upstreamFindings } from "./upstreams.js";

/**
 * The rules of a connect-proxy; all faults are reported together. `portIsAssigned`: the port may be 0, because the agent
 * will choose one.
 */
export function connectProxyFindings(service: Subject, portIsAssigned: boolean): readonly Finding[] {
  const { port = 0, socketPath = "", connect = {}, proxy = {} } = service;
  const destination = proxy.destinationServiceName ?? "";
  const directory = proxy.config?.["envoy_hcp_metrics_bind_socket_dir"];
  const directoryLength = typeof directory === "string" ? utf8Length(directory) : 0;
  return [
    ...(port === 0 && socketPath === "" && !portIsAssigned ? [problems.proxyWithoutPort()] : []),
    ...(destination.trim() === "" ? [problems.proxyWithoutDestination()] : []),
    ...(destination === "*" ? [problems.proxyForWildcard()] : []),
    ...(connect.native === true ? [problems.proxyIsNative()] : []),
    ...(directoryLength > maximumSocketDirectory
      ? [problems.socketDirectoryTooLong(directoryLength, maximumSocketDirectory)]
      : []),
    ...upstreamFindings(proxy.upstreams ?? []),
    ...exposeFindings(proxy.expose?.paths ?? []),
  ];
}
