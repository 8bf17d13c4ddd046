import { defaultProtocolOf } from "../model/default-protocol.js";
import type { Assembly } from "./assembly.js";
import { addStep, fail } from "./failing.js";
import { inconsistentProtocols, noAdvancedRouting, steps } from "./problems.js";
import type { ServiceFacts, ServiceIndex } from "./service-facts.js";

/** The protocols whose requests proxies understand. */
const httpLike: ReadonlySet<string> = new Set(["http", "http2", "grpc"]);

/** Tells protocols that routers and splitters can work with. Letter case counts. */
export function isHttpLike(protocol: string): boolean {
  return httpLike.has(protocol);
}

/** All services of a chain must have one protocol: the first one sets it, each later one is held to it. */
export function recordProtocol(assembly: Assembly, facts: ServiceFacts): boolean {
  if (assembly.protocol === facts.protocol) return true;
  if (assembly.protocol === "") {
    assembly.protocol = facts.protocol;
    assembly.protocolFrom = facts;
    return true;
  }
  fail(
    assembly,
    "graph/inconsistent-protocols",
    inconsistentProtocols(assembly.request.name, facts, assembly.protocol),
  );
  addProtocolStep(assembly, facts);
  if (assembly.protocolFrom !== undefined) addProtocolStep(assembly, assembly.protocolFrom);
  return false;
}

/** Routers and splitters need a protocol like HTTP. The entries decide; no override rescues a chain. */
export function checkProtocol(assembly: Assembly): void {
  const advanced = assembly.router ?? assembly.finishedSplitters[0];
  if (advanced === undefined || isHttpLike(assembly.protocol)) return;
  fail(assembly, "graph/protocol-not-l7", noAdvancedRouting(assembly.request.name, assembly.protocol));
  if (assembly.protocolFrom !== undefined) addProtocolStep(assembly, assembly.protocolFrom);
  const { kind, name = "" } = advanced.entry.value;
  addStep(assembly, advanced.entry, [], steps.needsL7(kind, name));
}

/** Names the entry that gives a service its protocol; none does where it is tcp because nobody said anything. */
function addProtocolStep(assembly: Assembly, facts: ServiceFacts): void {
  const says = steps.protocol(facts.service, facts.protocol);
  const { proxyDefaults }: ServiceIndex = assembly.index;
  if (facts.defaults !== undefined) addStep(assembly, facts.defaults, ["protocol"], says);
  else if (proxyDefaults !== undefined) {
    const key = defaultProtocolOf(proxyDefaults.value.config)?.key ?? "protocol";
    addStep(assembly, proxyDefaults, ["config", key], says);
  }
}
