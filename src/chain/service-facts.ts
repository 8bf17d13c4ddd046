import { formatDuration, parseDuration } from "../base/duration.js";
import type { EntrySet } from "../catalog/entries.js";
import { defaultProtocolOf } from "../model/default-protocol.js";
import type { EntryDefinition } from "../model/definition.js";
import type { ProxyDefaults } from "../model/proxy-defaults.js";
import type { SamenessGroup } from "../model/sameness-group.js";
import type { ServiceDefaults } from "../model/service-defaults.js";
import { defaultConnectTimeout, type ServiceResolver } from "../model/service-resolver.js";
import type { ServiceRouter } from "../model/service-router.js";
import type { ServiceSplitter } from "../model/service-splitter.js";

/** All that the entries say of one service, looked up and worked out once for every chain that passes it. */
export interface ServiceFacts {
  readonly service: string;
  readonly defaults: EntryDefinition<ServiceDefaults> | undefined;
  readonly resolver: EntryDefinition<ServiceResolver> | undefined;
  readonly splitter: EntryDefinition<ServiceSplitter> | undefined;
  readonly router: EntryDefinition<ServiceRouter> | undefined;
  readonly protocol: string;
  /** Mesh-gateway mode by the entries; empty if none names one. */
  readonly mode: string;
  readonly dialedDirectly: boolean;
  /** Empty for a service inside the mesh. */
  readonly externalSNI: string;
  /** Duration in Go's form. */
  readonly connectTimeout: string;
  /** Duration in Go's form; empty for none. */
  readonly requestTimeout: string;
  /** True if no resolver exists, or one that says nothing. */
  readonly hasDefaultResolver: boolean;
  /** Identities of targets of the service, filled by target.ts: chains have them in common. */
  readonly identities: TargetIdentity[];
}

/** The names that a target goes by, and the parts that they are made of. */
export interface TargetIdentity {
  readonly serviceSubset: string;
  readonly namespace: string;
  readonly partition: string;
  readonly datacenter: string;
  readonly peer: string;
  readonly id: string;
  /** Key of the target's resolver node. */
  readonly key: string;
}

/** The entries as the compiler looks at them. Made once for a set of entries, shared by all its chains. */
export interface ServiceIndex {
  readonly proxyDefaults: EntryDefinition<ProxyDefaults> | undefined;
  /** Facts about a service of which every entry counts. */
  factsOf(service: string): ServiceFacts;
  /** Facts about a service whose own entries do not count: only proxy-defaults speak of it. */
  factsWithoutEntries(service: string): ServiceFacts;
  samenessGroup(name: string): EntryDefinition<SamenessGroup> | undefined;
  /** Enterprise: the group that services without a resolver fail over to, by partition. */
  defaultGroup(partition: string): EntryDefinition<SamenessGroup> | undefined;
}

/** Prepares entries for compiling. Facts are worked out when a chain first asks for them. */
export function indexServices(entries: EntrySet): ServiceIndex {
  const proxyDefaults = entries.get("proxy-defaults", "global");
  const known = new Map<string, ServiceFacts>();
  const defaultGroups = defaultGroupsOf(entries.list("sameness-group"));
  return {
    proxyDefaults,
    factsOf(service) {
      const facts = known.get(service);
      if (facts !== undefined) return facts;
      const made = makeFacts(service, proxyDefaults?.value, {
        defaults: entries.get("service-defaults", service),
        resolver: entries.get("service-resolver", service),
        splitter: entries.get("service-splitter", service),
        router: entries.get("service-router", service),
      });
      known.set(service, made);
      return made;
    },
    factsWithoutEntries: (service) => makeFacts(service, proxyDefaults?.value, noEntries),
    samenessGroup: (name) => entries.get("sameness-group", name),
    defaultGroup: (partition) => defaultGroups.get(partition),
  };
}

type OwnEntries = Pick<ServiceFacts, "defaults" | "resolver" | "splitter" | "router">;

const noEntries: OwnEntries = { defaults: undefined, resolver: undefined, splitter: undefined, router: undefined };

function makeFacts(service: string, proxyDefaults: ProxyDefaults | undefined, own: OwnEntries): ServiceFacts {
  const defaults = own.defaults?.value;
  const resolver = own.resolver?.value;
  const connectTimeout = timeoutOf(resolver?.connectTimeout);
  const requestTimeout = timeoutOf(resolver?.requestTimeout);
  const namesTimeout = connectTimeout !== "" || requestTimeout !== "";
  return {
    service,
    defaults: own.defaults,
    resolver: own.resolver,
    splitter: own.splitter,
    router: own.router,
    protocol: protocolOf(defaults, proxyDefaults),
    mode: defaults?.meshGateway?.mode || proxyDefaults?.meshGateway?.mode || "",
    dialedDirectly:
      defaults?.transparentProxy?.dialedDirectly === true || proxyDefaults?.transparentProxy?.dialedDirectly === true,
    externalSNI: defaults?.externalSNI ?? "",
    connectTimeout: connectTimeout || defaultConnectTimeout,
    requestTimeout,
    hasDefaultResolver: resolver === undefined || (!namesTimeout && saysNothingElse(resolver)),
    identities: [],
  };
}

/**
 * A service's own defaults decide, even if they name no protocol; only without them proxy-defaults are asked. Their
 * protocol stands in free-form data, so its case was not lowered when it was stored.
 */
function protocolOf(defaults: ServiceDefaults | undefined, proxyDefaults: ProxyDefaults | undefined): string {
  const own = defaults === undefined ? defaultProtocolOf(proxyDefaults?.config)?.protocol : defaults.protocol;
  return (own || "tcp").toLowerCase();
}

/** What most timeouts look like; such a text is in Go's form already. */
const wholeSeconds = /^(?:[1-9]|[1-5][0-9])s$/;

/** A timeout in Go's form; empty for none. Entries made by programs may hold other spellings of a duration. */
function timeoutOf(text: string | undefined): string {
  if (text === undefined) return "";
  if (wholeSeconds.test(text)) return text;
  const nanoseconds = parseDuration(text) ?? 0n;
  return nanoseconds === 0n ? "" : formatDuration(nanoseconds);
}

/** True for a resolver that has nothing but timeouts and `meta`, which does not count. */
function saysNothingElse(resolver: ServiceResolver): boolean {
  return (
    (resolver.defaultSubset ?? "") === "" &&
    isEmpty(resolver.subsets) &&
    resolver.redirect === undefined &&
    isEmpty(resolver.failover) &&
    resolver.loadBalancer === undefined &&
    resolver.prioritizeByLocality === undefined
  );
}

/** True for a map that is absent or has no keys. */
export function isEmpty(map: Readonly<Record<string, unknown>> | undefined): boolean {
  return map === undefined || Object.keys(map).length === 0;
}

function defaultGroupsOf(
  groups: readonly EntryDefinition<SamenessGroup>[],
): ReadonlyMap<string, EntryDefinition<SamenessGroup>> {
  const byPartition = new Map<string, EntryDefinition<SamenessGroup>>();
  for (const group of groups) {
    if (group.value.defaultForFailover === true) byPartition.set(group.value.partition || "default", group);
  }
  return byPartition;
}
