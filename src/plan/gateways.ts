import type { Catalog, Peer } from "../catalog/catalog.js";
import type { Cluster } from "../catalog/cluster.js";
import type { Datacenter } from "../catalog/datacenter.js";
import { defaultNamespace, defaultPartition } from "../catalog/names.js";
import { chainCompiler } from "../chain/compile.js";
import { createProxyResolver } from "../resolve/resolve.js";
import { createEndpointLists } from "./endpoint-lists.js";
import { exportedTo, readExports } from "./exports.js";
import { type GatewayPlan, type GatewaySurroundings, planMeshGateway } from "./gateway-plan.js";

/** What each mesh gateway of a catalog does, those of peers included: by peer, datacenter and ID, the own ones first. */
export function planMeshGateways(catalog: Catalog): readonly GatewayPlan[] {
  const lists = createEndpointLists();
  const exports = new Map(catalog.peers.map((peer) => [peer, readExports(peer)]));
  const importsOf = (peer: Peer) => {
    const known = exports.get(peer);
    return (known?.names ?? []).flatMap((service) => {
      const exported = known?.of(service);
      return exported?.state === "exported" ? [{ service, sni: exported.sni }] : [];
    });
  };
  const own = catalog.datacenters.flatMap((datacenter) => {
    const peers = catalog.peers.filter(({ name }) => catalog.peer(name, datacenter.name) !== undefined);
    const consumers = peers.map(({ name }) => name);
    return plansOf({ cluster: catalog, datacenter, consumers, lists, imports: peers, importsOf });
  });
  const others = catalog.peers.flatMap((peer) =>
    plansOf({
      cluster: peer,
      datacenter: peer.home,
      peer: peer.name,
      consumers: [peer.knownThereAs],
      lists,
      imports: [],
      importsOf,
    }),
  );
  return [...own, ...others];
}

type Surroundings = Omit<GatewaySurroundings, "exported" | "compile"> & {
  /** What the cluster calls those that it may export to. */
  readonly consumers: readonly string[];
};

function plansOf({ consumers, ...surroundings }: Surroundings): readonly GatewayPlan[] {
  const { cluster, datacenter } = surroundings;
  const full: GatewaySurroundings = {
    ...surroundings,
    exported: exportedServices(cluster, datacenter, consumers),
    compile: compilerFor(cluster, datacenter),
  };
  const { resolve } = createProxyResolver(cluster.entries);
  return datacenter.gateways.map(({ definition }) => {
    // Gateways have no modes, but take the free-form options of proxy-defaults.
    const merged = resolve(definition, { datacenter: datacenter.name });
    const { proxy } = "error" in merged ? definition.value : merged.registration;
    return planMeshGateway(definition.value.id, proxy?.config, full);
  });
}

function exportedServices(cluster: Cluster, datacenter: Datacenter, consumers: readonly string[]) {
  const byService = new Map<string, string[]>();
  for (const consumer of consumers) {
    for (const service of exportedTo(cluster, datacenter, consumer)) {
      byService.set(service, [...(byService.get(service) ?? []), consumer]);
    }
  }
  return [...byService].map(([service, users]) => ({ service, consumers: users }));
}

function compilerFor(cluster: Cluster, datacenter: Datacenter): GatewaySurroundings["compile"] {
  const compile = chainCompiler(cluster.entries);
  return (name) => {
    const result = compile({
      name,
      evaluateInNamespace: defaultNamespace,
      evaluateInPartition: defaultPartition,
      evaluateInDatacenter: datacenter.name,
      evaluateInTrustDomain: cluster.trustDomain,
    });
    return "chain" in result ? result.chain : undefined;
  };
}
