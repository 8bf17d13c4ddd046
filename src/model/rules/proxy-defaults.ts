import type { Plain } from "../../base/located.js";
import { utf8Length } from "../../base/utf8.js";
import type { EntryRules } from "../kind.js";
import type { ProxyDefaults } from "../proxy-defaults.js";
import type { OpaqueMap } from "../type.js";
import { checkAccessLogs } from "./access-logs.js";
import { checkExtensions } from "./extensions.js";
import { collect, type Faults, faultIf, firstOf, isUnset } from "./fault.js";
import { checkMeta } from "./meta.js";
import { configProtocolType, notGlobal, socketDirectory } from "./problems/defaults.js";
import {
  cautionMeshGateway,
  checkFailoverMode,
  checkMutualTLSMode,
  checkPrioritizeByLocality,
} from "./proxy-settings.js";

/** The name of the one proxy-defaults. */
export const globalName = "global";

const socketDirectoryKey = "envoy_hcp_metrics_bind_socket_dir";
/** Bytes. */
const maximumSocketDirectory = 70;

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
      cautionMeshGateway(entry.meshGateway, ["meshGateway"]),
    );
  },
};

/** `protocol` is a text, or something that Consul can take for one. */
function checkProtocol(config: OpaqueMap | undefined): Faults {
  const key = protocolKey(config ?? {});
  if (config === undefined || key === undefined) return [];
  return faultIf(!passesForText(config[key]), ["config", key], configProtocolType);
}

function protocolKey(config: OpaqueMap): string | undefined {
  if (Object.hasOwn(config, "protocol")) return "protocol";
  return Object.keys(config).find((key) => key.toLowerCase() === "protocol");
}

function passesForText(value: Plain | undefined): boolean {
  const only = Array.isArray(value) && value.length === 1 ? value[0] : value;
  return typeof only !== "object" || only === null;
}

function checkSocketDirectory(directory: Plain | undefined): Faults {
  return faultIf(
    typeof directory === "string" && utf8Length(directory) > maximumSocketDirectory,
    ["config", socketDirectoryKey],
    () => socketDirectory(maximumSocketDirectory),
  );
}
