import type { Diagnostic } from "../../base/diagnostic.js";
import type { Plain } from "../../base/located.js";
import { nearest } from "../../base/suggest.js";
import type { Catalog } from "../../catalog/catalog.js";
import type { ServiceDefinition } from "../../model/definition.js";
import { gatewayOption } from "../gateway-options.js";
import { escapeHatches, gatewayOptions, type OptionKind, otherOptions } from "./gateway-option-table.js";
import {
  bindsNothing,
  dnsDiscoveryUnknown,
  gatewayMode,
  gatewayPort,
  optionOldName,
  optionType,
  optionUnknown,
  wanAddressEmpty,
} from "./problems.js";

/** A gateway can be dialled: it has a port, and what its tagged address says is an address. */
export function checkGatewayRegistrations(catalog: Catalog): readonly Diagnostic[] {
  return gatewaysOf(catalog).flatMap((gateway) => {
    const { port = 0, taggedAddresses = {}, proxy } = gateway.value;
    const wan = Object.hasOwn(taggedAddresses, "wan") ? taggedAddresses["wan"] : undefined;
    return [
      ...(port === 0 && gateway.assignedPort === undefined ? [gatewayPort(gateway)] : []),
      ...(wan !== undefined && (wan.address ?? "") === "" ? [wanAddressEmpty(gateway)] : []),
      ...((proxy?.meshGateway?.mode ?? "") === "" ? [] : [gatewayMode(gateway)]),
    ];
  });
}

/** The options of a gateway are known, can be read, and leave it something to listen on. */
export function checkGatewayOptions(catalog: Catalog): readonly Diagnostic[] {
  return gatewaysOf(catalog).flatMap((gateway) => {
    const config = gateway.value.proxy?.config ?? {};
    return [
      ...Object.entries(config).flatMap(([key, value]) => checkOption(gateway, key, value)),
      ...checkBinding(gateway),
      ...checkDns(gateway),
    ];
  });
}

function gatewaysOf({ datacenters }: Catalog): readonly ServiceDefinition[] {
  return datacenters.flatMap(({ gateways }) => gateways.map(({ definition }) => definition));
}

const knownNames: readonly string[] = [
  ...gatewayOptions.flatMap(({ name, oldName }) => (oldName === undefined ? [name] : [name, oldName])),
  ...otherOptions,
  ...escapeHatches,
];

function checkOption(gateway: ServiceDefinition, key: string, value: Plain): readonly Diagnostic[] {
  const name = key.toLowerCase();
  const option = gatewayOptions.find((one) => one.name === name || one.oldName === name);
  if (option === undefined) {
    return knownNames.includes(name) ? [] : [optionUnknown(gateway, key, nearest(key, knownNames))];
  }
  return [
    ...(canRead[option.kind](value) ? [] : [optionType(gateway, key, option.kind)]),
    ...(option.oldName === name ? [optionOldName(gateway, key, option.name)] : []),
  ];
}

const truthValues = new Set(["1", "t", "T", "true", "True", "TRUE", "0", "f", "F", "false", "False", "FALSE", ""]);

/** Options are read leniently: lists of one stand for the one, numbers for truth values, and the other way round. */
const canRead: Readonly<Record<OptionKind, (value: Plain) => boolean>> = {
  boolean: (value) => {
    const single = unwrap(value);
    if (typeof single === "string") return truthValues.has(single);
    return typeof single !== "object" || single === null;
  },
  integer: (value) => {
    const single = unwrap(value);
    if (typeof single === "string") return single === "" || /^[+-]?[0-9]+$/.test(single);
    return typeof single !== "object" || single === null;
  },
  text: (value) => {
    const single = unwrap(value);
    return typeof single !== "object" || single === null;
  },
  addresses: (value) => {
    const single = unwrap(value);
    return typeof single === "object" && single !== null && !Array.isArray(single);
  },
};

function unwrap(value: Plain): Plain {
  return Array.isArray(value) && value.length === 1 ? (value[0] ?? null) : value;
}

/** Without its default address a gateway needs another one to listen on. */
function checkBinding(gateway: ServiceDefinition): readonly Diagnostic[] {
  const isOn = (name: string) => isTrue(read(gateway, name));
  if (!isOn("envoy_gateway_no_default_bind") || isOn("envoy_gateway_bind_tagged_addresses")) return [];
  const addresses = unwrap(read(gateway, "envoy_gateway_bind_addresses"));
  const hasAddress = typeof addresses === "object" && addresses !== null && Object.keys(addresses).length > 0;
  return hasAddress ? [] : [bindsNothing(gateway)];
}

/** An option by its new name, else by its old one. */
function read(gateway: ServiceDefinition, name: string): Plain {
  const config = gateway.value.proxy?.config;
  const oldName = gatewayOptions.find((option) => option.name === name)?.oldName;
  return gatewayOption(config, name) ?? (oldName === undefined ? undefined : gatewayOption(config, oldName)) ?? null;
}

function isTrue(value: Plain): boolean {
  const single = unwrap(value);
  return single === true || single === 1 || (typeof single === "string" && /^(?:1|t|T|true|True|TRUE)$/.test(single));
}

function checkDns(gateway: ServiceDefinition): readonly Diagnostic[] {
  const written = read(gateway, "envoy_dns_discovery_type");
  const isKnown = typeof written === "string" && ["strict_dns", "logical_dns", ""].includes(written.toLowerCase());
  return written === null || isKnown ? [] : [dnsDiscoveryUnknown(gateway, String(written))];
}
