import type { Plain } from "../../base/located.js";
import { utf8Length } from "../../base/utf8.js";
import { defaultProtocolOf } from "../default-protocol.js";
import type { EntryRules } from "../kind.js";
import { maximumSocketDirectory } from "../proxy.js";
import type { ProxyDefaults } from "../proxy-defaults.js";
import type { OpaqueMap } from "../type.js";
import { checkAccessLogs } from "./access-logs.js";
import { checkExtensions } from "./extensions.js";
import { collect, type Faults, faultIf, firstOf, isUnset } from "./fault.js";
import { checkMeta } from "./meta.js";
import { configProtocolType, notGlobal, socketDirectory } from "./problems/defaults.js";
import {
  cautionMeshGateway,
  cautionProxyMode,
  checkFailoverMode,
  checkMutualTLSMode,
  checkPrioritizeByLocality,
} from "./proxy-settings.js";

/** The name of the one proxy-defaults. */
export const globalName = "global";

const socketDirectoryKey = "envoy_hcp_metrics_bind_socket_dir";

export const proxyDefaultsRules: EntryRules<ProxyDefaults> = {
  // The server computes `protocol` from `config` and never shows it; here `config` alone is kept.
  normalize({ protocol: _, ...entry }) {
    return isUnset(entry.name) ? { ...entry, name: globalName } : entry;
  },
  validate(entry) {
    return collect(
      firstOf(
        faultIf(entry.name !== globalName, ["name"], () => notGlobal(entry.name ?? "")),
        checkProtocol(entry.config),
        checkAccessLogs(entry.accessLogs, ["accessLogs"]),
        checkMeta(entry.meta),
        checkSocketDirectory(entry.config?.[socketDirectoryKey]),
        checkExtensions(entry.envoyExtensions, ["envoyExtensions"]),
        checkFailoverMode(entry.failoverPolicy, ["failoverPolicy"]),
        checkPrioritizeByLocality(entry.prioritizeByLocality),
        checkMutualTLSMode(entry.mutualTLSMode),
      ),
      cautionProxyMode(entry.mode),
      cautionMeshGateway(entry.meshGateway, ["meshGateway"]),
    );
  },
};

/** `protocol` is a text, or something that Consul can take for one. */
function checkProtocol(config: OpaqueMap | undefined): Faults {
  const found = defaultProtocolOf(config);
  if (found === undefined) return [];
  return faultIf(found.protocol === undefined, ["config", found.key], configProtocolType);
}

function checkSocketDirectory(directory: Plain | undefined): Faults {
  return faultIf(
    typeof directory === "string" && utf8Length(directory) > maximumSocketDirectory,
    ["config", socketDirectoryKey],
    () => socketDirectory(maximumSocketDirectory),
  );
}
