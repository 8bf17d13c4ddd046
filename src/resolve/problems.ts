import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import { nearest } from "../base/suggest.js";
import { meshGatewayModes } from "../model/mesh-gateway.js";
import type { LevelStatement } from "./levels.js";

/** Where a problem stands. */
interface At {
  readonly span?: Span | undefined;
  readonly path?: string;
}

function details({ span, path }: At): { readonly span?: Span; readonly path?: string } {
  return { ...(span === undefined ? {} : { span }), ...(path === undefined ? {} : { path }) };
}

export function configUnreadable(field: string, at: At): Diagnostic {
  return diagnostic(
    "resolve/proxy-defaults-config-unreadable",
    `\`Config\` of proxy-defaults cannot be read as configuration of upstreams: ${field} has a value of the wrong type.`,
    { hint: "Consul accepts this entry, and then registers no sidecar and no gateway any more.", ...details(at) },
  );
}

export function modeUnknown(mode: string, document: string, at: At): Diagnostic {
  const suggestion = nearest(mode, meshGatewayModes);
  return diagnostic(
    "resolve/mode-unknown",
    `\`${mode}\` in ${document} is no mesh-gateway mode: Consul takes it and then uses no gateway.`,
    {
      hint:
        suggestion === undefined ? `The modes are ${meshGatewayModes.join(", ")}.` : `Did you mean \`${suggestion}\`?`,
      ...details(at),
    },
  );
}

export function noneTowardsPeer(upstreamIds: readonly string[], proxy: string, place: LevelStatement): Diagnostic {
  const [first = ""] = upstreamIds;
  const others = upstreamIds.length === 1 ? "" : ` and ${upstreamIds.length - 1} more`;
  return diagnostic(
    "resolve/none-towards-peer",
    `The mode \`none\` does not keep ${first}${others} of ${proxy} from going through the peer's mesh gateways: towards a peer it acts as \`remote\`.`,
    { hint: "Write `remote` to say what happens, or `local` to use a gateway of the own cluster.", ...details(place) },
  );
}

export function modeOnPreparedQuery(upstreamId: string, proxy: string, place: LevelStatement): Diagnostic {
  return diagnostic(
    "resolve/mode-on-prepared-query",
    `Upstream ${upstreamId} of ${proxy} is a prepared query: its mesh-gateway mode has no effect.`,
    { hint: "Remove it, or make the upstream a service.", ...details(place) },
  );
}

export function overrideShadowed(
  service: string,
  upstreamIdText: string,
  proxy: string,
  at: At & { readonly override: Span | undefined },
): Diagnostic {
  return diagnostic(
    "resolve/override-shadowed",
    `Upstream ${upstreamIdText} of ${proxy} hides the override for ${service}: calls to ${service} that name no upstream do not get what the override says.`,
    {
      hint: `Define an upstream ${service} without a datacenter as well.`,
      ...details(at),
      ...(at.override === undefined ? {} : { related: [{ message: "the override", span: at.override }] }),
    },
  );
}

export function overrideUnmatched(service: string, proxy: string, at: At): Diagnostic {
  return diagnostic(
    "resolve/override-unmatched",
    `The override for ${service} matches no upstream of ${proxy}.`,
    details(at),
  );
}

export function nameInOtherCase(written: string, destination: string, at: At): Diagnostic {
  return diagnostic(
    "resolve/service-defaults-name-case",
    `service-defaults/${written} has no effect on the proxies of ${destination}: the name differs in letter case.`,
    { hint: `Did you mean \`${destination}\`?`, ...details(at) },
  );
}
