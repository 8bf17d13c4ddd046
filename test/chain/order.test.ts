import { describe, expect, test } from "vitest";
import { indexEntries } from "../../src/catalog/entries.js";
import { checkWrite } from "../../src/chain/write/check-write.js";
import { orderDiagnostics, orderOfWrites } from "../../src/chain/write/order.js";
import type { ConfigEntry } from "../../src/model/kinds.js";
import { allHttp, define } from "./world.js";

function orderOf(values: readonly ConfigEntry[]) {
  return orderOfWrites(indexEntries(define(...values)));
}

/** The order as `kind/name`; it is a fault of the test if there is none. */
function namesIn(values: readonly ConfigEntry[]): readonly string[] {
  const order = orderOf(values);
  if (order.state !== "possible") throw new Error(JSON.stringify(order));
  return order.order.map(({ kind, name }) => `${kind}/${name}`);
}

/** Writes entries in an order and tells which are refused. */
function refusedIn(order: readonly string[], values: readonly ConfigEntry[]): readonly string[] {
  const definitions = define(...values);
  const stored: ReturnType<typeof define>[number][] = [];
  return order.filter((wanted) => {
    const write = definitions.find(({ value }) => `${value.kind}/${"name" in value ? value.name : ""}` === wanted);
    if (write === undefined) throw new Error(`no entry ${wanted}`);
    if (checkWrite(indexEntries(stored), { write }).length > 0) return true;
    stored.push(write);
    return false;
  });
}

const router: ConfigEntry = { kind: "service-router", name: "web", routes: [{ destination: { service: "api" } }] };
const splitter: ConfigEntry = {
  kind: "service-splitter",
  name: "api",
  splits: [
    { weight: 50, serviceSubset: "v1" },
    { weight: 50, service: "old" },
  ],
};
const subsets: ConfigEntry = { kind: "service-resolver", name: "api", subsets: { v1: {} } };

describe("an order in which Consul stores entries", () => {
  test("puts protocols before what needs them and subsets before what names them, whatever order they come in", () => {
    const values = [router, splitter, subsets, allHttp];
    const order = namesIn(values);
    expect(order).toEqual([
      "proxy-defaults/global",
      "service-resolver/api",
      "service-splitter/api",
      "service-router/web",
    ]);
    expect(refusedIn(order, values)).toEqual([]);
    expect(refusedIn(order.toReversed(), values).length).toBeGreaterThan(0);
    expect(namesIn(values.toReversed())).toEqual(order);
  });

  test("puts a resolver before those that redirect to its subsets", () => {
    const values: readonly ConfigEntry[] = [
      { kind: "service-resolver", name: "a", redirect: { service: "b", serviceSubset: "v1" } },
      { kind: "service-resolver", name: "b", subsets: { v1: {} } },
    ];
    expect(namesIn(values)).toEqual(["service-resolver/b", "service-resolver/a"]);
  });

  test("allows permissive mutual TLS first", () => {
    const values: readonly ConfigEntry[] = [
      { kind: "service-defaults", name: "web", mutualTLSMode: "permissive" },
      { kind: "mesh", allowEnablingPermissiveMutualTLS: true },
    ];
    expect(namesIn(values)).toEqual(["mesh/", "service-defaults/web"]);
  });

  test("stores a tcp listener before its service becomes http, since afterwards it would be refused", () => {
    const values: readonly ConfigEntry[] = [
      { kind: "service-defaults", name: "web", protocol: "http" },
      {
        kind: "ingress-gateway",
        name: "edge",
        listeners: [{ port: 80, protocol: "tcp", services: [{ name: "web" }] }],
      },
    ];
    const order = namesIn(values);
    expect(order).toEqual(["ingress-gateway/edge", "service-defaults/web"]);
    expect(refusedIn(order, values)).toEqual([]);
  });

  test("uses that Consul does not look at chains of chains", () => {
    const values: readonly ConfigEntry[] = [
      allHttp,
      {
        kind: "service-splitter",
        name: "main",
        splits: [
          { weight: 50, service: "p" },
          { weight: 50, service: "z" },
        ],
      },
      { kind: "service-splitter", name: "p", splits: [{ weight: 100, service: "y" }] },
      { kind: "service-defaults", name: "y", protocol: "grpc" },
    ];
    expect(refusedIn(namesIn(values), values)).toEqual([]);
  });
});

describe("entries that cannot be stored in any order", () => {
  test("are named with what they contradict", () => {
    const order = orderOf([
      allHttp,
      { kind: "service-splitter", name: "a", splits: [{ weight: 100, service: "b" }] },
      { kind: "service-splitter", name: "b", splits: [{ weight: 100, service: "a" }] },
    ]);
    expect(order.state).toBe("impossible");
    const diagnostics = orderDiagnostics(order);
    expect(diagnostics.map(({ code }) => code)).toEqual(["graph/circular-reference"]);
    expect(diagnostics[0]?.hint).toContain("no order");
  });

  test("are one diagnostic each", () => {
    const order = orderOf([router, splitter]);
    if (order.state !== "impossible") throw new Error(order.state);
    expect(order.contradictions.map(({ entry }) => `${entry.kind}/${entry.name}`)).toEqual([
      "service-splitter/api",
      "service-router/web",
    ]);
    expect(orderDiagnostics(order).map(({ code }) => code)).toEqual(["graph/missing-subset", "graph/protocol-not-l7"]);
  });

  test("no entries are stored in no order", () => {
    expect(orderOf([])).toEqual({ state: "possible", order: [] });
    expect(orderDiagnostics({ state: "undecided" }).map(({ code }) => code)).toEqual(["chain/order-undecided"]);
  });
});
