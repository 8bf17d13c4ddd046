import type { Code } from "../base/codes.js";
import type { Finding } from "../base/finding.js";
import type { Path } from "../base/place.js";
import { type AgentFile, type AgentSettings, agentPorts } from "../model/agent.js";
import { portOf, portRanges } from "./agent-settings.js";

interface Checked {
  readonly written: AgentFile;
  readonly settings: AgentSettings;
}

/** A rule about settings, and what it finds wrong. */
type SettingRule = (checked: Checked) => Finding | undefined;

const highestPort = 65535;
const datacenterName = /^[a-z0-9_-]+$/;

function setting(path: Path, message: string, hint?: string, code: Code = "service/agent-setting"): Finding {
  return { code, path, message, ...(hint === undefined ? {} : { hint }) };
}

const rangeRules: readonly SettingRule[] = portRanges.map(({ first, last, defaults }) => ({ written }) => {
  const from = portOf(written.ports?.[first], defaults[0]);
  const to = portOf(written.ports?.[last], defaults[1]);
  if (from <= to) return undefined;
  const path = ["ports", written.ports?.[last] === undefined ? first : last];
  return setting(
    path,
    `The ports from ${from} to ${to} are no range.`,
    "To assign no ports, set both to 0.",
    "service/sidecar-port-range",
  );
});

/** In the order in which Consul looks; the first fault is the only one that it reports. */
const settingRules: readonly SettingRule[] = [
  ...rangeRules,
  ({ settings: { datacenter } }) =>
    datacenter === "" ? setting(["datacenter"], "The datacenter has no name.") : undefined,
  ({ settings: { datacenter } }) => nameFault(["datacenter"], datacenter),
  ({ settings: { primaryDatacenter, datacenter } }) =>
    // Where it is not given it is the datacenter, whose name was looked at before.
    primaryDatacenter === datacenter ? undefined : nameFault(["primaryDatacenter"], primaryDatacenter),
  ({ settings: { nodeName } }) => (nodeName === "" ? setting(["nodeName"], "The node has no name.") : undefined),
  ({ settings: { connect } }) =>
    connect.enableMeshGatewayWANFederation && !connect.enabled
      ? federation("Federation through mesh gateways needs `connect.enabled`.")
      : undefined,
  ({ settings: { connect, server } }) =>
    connect.enableMeshGatewayWANFederation && !server
      ? federation("Federation through mesh gateways is for servers.")
      : undefined,
  ({ settings: { connect, nodeName = "" } }) =>
    connect.enableMeshGatewayWANFederation && nodeName.includes("/")
      ? setting(["nodeName"], `With federation through mesh gateways the node's name, "${nodeName}", cannot hold a /.`)
      : undefined,
  ({ settings: { connect }, written: { retryJoinWAN = [] } }) =>
    connect.enableMeshGatewayWANFederation && retryJoinWAN.length > 0
      ? setting(["retryJoinWAN"], "`retry_join_wan` and federation through mesh gateways exclude each other.")
      : undefined,
  ({ settings: { primaryGateways, server } }) =>
    primaryGateways.length > 0 && !server
      ? setting(["primaryGateways"], "`primary_gateways` is for servers.", "Set `server = true`.")
      : undefined,
  ({ settings: { primaryGateways, datacenter, primaryDatacenter } }) =>
    primaryGateways.length > 0 && datacenter === primaryDatacenter
      ? setting(["primaryGateways"], "`primary_gateways` is for datacenters other than the primary.")
      : undefined,
  ({ settings: { locality = {} } }) =>
    (locality.zone ?? "") !== "" && (locality.region ?? "") === ""
      ? setting(["locality", "zone"], "The zone of the agent has no region.", "Add the region.")
      : undefined,
];

function nameFault(path: Path, name: string): Finding | undefined {
  if (name === "" || datacenterName.test(name)) return undefined;
  return setting(path, `"${name}" is no name for a datacenter: letters, digits, - and _ are allowed.`);
}

function federation(message: string): Finding {
  return setting(["connect", "enableMeshGatewayWANFederation"], message);
}

/** Faults in settings that keep an agent from starting; all but the first are marked as hidden. */
export function settingFindings(checked: Checked): readonly Finding[] {
  const findings: Finding[] = [];
  for (const rule of settingRules) {
    const finding = rule(checked);
    if (finding !== undefined) findings.push(findings.length === 0 ? finding : { ...finding, hidden: true });
  }
  return findings;
}

/** Listeners of the agent on ports that do not exist. They are reported together with faults of definitions. */
export function portFindings({ ports = {} }: AgentFile): readonly Finding[] {
  const given = new Map(Object.entries(ports));
  if (given.size === 0) return [];
  return agentPorts.fields.flatMap(({ name }) => {
    const port = given.get(name) ?? 0;
    return port > highestPort ? [setting(["ports", name], `The port ${port} is above ${highestPort}.`)] : [];
  });
}

/** Longest label of a DNS name. */
const longestLabel = 63;

/** Things that Consul warns of. */
export function settingWarnings({ settings: { nodeName = "" } }: Checked): readonly Finding[] {
  if (/^[A-Za-z0-9-]*$/.test(nodeName) && nodeName.length <= longestLabel) return [];
  const message = `The node's name "${nodeName}" cannot be looked up by DNS.`;
  return [{ code: "service/node-name-not-dns", path: ["nodeName"], message }];
}
