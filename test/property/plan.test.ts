import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type CatalogOptions, createCatalog } from "../../src/catalog/catalog.js";
import type { CatalogDefinition } from "../../src/catalog/cluster.js";
import type { EntryDefinition, ServiceDefinition } from "../../src/model/definition.js";
import type { ConfigEntry } from "../../src/model/kinds.js";
import type { Registration } from "../../src/model/service.js";
import type { Upstream } from "../../src/model/upstream.js";
import { planMeshGateways } from "../../src/plan/gateways.js";
import { planRoutes } from "../../src/plan/plan.js";
import type { Route } from "../../src/plan/route-plan.js";
import { levels } from "../../src/resolve/levels.js";

// Few names, so that what is written meets, loops and doubles among them.
const name = fc.constantFrom("api", "db", "web", "__proto__");
const datacenter = fc.constantFrom("dc1", "dc2", "dc3");
const mode = fc.constantFrom("", "none", "local", "remote", "bogus");
const address = fc.constantFrom("", "10.0.0.1", "gateway.example.com", "fd00::1");
const wanTag = fc.record({ wan: fc.record({ address, port: fc.constantFrom(0, 443) }) });

const upstream: fc.Arbitrary<Upstream> = fc.record(
  {
    destinationName: name,
    destinationType: fc.constantFrom("service", "service", "prepared_query"),
    datacenter: fc.constantFrom("", "dc2", "dc9"),
    meshGateway: fc.record({ mode }),
    config: fc.record({ connect_timeout_ms: fc.constantFrom(0, -1, 700, "nonsense") }),
  },
  { requiredKeys: ["destinationName"] },
);
const peeredUpstream: fc.Arbitrary<Upstream> = fc.record(
  { destinationName: name, destinationPeer: fc.constantFrom("far", "ghost"), meshGateway: fc.record({ mode }) },
  { requiredKeys: ["destinationName", "destinationPeer"] },
);

const sidecar: fc.Arbitrary<Registration> = fc
  .record({
    id: fc.constantFrom("s1", "s2", "s3"),
    destinationServiceName: name,
    address,
    upstreams: fc.array(fc.oneof(upstream, peeredUpstream), { maxLength: 4 }),
    meshGateway: fc.record({ mode }),
    proxyMode: fc.constantFrom("", "transparent"),
    meta: fc.record({ version: fc.constantFrom("v1", "v2") }),
  })
  .map(({ id, address: at, meta, destinationServiceName, upstreams, meshGateway, proxyMode }) => ({
    kind: "connect-proxy",
    id,
    name: `${destinationServiceName}-sidecar-proxy`,
    port: 20000,
    address: at,
    meta,
    proxy: { destinationServiceName, upstreams, meshGateway, mode: proxyMode },
  }));
const gateway: fc.Arbitrary<Registration> = fc
  .record({ id: fc.constantFrom("g1", "g2"), address, taggedAddresses: wanTag })
  .map((given) => ({ kind: "mesh-gateway", name: "gateway", port: 8443, ...given }));
const plain: fc.Arbitrary<Registration> = fc
  .record({ name, native: fc.boolean() })
  .map(({ name: service, native }) => ({ id: service, name: service, port: 80, connect: { native } }));
const otherGateway: fc.Arbitrary<Registration> = fc.constantFrom(
  { kind: "ingress-gateway", id: "front", name: "front", port: 80 },
  { kind: "terminating-gateway", id: "out", name: "out", port: 8443 },
);

const service: fc.Arbitrary<ServiceDefinition> = fc
  .record({
    value: fc.oneof(sidecar, sidecar, gateway, plain, otherGateway),
    datacenter,
    status: fc.constantFrom("passing", "warning", "critical"),
    node: fc.constantFrom("n1", "n2", "n3"),
  })
  .map(({ value, datacenter: at, status, node }) => ({
    type: "service",
    value,
    origin: { datacenter: at },
    node: { name: node, address: "10.9.9.9" },
    checks: [{ status, serviceID: value.id }],
  }));

const entryValue: fc.Arbitrary<ConfigEntry> = fc.oneof(
  fc.record({
    kind: fc.constant("proxy-defaults" as const),
    name: fc.constant("global"),
    meshGateway: fc.record({ mode }),
    config: fc.record({ protocol: fc.constantFrom("http", "tcp") }),
  }),
  fc.record(
    {
      kind: fc.constant("service-defaults" as const),
      name,
      meshGateway: fc.record({ mode }),
      externalSNI: fc.constantFrom("", "", "outside"),
      upstreamConfig: fc.record({
        defaults: fc.record({ meshGateway: fc.record({ mode }) }),
        overrides: fc.array(fc.record({ name, meshGateway: fc.record({ mode }) }), { maxLength: 2 }),
      }),
    },
    { requiredKeys: ["kind", "name"] },
  ),
  fc.record(
    {
      kind: fc.constant("service-resolver" as const),
      name,
      redirect: fc.record({ service: name, datacenter: fc.constantFrom("", "dc2"), peer: fc.constant("") }),
      subsets: fc.constant({ v1: { filter: "Service.Meta.version == v1" }, v2: { onlyPassing: true } }),
      defaultSubset: fc.constantFrom("", "v1"),
      failover: fc.record({
        "*": fc.record({
          targets: fc.array(
            fc.record({ service: name, datacenter: fc.constantFrom("", "dc3"), peer: fc.constantFrom("", "far") }),
            {
              maxLength: 3,
            },
          ),
        }),
      }),
    },
    { requiredKeys: ["kind", "name"] },
  ),
  fc.record({
    kind: fc.constant("service-splitter" as const),
    name,
    splits: fc.constant([
      { weight: 40, service: "api" },
      { weight: 60, service: "db" },
    ]),
  }),
  fc.record({
    kind: fc.constant("ingress-gateway" as const),
    name: fc.constant("front"),
    listeners: fc.constant([{ port: 80, protocol: "http", services: [{ name: "*" }] }]),
  }),
  fc.record({
    kind: fc.constant("terminating-gateway" as const),
    name: fc.constant("out"),
    services: fc.array(fc.record({ name: fc.constantFrom("api", "*") }), { maxLength: 2 }),
  }),
  fc.record({
    kind: fc.constant("service-intentions" as const),
    name: fc.constantFrom("api", "db", "*"),
    sources: fc.constant([{ name: "*", action: "allow" }]),
  }),
);
const entry: fc.Arbitrary<EntryDefinition> = entryValue.map((value) => ({ type: "config-entry", value, origin: {} }));

const exported: EntryDefinition = {
  type: "config-entry",
  value: {
    kind: "exported-services",
    name: "default",
    services: [{ name: "api", consumers: [{ peer: "near" }] }],
  },
  origin: {},
};
const options = fc
  .record({ far: fc.array(service, { maxLength: 5 }), areKnown: fc.boolean() })
  .map(({ far, areKnown }): CatalogOptions => {
    const definitions = [...far.map((one) => ({ ...one, origin: { datacenter: "far" } })), exported];
    const peers = [{ name: "far", knownThereAs: "near", datacenter: "far", definitions }];
    return areKnown ? { peers, datacenters: ["dc1", "dc2", "dc3"] } : {};
  });

const world = fc.record({
  services: fc.array(service, { maxLength: 12 }),
  entries: fc.array(entry, { maxLength: 6 }),
  options,
});

function planOf(definitions: readonly CatalogDefinition[], given: CatalogOptions) {
  const catalog = createCatalog(definitions, given);
  return { ...planRoutes(catalog), gateways: planMeshGateways(catalog), found: catalog.diagnostics };
}

describe("a plan", () => {
  test("does not depend on the order of definitions", () => {
    fc.assert(
      fc.property(world, fc.infiniteStream(fc.nat()), ({ services, entries, options: given }, numbers) => {
        const definitions = [...services, ...entries];
        const shuffled = definitions
          .map((definition) => ({ definition, at: numbers.next().value ?? 0 }))
          .sort((a, b) => a.at - b.at)
          .map(({ definition }) => definition);
        expect(planOf(shuffled, given)).toEqual(planOf(definitions, given));
      }),
    );
  });

  test("is plain JSON", () => {
    fc.assert(
      fc.property(world, ({ services, entries, options: given }) => {
        const result = planOf([...services, ...entries], given);
        expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
      }),
    );
  });

  test("does not change its input", () => {
    fc.assert(
      fc.property(world, ({ services, entries, options: given }) => {
        const definitions = [...services, ...entries];
        const before = JSON.stringify([definitions, given]);
        planOf(definitions, given);
        expect(JSON.stringify([definitions, given])).toBe(before);
      }),
    );
  });

  test("has for each registered upstream a route or the reason why there is none", () => {
    fc.assert(
      fc.property(world, ({ services, entries, options: given }) => {
        for (const { upstreams } of planOf([...services, ...entries], given).plan.proxies) {
          for (const one of upstreams) expect(one.routes.length > 0 || one.dead !== undefined).toBe(true);
        }
      }),
    );
  });

  test("ends each way at an instance, and passes a second gateway only behind a first one", () => {
    fc.assert(
      fc.property(world, ({ services, entries, options: given }) => {
        for (const { upstreams } of planOf([...services, ...entries], given).plan.proxies) {
          for (const { hops, dead, via } of upstreams.flatMap(({ routes }) => routes)) {
            if (via === "absent") expect(hops).toEqual([]);
            else if (hops.at(-1)?.to.what !== "instance") expect(dead).toBeDefined();
            expect(hops.length).toBeLessThanOrEqual(3);
            const wanted = hops.map((_, index) => (index === 0 ? "proxy" : "mesh-gateway"));
            expect(hops.map(({ from }) => from.what)).toEqual(wanted);
          }
        }
      }),
    );
  });
});

const proxyDefaults = (value: string): EntryDefinition => ({
  type: "config-entry",
  value: { kind: "proxy-defaults", name: "global", meshGateway: { mode: value } },
  origin: {},
});

/** Clusters are called differently where the upstream's mode changes what entries say, although they lead the same way. */
function withoutNames({ cluster: _, failover, ...route }: Route) {
  return { ...route, position: failover?.position };
}

test("changing a level below the one that decides changes no route", () => {
  fc.assert(
    fc.property(world, mode, mode, ({ services, entries, options: given }, one, other) => {
      const rest = entries.filter(({ value }) => value.kind !== "proxy-defaults");
      const [first, second] = [one, other].map(
        (value) => planOf([...services, ...rest, proxyDefaults(value)], given).plan.proxies,
      );
      const rank = (level: string | undefined) => levels.findIndex((candidate) => candidate.name === level);
      first?.forEach((proxy, index) => {
        proxy.upstreams.forEach((planned, at) => {
          const same = second?.[index]?.upstreams[at];
          if (rank(planned.mode.decidedBy?.level) <= rank("proxy-defaults")) return;
          expect(same?.routes.map(withoutNames)).toEqual(planned.routes.map(withoutNames));
        });
      });
    }),
  );
});
