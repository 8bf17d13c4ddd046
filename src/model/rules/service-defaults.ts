import type { Path } from "../../base/place.js";
import type { Draft } from "../../base/record.js";
import type { EntryRules } from "../kind.js";
import type { DestinationConfig, ServiceDefaults } from "../service-defaults.js";
import type { UpstreamConfig, UpstreamConfiguration } from "../upstream-config.js";
import { isDestinationAddress } from "./dns-name.js";
import { checkExtensions } from "./extensions.js";
import { collect, collectEach, type Faults, fault, faultIf, firstOf, isUnset, repeats } from "./fault.js";
import { checkMeta } from "./meta.js";
import { checkName } from "./name.js";
import { checkLimits, checkPassiveHealthCheck } from "./passive-health-check.js";
import {
  badAddress,
  namedDefaults,
  upstreamConfigWithDestination,
  wildcardDefaults,
  wildcardOverride,
} from "./problems/defaults.js";
import { portOutOfRange } from "./problems/shared.js";
import { enterpriseOnly, listedTwice, missing, quoted } from "./problems/words.js";
import { cautionMeshGateway, cautionProxyMode, checkMutualTLSMode } from "./proxy-settings.js";
import { checkWord, serviceProtocols, type Words } from "./words.js";

export const protocols: Words = {
  code: "entry/service-defaults.protocol",
  field: "Protocol",
  words: serviceProtocols,
  mayBeEmpty: true,
};

export const inboundBalance: Words = {
  code: "entry/service-defaults.balance-inbound",
  field: "BalanceInboundConnections",
  words: ["exact_balance"],
  mayBeEmpty: true,
};

export const outboundBalance: Words = {
  code: "entry/upstream.balance-outbound",
  field: "BalanceOutboundConnections",
  words: ["exact_balance"],
  mayBeEmpty: true,
};

export const serviceDefaultsRules: EntryRules<ServiceDefaults> = {
  normalize(entry) {
    const { protocol, upstreamConfig } = entry;
    const normal: Draft<ServiceDefaults> = { ...entry };
    if (protocol !== undefined) normal.protocol = protocol.toLowerCase();
    if (upstreamConfig !== undefined) normal.upstreamConfig = normalizeConfiguration(upstreamConfig);
    return normal;
  },
  validate(entry) {
    return collect(
      firstOf(checkName(entry), faultIf(entry.name === "*", ["name"], wildcardDefaults), checkContents(entry)),
      cautionModes(entry),
    );
  },
};

function normalizeConfiguration({ overrides, defaults }: UpstreamConfiguration): UpstreamConfiguration {
  return {
    ...(overrides === undefined ? {} : { overrides: overrides.map(normalizeUpstream) }),
    ...(defaults === undefined ? {} : { defaults: normalizeUpstream(defaults) }),
  };
}

function normalizeUpstream(upstream: UpstreamConfig): UpstreamConfig {
  const { protocol, connectTimeoutMs } = upstream;
  const normal: Draft<UpstreamConfig> = { ...upstream };
  if (protocol !== undefined) normal.protocol = protocol.toLowerCase();
  if (connectTimeoutMs !== undefined && connectTimeoutMs < 0) normal.connectTimeoutMs = 0;
  return normal;
}

/** Collected, except that upstreams beside a destination end it, and else a bad mode of mutual TLS replaces it all. */
function checkContents(entry: ServiceDefaults): Faults {
  const { upstreamConfig, destination } = entry;
  const beginning = collect(
    checkMeta(entry.meta),
    checkWord(entry.balanceInboundConnections, ["balanceInboundConnections"], inboundBalance),
    checkWord(entry.protocol, ["protocol"], protocols),
  );
  const rest = collect(
    collectEach(upstreamConfig?.overrides, ["upstreamConfig", "overrides"], checkOverride),
    checkDefaults(upstreamConfig?.defaults, ["upstreamConfig", "defaults"]),
    checkDestination(destination, ["destination"]),
    faultIf(entry.rateLimits !== undefined, ["rateLimits"], () =>
      enterpriseOnly("entry/rate-limits.enterprise", "RateLimits"),
    ),
    checkExtensions(entry.envoyExtensions, ["envoyExtensions"]),
  );
  const mutualTLS = checkMutualTLSMode(entry.mutualTLSMode);
  if (upstreamConfig === undefined || destination === undefined) return firstOf(mutualTLS, collect(beginning, rest));
  const both = fault(["upstreamConfig"], upstreamConfigWithDestination());
  return firstOf(collect(beginning, both), collect(rest, mutualTLS));
}

function checkOverride(override: UpstreamConfig, path: Path): Faults {
  return firstOf(
    faultIf(isUnset(override.name), path, () =>
      missing("entry/upstream-override.name-required", "Name", "An override"),
    ),
    faultIf(override.name === "*", [...path, "name"], wildcardOverride),
    checkUpstream(override, path),
  );
}

function checkDefaults(defaults: UpstreamConfig | undefined, path: Path): Faults {
  if (defaults === undefined) return [];
  return firstOf(
    faultIf(!isUnset(defaults.name), [...path, "name"], () => namedDefaults(defaults.name ?? "")),
    checkUpstream(defaults, path),
  );
}

function checkUpstream(upstream: UpstreamConfig, path: Path): Faults {
  return collect(
    checkPassiveHealthCheck(upstream.passiveHealthCheck, [...path, "passiveHealthCheck"]),
    checkLimits(upstream.limits, [...path, "limits"]),
    checkWord(upstream.balanceOutboundConnections, [...path, "balanceOutboundConnections"], outboundBalance),
  );
}

function checkDestination(destination: DestinationConfig | undefined, path: Path): Faults {
  if (destination === undefined) return [];
  const { addresses = [], port = 0 } = destination;
  const isRepeated = repeats(addresses, (address) => address);
  return collect(
    faultIf(addresses.length === 0, path, () => missing("entry/destination.no-address", "address", "The destination")),
    collectEach(addresses, [...path, "addresses"], (address, at, index) =>
      isRepeated(index)
        ? fault(at, listedTwice("entry/destination.duplicate-address", `The address ${quoted(address)}`))
        : faultIf(!isDestinationAddress(address), at, () => badAddress(address)),
    ),
    faultIf(port < 1 || port > 65535, [...path, "port"], () => portOutOfRange("entry/destination.port", port)),
  );
}

function cautionModes(entry: ServiceDefaults): Faults {
  const { overrides, defaults } = entry.upstreamConfig ?? {};
  return collect(
    cautionProxyMode(entry.mode),
    cautionMeshGateway(entry.meshGateway, ["meshGateway"]),
    collectEach(overrides, ["upstreamConfig", "overrides"], (override, path) =>
      cautionMeshGateway(override.meshGateway, [...path, "meshGateway"]),
    ),
    cautionMeshGateway(defaults?.meshGateway, ["upstreamConfig", "defaults", "meshGateway"]),
  );
}
