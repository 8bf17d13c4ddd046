import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import type { CatalogDefinition } from "../../src/catalog/cluster.js";
import { diffPlans } from "../../src/diff/compare.js";
import { firstDifference, partAt } from "../../src/diff/difference.js";
import { planRoutes } from "../../src/plan/plan.js";
import type { RoutePlan } from "../../src/plan/route-plan.js";
import { diffToMarkdown } from "../../src/render/diff/markdown.js";
import { formatDiff } from "../../src/render/diff/text.js";
import { define } from "../../src/testing.js";

// Few names, so that what is written meets and doubles.
const name = fc.constantFrom("api", "db", "web");
const mode = fc.constantFrom("none", "local", "remote");
const datacenter = fc.constantFrom("dc1", "dc2");

const upstream = fc.record(
  { destinationName: name, datacenter, meshGateway: fc.record({ mode }) },
  { requiredKeys: ["destinationName"] },
);

// Consul refuses a proxy two upstreams of one name and datacenter.
const upstreams = fc.uniqueArray(upstream, {
  maxLength: 3,
  selector: (one) => `${one.destinationName} ${one.datacenter ?? ""}`,
});

/** Something that is defined once, under a key. */
interface Piece {
  readonly key: string;
  readonly definitions: readonly CatalogDefinition[];
}

const piece: fc.Arbitrary<Piece> = fc.oneof(
  fc.record({ name, datacenter, upstreams }).map((service) => ({
    key: `service ${service.name} ${service.datacenter}`,
    definitions: define.service(service),
  })),
  fc.record({ id: fc.constantFrom("g1", "g2"), datacenter }).map((gateway) => ({
    key: `gateway ${gateway.id} ${gateway.datacenter}`,
    definitions: define.meshGateway(gateway),
  })),
  mode.map((value) => ({
    key: "proxy-defaults",
    definitions: [define.proxyDefaults({ meshGateway: { mode: value } })],
  })),
  fc.record({ name, meshGateway: fc.record({ mode }) }).map((entry) => ({
    key: `service-defaults ${entry.name}`,
    definitions: [define.serviceDefaults(entry)],
  })),
  fc
    .record({ name, datacenters: fc.uniqueArray(fc.constantFrom("dc2", "dc3"), { minLength: 1 }) })
    .map(({ name: service, datacenters }) => ({
      key: `service-resolver ${service}`,
      definitions: [define.serviceResolver({ name: service, failover: { "*": { datacenters } } })],
    })),
);

const world = fc.uniqueArray(piece, { maxLength: 12, selector: ({ key }) => key });

function planned(pieces: readonly Piece[]) {
  const catalog = createCatalog(pieces.flatMap(({ definitions }) => definitions));
  return { plan: planRoutes(catalog).plan, catalog };
}

function differ(before: readonly Piece[], after: readonly Piece[]) {
  const [was, is] = [planned(before), planned(after)];
  return diffPlans(was.plan, is.plan, { before: was.catalog, after: is.catalog });
}

/** A plan without positions: no places, no fields with indices in them, upstreams in the order of their IDs. */
function withoutPositions(plan: RoutePlan): unknown {
  return JSON.parse(
    JSON.stringify(
      plan.proxies.map(({ upstreams, ...proxy }) => ({
        ...proxy,
        upstreams: upstreams.toSorted((a, b) => (a.id < b.id ? -1 : 1)),
      })),
      (key, value: unknown) => (["place", "span", "path"].includes(key) ? undefined : value),
    ),
  );
}

describe("the difference between plans", () => {
  test("is nothing for a plan and itself, and for plans of the same definitions in another order", () => {
    fc.assert(
      fc.property(world, fc.func(fc.nat()), (pieces, key) => {
        const shuffled = [...pieces].sort((a, b) => key(a.key) - key(b.key));
        const { upstreams, proxies, causes } = differ(pieces, shuffled);
        expect([upstreams, proxies, causes]).toEqual([[], [], []]);
      }),
    );
  });

  test("is empty if and only if the plans are equal up to positions", () => {
    fc.assert(
      fc.property(world, world, (a, b) => {
        const { upstreams, proxies } = differ(a, b);
        const areEqual =
          JSON.stringify(withoutPositions(planned(a).plan)) === JSON.stringify(withoutPositions(planned(b).plan));
        expect(upstreams.length + proxies.length === 0).toBe(areEqual);
      }),
    );
  });

  test("gives every change a cause, is plain data, and does not depend on the order of definitions", () => {
    fc.assert(
      fc.property(world, world, fc.func(fc.nat()), (a, b, key) => {
        const found = differ(a, b);
        expect(new Set(found.causes.flatMap(({ upstreams }) => upstreams)).size).toBe(found.upstreams.length);
        expect(JSON.parse(JSON.stringify(found))).toStrictEqual(found);
        const shuffled = [...b].sort((one, other) => key(one.key) - key(other.key));
        expect(differ(a, shuffled)).toEqual(found);
        expect(differ(b, a).upstreams).toHaveLength(found.upstreams.length);
      }),
    );
  });

  test("of one changed definition has that definition for its cause, and no unknown one", () => {
    fc.assert(
      fc.property(world, piece, (pieces, other) => {
        const { causes } = differ(pieces, [...pieces.filter(({ key }) => key !== other.key), other]);
        expect(causes.map(({ cause }) => cause.what)).not.toContain("unknown");
      }),
    );
  });

  test("can be printed, and the comment keeps its length", () => {
    fc.assert(
      fc.property(world, world, fc.integer({ min: 300, max: 3000 }), (a, b, maxLength) => {
        const found = differ(a, b);
        expect(formatDiff(found)).toContain(found.upstreams.length + found.proxies.length === 0 ? "no route" : "1");
        expect(diffToMarkdown(found, { maxLength }).length).toBeLessThanOrEqual(maxLength);
      }),
    );
  });
});

test("the first difference of two values is where they differ, and there is none between equal ones", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.jsonValue(), (a, b) => {
      expect(firstDifference(a, structuredClone(a))).toBeUndefined();
      const path = firstDifference(a, b);
      if (path !== undefined) expect(partAt(a, path)).not.toStrictEqual(partAt(b, path));
      else expect(b).toEqual(a);
    }),
  );
});

test("values that nest deeply are compared", () => {
  let [a, b]: unknown[] = [1, 2];
  for (let depth = 0; depth < 100_000; depth += 1) [a, b] = [{ a }, { a: b }];
  expect(firstDifference(a, b)).toHaveLength(100_000);
});
