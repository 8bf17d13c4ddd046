import type { ChainRequest } from "../chain/request.js";
import type { UpstreamPlan } from "../plan/route-plan.js";
import { areChainsOfModedAlike, chainCauses } from "./chain-causes.js";
import { type DiffCatalogs, investigator, type Suspect, sides } from "./documents.js";
import { endpointCauses } from "./endpoint-causes.js";
import { instanceCauses } from "./instance-causes.js";
import { modeCauses } from "./mode-cause.js";
import type { Cause, DocumentCause, ProxyChange, ProxyHead, UpstreamChange } from "./plan-diff.js";
import { proxyKey } from "./proxy-key.js";
import { suspectsByName, suspectsOfPresence, suspectsOfSettings, suspectsWithoutChain } from "./suspects.js";

/** Finds what made changes. Every change has at least one cause, be it the unknown one; a cause may be found twice. */
export interface FindCauses {
  ofUpstream(change: UpstreamChange): readonly Cause[];
  ofProxy(change: ProxyChange): readonly Cause[];
}

const unknown: readonly Cause[] = [{ what: "unknown" }];

/** Prepares finding the causes of what differs; `proxies` are those that came, went or changed. */
export function createCauseFinder(proxies: readonly ProxyChange[], catalogs: DiffCatalogs | undefined): FindCauses {
  const registrations = new Map<string, DocumentCause>(
    proxies.map((change) => [
      proxyKey(change.change === "removed" ? change.before : change.after),
      registration(change),
    ]),
  );
  const ofEndpoints = endpointCauses(catalogs);
  const causeOfMode = modeCauses();
  const ofDocuments = catalogs === undefined ? undefined : documentCauses(catalogs);
  return {
    ofProxy: (change) => [registration(change)],
    ofUpstream(change) {
      const ofProxy = registrations.get(proxyKey(change.proxy));
      if (ofProxy !== undefined && change.change !== "changed") return [ofProxy];
      const ofMode = isAboutMode(change) ? causeOfMode(change) : undefined;
      const causes = [
        ...(ofProxy === undefined ? [] : [ofProxy]),
        ...(ofMode === undefined ? [] : [ofMode]),
        ...ofEndpoints(change),
      ];
      const others = ofDocuments?.(change, causes.length > 0) ?? (causes.length > 0 ? [] : ownDefinition(change));
      const all = [...causes, ...others];
      return all.length === 0 ? unknown : all;
    },
  };
}

/** Another decider of the same mode explains no other route. */
function isAboutMode(change: UpstreamChange): boolean {
  if (change.change !== "changed") return false;
  return change.before.mode.value !== change.after.mode.value || change.aspects.includes("reason");
}

/** The registration of a proxy that came, went or stands for another service. */
function registration(change: ProxyChange): DocumentCause {
  const [before, after] = [
    change.change === "added" ? undefined : change.before,
    change.change === "removed" ? undefined : change.after,
  ];
  const { id, datacenter } = change.change === "removed" ? change.before : change.after;
  return {
    what: "document",
    document: `service/${id}`,
    datacenter,
    ...(change.change === "changed" ? { field: "Proxy.DestinationServiceName" } : {}),
    ...sides(before && headStatement(before, change), after && headStatement(after, change)),
  };
}

function headStatement({ service, place }: ProxyHead, { change }: ProxyChange) {
  return {
    ...(change === "changed" ? { value: service } : {}),
    ...(place === undefined ? {} : { span: place }),
  };
}

/** Without catalogs: an upstream that a registration names came or went with its definition there. */
function ownDefinition(change: UpstreamChange): readonly Cause[] {
  if (change.change === "changed") return [];
  const upstream = change.change === "added" ? change.after : change.before;
  if (change.proxy.kind !== "connect-proxy" || upstream.implicit === true) return [];
  const statement = upstream.place === undefined ? {} : { span: upstream.place };
  return [
    {
      what: "document",
      document: `service/${change.proxy.id}`,
      datacenter: change.proxy.datacenter,
      field: "Proxy.Upstreams",
      ...(change.change === "added" ? { after: statement } : { before: statement }),
    },
  ];
}

/** Answers with the documents that made a change; `isExplained` says that something else did as well. */
type CausesOfDocuments = (change: UpstreamChange, isExplained: boolean) => readonly Cause[];

function documentCauses(catalogs: DiffCatalogs): CausesOfDocuments {
  const investigate = investigator(catalogs);
  const ofChains = chainCauses(catalogs, investigate);
  // Chains are compiled again to ask them for their reasons, so it is good to know when they have none to tell.
  const onlyModesDiffer = areChainsOfModedAlike(catalogs);
  const ofInstances = instanceCauses(catalogs);
  const guilty = (suspects: readonly Suspect[]): readonly Cause[] =>
    suspects.flatMap((suspect) => investigate(suspect) ?? []);
  return (change, isExplained) => {
    if (change.change !== "changed") {
      const own = ownDefinition(change);
      const found = guilty(suspectsOfPresence(change, catalogs));
      // A registration that lists other upstreams than before is told as what came or went there.
      const [first] = found;
      if (first?.what === "document" && first.field === "Proxy.Upstreams" && own.length > 0) return own;
      return found.length > 0 ? found : ofInstances(change);
    }
    const { before, after } = change;
    const found = [
      ...(onlyModesDiffer && isExplained && haveModes(before, after) ? [] : ofChains(before.request, after.request)),
      ...(hasOtherSettings(before, after) ? guilty(suspectsOfSettings(change)) : []),
      ...(isWithoutPeers(before) && isWithoutPeers(after) ? [] : guilty(suspectsWithoutChain(change, catalogs))),
    ];
    if (found.length > 0 || isExplained) return found;
    const byName = guilty(suspectsByName(change));
    return byName.length > 0 ? byName : ofInstances(change);
  };
}

/** True if both chains have the mode of the upstream, whatever entries say of their targets. */
function haveModes({ mode: before }: UpstreamPlan, { mode: after }: UpstreamPlan): boolean {
  return before.value !== undefined && after.value !== undefined;
}

/** True for an upstream that only services of the own cluster serve. */
function isWithoutPeers({ type, peer, routes }: UpstreamPlan): boolean {
  return type === "service" && peer === undefined && routes.every((route) => route.peer === undefined);
}

/** True if anything but the mode that is asked of the chain differs, or the timeout where there is no chain. */
function hasOtherSettings(before: UpstreamPlan, after: UpstreamPlan): boolean {
  if (before.request === undefined || after.request === undefined) {
    return before.routes.some((route, index) => route.connectTimeout !== after.routes[index]?.connectTimeout);
  }
  return requestFields.some((field) => before.request?.[field] !== after.request?.[field]);
}

const requestFields = [
  "name",
  "evaluateInNamespace",
  "evaluateInPartition",
  "evaluateInDatacenter",
  "evaluateInTrustDomain",
  "overrideProtocol",
  "overrideConnectTimeout",
] as const satisfies readonly (keyof ChainRequest)[];
