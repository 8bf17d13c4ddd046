import type { Code } from "../base/codes.js";
import { type Diagnostic, type DiagnosticDetails, diagnostic } from "../base/diagnostic.js";
import { formatSpan, type Span } from "../base/span.js";
import { counted } from "../base/wording.js";
import type { UndecidedPart } from "../model/definition.js";
import type { Endpoint } from "./endpoint.js";
import type { Problem } from "./findings.js";
import type { Hop } from "./route-plan.js";

/** No gateway where a mode wants one. `via` says which hop it is: `local-gateway` the first one of two. */
export function gatewaysMissing(datacenter: string, via: Hop["via"]): Problem {
  const own = via === "local-gateway" ? ", out through which mode local sends traffic" : "";
  return problem(
    "plan/no-gateway",
    [datacenter],
    `No mesh gateway is registered in \`${datacenter}\`${own}.`,
    unworkable,
    { hint: `Register a service of kind \`mesh-gateway\` in \`${datacenter}\`, or set the mode to \`none\`.` },
  );
}

export function gatewaysUnhealthy(datacenter: string): Problem {
  return problem(
    "plan/gateways-unhealthy",
    [datacenter],
    `All mesh gateways of \`${datacenter}\` are critical.`,
    stopped,
  );
}

/** `place` is where the gateway is registered. */
export function gatewaysWithoutWan(gateway: Endpoint, place: Span | undefined): Problem {
  const { id, datacenter, address, peer } = gateway;
  const whose = peer === undefined ? `\`${datacenter}\`` : `the peer \`${peer}\``;
  const others = peer === undefined ? "other datacenters" : "other clusters";
  return problem(
    "plan/gateway-without-wan-address",
    [peer ?? "", datacenter],
    `The mesh gateway \`${id}\` of ${whose} has no WAN address; ${addressed(address)} is dialled from ${others}.`,
    undefined,
    {
      hint: "Give it `tagged_addresses { wan { address = … port = … } }`.",
      ...(place === undefined ? {} : { span: place }),
    },
  );
}

export function instancesWithoutWan(instance: Endpoint): Problem {
  const { id, service, datacenter, address } = instance;
  return problem(
    "plan/instance-without-wan-address",
    [datacenter, service],
    `The instance \`${id}\` of \`${service}\` in \`${datacenter}\` has no WAN address; ${addressed(address)} is dialled from other datacenters.`,
    undefined,
    { hint: "Give it a tagged address `wan`, or let the traffic go through mesh gateways." },
  );
}

function addressed(address: string): string {
  return address === "" ? "the address of its node" : `its LAN address ${address}`;
}

export function hostNames(hop: Hop, endpoint: Endpoint): Problem {
  const what = endpoint.kind === "mesh-gateway" ? "mesh gateway" : "instance";
  const hint =
    hop.via === "remote-gateway"
      ? "Use an IP address, or mode `local`: gateways look up the names of other gateways."
      : "Use an IP address.";
  return problem(
    "plan/host-name",
    [hop.via, endpoint.datacenter, endpoint.id],
    `The ${what} \`${endpoint.id}\` of \`${endpoint.datacenter}\` is dialled at the host name \`${endpoint.address}\`, which proxies do not look up.`,
    concerned,
    { hint },
  );
}

export function instancesMissing(service: string, datacenter: string): Problem {
  return problem(
    "plan/no-instance",
    [datacenter, service],
    `No instance of \`${service}\` in \`${datacenter}\` is part of the mesh.`,
    leading,
  );
}

export function plainOnly(service: string, datacenter: string, place: Span | undefined): Problem {
  return problem(
    "plan/plain-instances-only",
    [datacenter, service],
    `\`${service}\` is registered in \`${datacenter}\` without a sidecar, so the mesh cannot reach it.`,
    leading,
    {
      hint: "Add `connect { sidecar_service {} }` to the service.",
      ...(place === undefined ? {} : { span: place }),
    },
  );
}

export function subsetEmpty(service: string, subset: string, datacenter: string): Problem {
  return problem(
    "plan/subset-empty",
    [datacenter, service, subset],
    `No instance of \`${service}\` in \`${datacenter}\` matches the filter of the subset \`${subset}\`.`,
    leading,
    { hint: "The filter looks at the sidecar's registration, its meta and tags." },
  );
}

export function subsetUndecided(service: string, subset: string, doubt: string): Problem {
  return problem(
    "plan/subset-undecided",
    [service, subset, doubt],
    `Which instances of \`${service}\` the filter of the subset \`${subset}\` takes is not known: ${doubt}. Those in question are listed.`,
    leading,
  );
}

export function instancesUnhealthy(service: string, subset: string | undefined, datacenter: string): Problem {
  const which = subset === undefined ? `\`${service}\`` : `the subset \`${subset}\` of \`${service}\``;
  return problem(
    "plan/no-healthy-instance",
    [datacenter, service, subset ?? ""],
    `No instance of ${which} in \`${datacenter}\` is healthy.`,
    leading,
  );
}

export function serviceUnknown(service: string, datacenter: string): Problem {
  return problem(
    "plan/service-unknown",
    [service],
    `The input holds no registration of \`${service}\`, so its instances in \`${datacenter}\` are not known.`,
    leading,
  );
}

export function datacenterUnknown(datacenter: string): Problem {
  return problem(
    "plan/datacenter-unknown",
    [datacenter],
    `The input holds no registration in \`${datacenter}\`, so its gateways and instances are not known.`,
    leading,
  );
}

/** Where the catalogue was asked about single services. */
export function instancesUnasked(service: string, datacenter: string): Problem {
  return problem(
    "plan/service-unknown",
    [datacenter, service],
    `The input holds only answers about other services of \`${datacenter}\`, so the instances of \`${service}\` there are not known.`,
    leading,
    { hint: "Save those of its sidecars too, or all: meshplan pull." },
  );
}

/** The same for gateways. */
export function gatewaysUnknown(datacenter: string): Problem {
  return problem(
    "plan/datacenter-unknown",
    [datacenter],
    `The input holds only answers about other services of \`${datacenter}\`, so its mesh gateways are not known.`,
    leading,
  );
}

export function datacenterMissing(datacenter: string): Problem {
  return problem("plan/datacenter-missing", [datacenter], `There is no datacenter \`${datacenter}\`.`, unworkable, {
    hint: "Check the spelling; names of datacenters are in small letters.",
  });
}

export function peerMissing(peer: string): Problem {
  return problem("plan/peer-missing", [peer], `There is no peering named \`${peer}\`.`, unworkable);
}

export function peerUnknown(peer: string): Problem {
  return problem(
    "plan/peer-unknown",
    [peer],
    `The input tells nothing about the peer \`${peer}\`, so what it exports is not known.`,
    leading,
  );
}

export function notExported(service: string, peer: string, knownThereAs: string): Problem {
  return problem(
    "plan/peer-not-exported",
    [peer, service],
    knownThereAs === ""
      ? `The peer \`${peer}\` does not export \`${service}\` to this cluster, as far as its files tell.`
      : `The peer \`${peer}\` does not export \`${service}\` to this cluster, which it knows as \`${knownThereAs}\`.`,
    unworkable,
    {
      hint:
        knownThereAs === ""
          ? "Name the service in the peer's `exported-services`, with the peer's name for this cluster among its consumers."
          : `Name the service in the peer's \`exported-services\`, with \`Peer = "${knownThereAs}"\` among its consumers.`,
    },
  );
}

export function notInPeersMesh(service: string, peer: string): Problem {
  return problem(
    "plan/peer-not-in-mesh",
    [peer, service],
    `The peer \`${peer}\` exports \`${service}\`, but no instance of it there is part of the mesh.`,
    unworkable,
  );
}

export function peerWithoutGateway(peer: string): Problem {
  return problem("plan/peer-without-gateway", [peer], `The peer \`${peer}\` has no mesh gateway.`, unworkable, {
    hint: "Register a service of kind `mesh-gateway` in the peer's cluster.",
  });
}

/** Nothing is registered under an exported name, so the peer's gateways have no listener for it. */
export function peerVirtualOnly(service: string, peer: string): Problem {
  return problem(
    "plan/peer-virtual-only",
    [peer, service],
    `The peer \`${peer}\` exports \`${service}\`, under which nothing is registered there, so its gateways close connections to it.`,
    unworkable,
  );
}

/** A gateway of home learns of an imported service by its plain registration. */
export function peerSidecarOnly(service: string, peer: string): Problem {
  return problem(
    "plan/peer-sidecar-only",
    [peer, service],
    `The peer \`${peer}\` has sidecars of \`${service}\` but no registration of the service itself, so the gateways here do not know it.`,
    unworkable,
  );
}

export function peerHostName(peer: string, address: string): Problem {
  return problem(
    "plan/peer-host-name",
    [peer],
    `A gateway of the peer \`${peer}\` is reached at the host name \`${address}\`, which does not work for targets inside a chain.`,
    concerned,
    { hint: "Use an IP address, mode `local`, or an upstream with `destination_peer`." },
  );
}

export function peerModeNone(peer: string): Problem {
  return problem(
    "plan/peer-mode-none",
    [peer],
    `Mode \`none\` acts like \`remote\` for services of the peer \`${peer}\`.`,
    concerned,
    { hint: "Write `remote`, or `local` to leave through gateways of the own datacenter." },
  );
}

/** What keeps a mode from having an effect. */
export type Ineffectiveness = "home" | "external" | "query";

/** The same as the end of a sentence. */
export const ineffectivenessWords: Readonly<Record<Ineffectiveness, string>> = {
  home: "all its targets are in the proxy's own datacenter",
  external: "its targets have an external server name",
  query: "prepared queries do not look at modes",
};

export function modeWithoutEffect(
  upstream: string,
  mode: string,
  why: Ineffectiveness,
  place: Span | undefined,
): Problem {
  return problem(
    "plan/mode-without-effect",
    [upstream, mode, why, place === undefined ? "" : formatSpan(place)],
    `Mode \`${mode}\` has no effect on the upstream \`${upstream}\`: ${ineffectivenessWords[why]}.`,
    undefined,
    place === undefined ? {} : { span: place },
  );
}

export function queryUnknown(query: string, datacenter: string): Problem {
  return problem(
    "plan/query-unknown",
    [datacenter, query],
    `The input does not hold the prepared query \`${query}\` of \`${datacenter}\`, so what it finds is not known.`,
    using,
  );
}

export function queryUndecided(query: string, datacenter: string, why: string): Problem {
  return problem(
    "plan/query-undecided",
    [datacenter, query],
    `The prepared query \`${query}\` of \`${datacenter}\` ${why}, so what it finds is not known.`,
    using,
  );
}

export function ingressPeerRedirect(gateway: string, service: string, peer: string): Problem {
  return problem(
    "plan/ingress-peer-redirect",
    [gateway, service],
    `The service \`${service}\` of a TCP listener of the ingress gateway \`${gateway}\` redirects to the peer \`${peer}\`, and Consul cannot configure such a gateway.`,
    undefined,
  );
}

export function gatewayEntryMissing(kind: string, name: string, place: Span | undefined): Problem {
  return problem(
    "plan/gateway-entry-missing",
    [kind, name],
    `The gateway \`${name}\` is registered, and there is no config entry \`${kind}/${name}\` to say what it does.`,
    undefined,
    place === undefined ? {} : { span: place },
  );
}

/** Upstreams that one diagnostic names. */
const namedUpstreams = 5;

/** Something that the sources do not tell, and the upstreams whose routes hang on it. */
export function undecidedRoutes({ expression, span }: UndecidedPart, upstreams: readonly string[]): Diagnostic {
  const rest = upstreams.length - namedUpstreams;
  const names = upstreams.slice(0, namedUpstreams).join(", ") + (rest > 0 ? ` and ${rest} more` : "");
  return diagnostic("plan/undecided", `What \`${expression}\` is may change the routes of ${names}.`, { span });
}

/** What a fault means for the upstreams that show it. */
type Consequence = (upstreams: number) => string;

const unworkable: Consequence = (count) => `${counted(count, "upstream")} cannot work`;
const stopped: Consequence = (count) => `${counted(count, "upstream")} cannot get past the first gateway`;
const leading: Consequence = (count) => `${counted(count, "upstream")} may lead there`;
const using: Consequence = (count) => `${counted(count, "upstream")} may use it`;
const concerned: Consequence = (count) => `this concerns ${counted(count, "upstream")}`;

function problem(
  code: Code,
  about: readonly string[],
  reason: string,
  consequence: Consequence | undefined,
  details?: DiagnosticDetails,
): Problem {
  return {
    // Names may hold any character; written as a list they cannot run into each other.
    key: JSON.stringify([code, ...about]),
    code,
    reason,
    ...(consequence === undefined ? {} : { consequence }),
    ...(details === undefined ? {} : { details }),
  };
}
