import type { Finding } from "../../base/finding.js";
import type { ExposePath } from "../proxy.js";
import * as problems from "./problems.js";

export const protocols: readonly string[] = ["", "http", "http2"];

/** Exposed paths of a connect-proxy: all rules for each path. */
export function exposeFindings(paths: readonly ExposePath[]): readonly Finding[] {
  const ports = new Set<number>();
  return paths.flatMap(({ path = "", listenerPort = 0, protocol = "" }, index) => {
    const at = ["proxy", "expose", "paths", index];
    const isTaken = ports.has(listenerPort);
    ports.add(listenerPort);
    return [
      ...(path === "" ? [problems.exposedPathEmpty([...at, "path"])] : []),
      ...(isTaken ? [problems.exposedPortTwice([...at, "listenerPort"], listenerPort)] : []),
      ...(listenerPort < 1 || listenerPort > 65535
        ? [problems.exposedPortInvalid([...at, "listenerPort"], listenerPort)]
        : []),
      ...(protocols.includes(protocol.toLowerCase()) ? [] : [problems.exposedProtocol([...at, "protocol"], protocol)]),
    ];
  });
}
