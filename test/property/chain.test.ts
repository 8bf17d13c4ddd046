import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { indexEntries } from "../../src/catalog/entries.js";
import { anyModeCompiler, modeWith } from "../../src/chain/any-mode.js";
import { chainCompiler, compileChain } from "../../src/chain/compile.js";
import type { ChainTarget, CompiledChain } from "../../src/chain/compiled-chain.js";
import { explainChain } from "../../src/chain/explain.js";
import type { ChainRequest } from "../../src/chain/request.js";
import { checkWrite } from "../../src/chain/write/check-write.js";
import { orderOfWrites } from "../../src/chain/write/order.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import type { ConfigEntry } from "../../src/model/kinds.js";
import { define, requestFor } from "../chain/world.js";

// Few names, so that entries meet each other, loops among them.
const service = fc.constantFrom("a", "b", "c", "web", "__proto__");
const subset = fc.constantFrom("", "v1", "v2");
const datacenter = fc.constantFrom("", "dc1", "dc2");
const peer = fc.constantFrom("", "", "", "far");
const mode = fc.constantFrom("", "none", "local", "remote");
const protocol = fc.constantFrom("", "tcp", "http", "http", "http", "grpc");
const timeout = fc.constantFrom("", "0s", "3s", "90s", "-1s", "nonsense");

const destination = fc.record({ service, serviceSubset: subset, datacenter, peer }, { requiredKeys: [] });
const failover = fc.record(
  {
    service,
    serviceSubset: subset,
    datacenters: fc.array(fc.constantFrom("dc1", "dc2", "dc3"), { maxLength: 3 }),
    targets: fc.array(destination, { maxLength: 3 }),
    policy: fc.constant({}),
  },
  { requiredKeys: [] },
);

const entry: fc.Arbitrary<ConfigEntry> = fc.oneof(
  fc.record({
    kind: fc.constant("proxy-defaults" as const),
    name: fc.constant("global"),
    config: fc.record({ protocol }),
    meshGateway: fc.record({ mode }),
  }),
  fc.record(
    {
      kind: fc.constant("service-defaults" as const),
      name: service,
      protocol,
      meshGateway: fc.record({ mode }),
      externalSNI: fc.constantFrom("", "", "outside"),
    },
    { requiredKeys: ["kind", "name"] },
  ),
  fc.record(
    {
      kind: fc.constant("service-resolver" as const),
      name: service,
      redirect: destination,
      defaultSubset: subset,
      subsets: fc.dictionary(fc.constantFrom("v1", "v2"), fc.record({ filter: fc.constant("x == 1") })),
      failover: fc.dictionary(fc.constantFrom("*", "v1", "v2"), failover),
      connectTimeout: timeout,
      loadBalancer: fc.record({ policy: fc.constantFrom("maglev", "random") }),
    },
    { requiredKeys: ["kind", "name"] },
  ),
  fc.record({
    kind: fc.constant("service-splitter" as const),
    name: service,
    splits: fc.array(
      fc.record({
        weight: fc.constantFrom(0, 33.33, 50, 100, -10),
        service,
        serviceSubset: subset,
        requestHeaders: fc.record({ add: fc.dictionary(service, service), remove: fc.array(service) }),
      }),
      { maxLength: 4 },
    ),
  }),
  fc.record({
    kind: fc.constant("service-router" as const),
    name: service,
    routes: fc.array(fc.record({ destination }, { requiredKeys: [] }), { maxLength: 4 }),
  }),
  fc.record({
    kind: fc.constant("exported-services" as const),
    name: fc.constant("default"),
    services: fc.array(fc.record({ name: service, consumers: fc.constant([{ peer: "far" }]) }), { maxLength: 2 }),
  }),
);

/** Entries of which no two have one kind and name: what would be stored of those is a matter of order. */
const world: fc.Arbitrary<readonly EntryDefinition[]> = fc
  .uniqueArray(entry, { maxLength: 14, selector: (value) => `${value.kind}/${"name" in value ? value.name : ""}` })
  // Plain objects, as reading makes them: fast-check's may lack a prototype.
  .map((values): readonly ConfigEntry[] => JSON.parse(JSON.stringify(values)))
  .map((values) => define(...values));

const request: fc.Arbitrary<ChainRequest> = fc
  .record({
    name: service,
    overrideMeshGateway: mode,
    overrideProtocol: fc.constantFrom("", "tcp", "http", "HTTP"),
    overrideConnectTimeout: timeout,
  })
  .map(({ name, ...overrides }) => requestFor(name, overrides));

describe("compiling any entries", () => {
  test("gives a chain or an error, plain as JSON, and leaves the entries as they were", () => {
    fc.assert(
      fc.property(world, request, (definitions, wanted) => {
        const before = JSON.stringify(definitions);
        const result = compileChain(indexEntries(definitions), wanted);
        expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
        expect(JSON.stringify(definitions)).toBe(before);
      }),
    );
  });

  test("does not depend on the order of the entries, nor on what was compiled before", () => {
    fc.assert(
      fc.property(world, request, request, fc.func(fc.nat()), (definitions, wanted, other, key) => {
        const shuffled = [...definitions].sort((a, b) => key(a.value) - key(b.value));
        const compile = chainCompiler(indexEntries(shuffled));
        compile(other);
        const result = compileChain(indexEntries(definitions), wanted);
        expect(compile(wanted)).toStrictEqual(result);
        expect(compile(wanted)).toStrictEqual(result);
      }),
    );
  });

  test("for any mode at once gives what compiling with each mode does", () => {
    fc.assert(
      fc.property(world, request, (definitions, wanted) => {
        const entries = indexEntries(definitions);
        const { overrideMeshGateway: mode = "", ...others } = wanted;
        const single = compileChain(entries, wanted);
        const shared = anyModeCompiler(entries)(others);
        if ("error" in single || "error" in shared) {
          expect(shared).toStrictEqual(single);
          return;
        }
        const modes = (chain: CompiledChain, modeOf: (target: ChainTarget) => string) =>
          Object.entries(chain.targets).map(([id, target]) => [id, modeOf(target)]);
        expect(modes(shared.chain, (target) => modeWith(mode, target))).toStrictEqual(
          modes(single.chain, ({ meshGateway }) => meshGateway?.mode ?? ""),
        );
        expect(shared.hashWith(mode)).toBe(single.chain.customizationHash ?? "");
        expect(Object.keys(shared.chain.nodes)).toStrictEqual(Object.keys(single.chain.nodes));
      }),
    );
  });

  test("leads every node and target somewhere that is there", () => {
    fc.assert(
      fc.property(world, request, (definitions, wanted) => {
        const result = compileChain(indexEntries(definitions), wanted);
        if ("error" in result) return;
        const { nodes, targets, startNode } = result.chain;
        expect(nodes).toHaveProperty([startNode]);
        for (const node of Object.values(nodes)) {
          const next = node.type === "router" ? node.routes : node.type === "splitter" ? node.splits : [];
          for (const { nextNode } of next) expect(nodes).toHaveProperty([nextNode]);
          if (node.type !== "resolver") continue;
          expect(targets).toHaveProperty([node.resolver.target]);
          for (const id of node.resolver.failover?.targets ?? []) expect(targets).toHaveProperty([id]);
        }
      }),
    );
  });

  test("gives the same chain when it is explained, and a reason for each node and target", () => {
    fc.assert(
      fc.property(world, request, (definitions, wanted) => {
        const entries = indexEntries(definitions);
        const result = compileChain(entries, wanted);
        const explained = explainChain(entries, wanted);
        if ("error" in result || "error" in explained) {
          expect(explained).toStrictEqual(result);
          return;
        }
        expect(explained.chain).toStrictEqual(result.chain);
        expect(Object.keys(explained.reasons.nodes).sort()).toEqual(Object.keys(result.chain.nodes).sort());
        expect(Object.keys(explained.reasons.targets).sort()).toEqual(Object.keys(result.chain.targets).sort());
        expect(JSON.parse(JSON.stringify(explained))).toStrictEqual(explained);
      }),
    );
  });
});

describe("writing any entries one by one", () => {
  test("an order that is found is one in which every write is accepted", () => {
    fc.assert(
      fc.property(world, (definitions) => {
        const found = orderOfWrites(indexEntries(definitions));
        const stored: EntryDefinition[] = [];
        for (const { kind, name } of found.state === "undecided" ? [] : found.order) {
          const write = definitions.find(({ value }) => value.kind === kind && "name" in value && value.name === name);
          if (write === undefined) throw new Error(`${kind}/${name} is not among the entries`);
          expect(checkWrite(indexEntries(stored), { write })).toEqual([]);
          stored.push(write);
        }
        if (found.state === "possible") expect(stored.length).toBe(definitions.length);
      }),
    );
  });
});
