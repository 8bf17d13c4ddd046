import type { Code } from "../../base/codes.js";
import { type Diagnostic, diagnostic } from "../../base/diagnostic.js";
import type { Path } from "../../base/place.js";
import type { Span } from "../../base/span.js";
import { type AgentDefinition, type EntryDefinition, type ServiceDefinition, spanOf } from "../../model/definition.js";
import { kindAndNameOf } from "../../model/entry-name.js";
import type { OptionKind } from "./gateway-option-table.js";

export function tooOld(version: string, gateway: ServiceDefinition): Diagnostic {
  return diagnostic("prerequisite/consul-version", `Consul ${version} knows no mesh gateways; they came with 1.6.`, {
    ...at(spanOf(gateway, [])),
    hint: "Use Consul 1.6 or later in every datacenter.",
  });
}

export function connectDisabled(agent: AgentDefinition, datacenter: string): Diagnostic {
  return diagnostic(
    "prerequisite/connect-disabled",
    `An agent of \`${datacenter}\` has the service mesh switched off, so its proxies and gateways get neither certificates nor configuration.`,
    { ...at(spanOf(agent, ["connect", "enabled"])), hint: "Write `connect { enabled = true }`." },
  );
}

export function grpcOff(agent: AgentDefinition, datacenter: string): Diagnostic {
  return diagnostic(
    "prerequisite/grpc-off",
    `An agent of \`${datacenter}\` serves no gRPC, so the proxies beside it never get their configuration and do not listen.`,
    { ...at(spanOf(agent, ["ports"])), hint: "Write `ports { grpc = 8502 }`." },
  );
}

export function centralConfigDisabled(
  agent: AgentDefinition,
  datacenter: string,
  setting: EntryDefinition,
): Diagnostic {
  return diagnostic(
    "prerequisite/central-config-disabled",
    `An agent of \`${datacenter}\` does not merge config entries into its proxies, so the mode in ${kindAndNameOf(setting)} and the proxies' own modes do not reach their upstreams; only what the entries say of each target counts.`,
    {
      ...at(spanOf(agent, ["enableCentralServiceConfig"])),
      ...related("the mode that is not seen", spanOf(setting, ["meshGateway", "mode"])),
      hint: "Leave `enable_central_service_config` out, or set it to true.",
    },
  );
}

export function centralConfigDefault(agent: AgentDefinition, datacenter: string, setting: EntryDefinition): Diagnostic {
  return diagnostic(
    "prerequisite/central-config-default",
    `Before Consul 1.9 an agent such as this one of \`${datacenter}\` does not merge config entries into its proxies, so the mode in ${kindAndNameOf(setting)} and the proxies' own modes do not reach their upstreams; only what the entries say of each target counts.`,
    {
      ...at(spanOf(agent, [])),
      ...related("the mode that is not seen", spanOf(setting, ["meshGateway", "mode"])),
      hint: "Write `enable_central_service_config = true`.",
    },
  );
}

export function datacenterNameTwice(agent: AgentDefinition, other: AgentDefinition): Diagnostic {
  return diagnostic(
    "prerequisite/datacenter-name-twice",
    `Two datacenters call themselves \`${agent.value.datacenter}\`; the second one cannot join the federation.`,
    {
      ...at(spanOf(agent, ["datacenter"])),
      ...related("the other one", spanOf(other, ["datacenter"])),
      hint: "Give each datacenter a name of its own.",
    },
  );
}

export function datacenterNameDiffers(agent: AgentDefinition, label: string): Diagnostic {
  const { datacenter } = agent.value;
  return diagnostic(
    "prerequisite/datacenter-name-differs",
    `These files are said to belong to \`${label}\`, and their agent calls the datacenter \`${datacenter}\`; upstreams and gateways go by the latter.`,
    { ...at(spanOf(agent, ["datacenter"])), hint: `Give the files as belonging to \`${datacenter}\`.` },
  );
}

export function otherPrimary(agent: AgentDefinition, first: AgentDefinition): Diagnostic {
  const { datacenter, primaryDatacenter } = agent.value;
  const wanted = first.value.primaryDatacenter;
  return diagnostic(
    "prerequisite/primary-datacenter",
    `The primary datacenter of \`${datacenter}\` is \`${primaryDatacenter}\`, that of \`${first.value.datacenter}\` is \`${wanted}\`; their certificates do not fit together, and config entries are not replicated.`,
    {
      ...at(spanOf(agent, ["primaryDatacenter"])),
      ...related("the other one", spanOf(first, ["primaryDatacenter"])),
      hint: `Write \`primary_datacenter = "${wanted}"\` in every datacenter.`,
    },
  );
}

export function noWanJoin(agent: AgentDefinition, datacenter: string): Diagnostic {
  return diagnostic(
    "prerequisite/wan-join",
    `No server of \`${datacenter}\` is told where the servers of other datacenters are; until they are joined, upstreams there have no endpoints.`,
    {
      ...at(spanOf(agent, [])),
      hint: "Set `retry_join_wan`, or `primary_gateways` for federation through mesh gateways.",
    },
  );
}

export function gatewayPort(gateway: ServiceDefinition): Diagnostic {
  return diagnostic(
    "prerequisite/gateway-port",
    `The mesh gateway \`${gateway.value.id}\` has no port, so nobody can dial it.`,
    { ...at(spanOf(gateway, ["port"])), hint: "Gateways conventionally use `port = 8443`." },
  );
}

export function wanAddressEmpty(gateway: ServiceDefinition): Diagnostic {
  return diagnostic(
    "prerequisite/gateway-wan-address-empty",
    `The WAN address of the mesh gateway \`${gateway.value.id}\` is empty; other datacenters dial its node instead.`,
    { ...at(spanOf(gateway, ["taggedAddresses", "wan"])), hint: "Write the address, or leave the tag out." },
  );
}

export function gatewayMode(gateway: ServiceDefinition): Diagnostic {
  return diagnostic(
    "prerequisite/gateway-mode",
    `The mode in the registration of the mesh gateway \`${gateway.value.id}\` does nothing.`,
    { ...at(spanOf(gateway, ["proxy", "meshGateway", "mode"])), hint: "Set modes where traffic begins." },
  );
}

export function optionUnknown(gateway: ServiceDefinition, key: string, meant: string | undefined): Diagnostic {
  return optionProblem(
    "prerequisite/gateway-option-unknown",
    gateway,
    key,
    `No gateway has the option \`${key}\`, so it is ignored.`,
    meant === undefined ? undefined : `Did you mean \`${meant}\`?`,
  );
}

const kindWords: Readonly<Record<OptionKind, string>> = {
  boolean: "true or false",
  integer: "a whole number",
  text: "text",
  addresses: "a map of names to addresses and ports",
};

export function optionType(gateway: ServiceDefinition, key: string, kind: OptionKind): Diagnostic {
  return optionProblem(
    "prerequisite/gateway-option-type",
    gateway,
    key,
    `The option \`${key}\` takes ${kindWords[kind]}; what is written cannot be read, and Consul then drops all options of the gateway.`,
  );
}

export function optionOldName(gateway: ServiceDefinition, key: string, name: string): Diagnostic {
  return optionProblem(
    "prerequisite/gateway-option-old-name",
    gateway,
    key,
    `\`${key}\` is the old name of \`${name}\`, which counts if both are there.`,
    `Write \`${name}\`.`,
  );
}

export function bindsNothing(gateway: ServiceDefinition): Diagnostic {
  return optionProblem(
    "prerequisite/gateway-binds-nothing",
    gateway,
    "envoy_gateway_no_default_bind",
    `The mesh gateway \`${gateway.value.id}\` shall not listen on its own address, and is given no other one; it listens nowhere.`,
    "Add `envoy_gateway_bind_tagged_addresses` or `envoy_gateway_bind_addresses`.",
  );
}

export function dnsDiscoveryUnknown(gateway: ServiceDefinition, written: string): Diagnostic {
  return optionProblem(
    "prerequisite/gateway-dns-discovery",
    gateway,
    "envoy_dns_discovery_type",
    `Host names cannot be looked up as \`${written}\`, so the option is ignored.`,
    "Write `strict_dns` or `logical_dns`.",
  );
}

export function escapeHatch(definition: ServiceDefinition, key: string, path: Path): Diagnostic {
  return diagnostic(
    "prerequisite/escape-hatch",
    `\`${key}\` of \`${definition.value.id}\` gives Envoy its own configuration, which this plan does not look into.`,
    at(spanOf(definition, path)),
  );
}

export function nativeService(definition: ServiceDefinition, datacenter: string): Diagnostic {
  return diagnostic(
    "prerequisite/native-service",
    `\`${definition.value.id}\` of \`${datacenter}\` speaks mutual TLS itself; what it calls goes to the instances directly, whatever the mode.`,
    at(spanOf(definition, ["connect", "native"])),
  );
}

function optionProblem(
  code: Code,
  gateway: ServiceDefinition,
  key: string,
  message: string,
  hint?: string,
): Diagnostic {
  return diagnostic(code, message, {
    ...at(spanOf(gateway, ["proxy", "config", key])),
    ...(hint === undefined ? {} : { hint }),
  });
}

function at(span: Span | undefined): { readonly span?: Span } {
  return span === undefined ? {} : { span };
}

function related(message: string, span: Span | undefined) {
  return span === undefined ? {} : { related: [{ message, span }] };
}
