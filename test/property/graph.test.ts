import fc from "fast-check";
import { expect, it } from "vitest";
import type { DeadEnd, Hop, Leg, ProxyPlan, Route, RoutePlan, UpstreamPlan } from "../../src/plan/route-plan.js";
import { toDot } from "../../src/render/graph/dot.js";
import { drawPicture } from "../../src/render/graph/draw.js";
import { toMermaid } from "../../src/render/graph/mermaid.js";
import { layOut } from "../../src/render/graph/svg/layout.js";
import { toSvg } from "../../src/render/graph/svg/svg.js";
import { textFaults, xmlFault } from "../render/graph-check.js";

/** Few names, so that places and services meet; any text among them. */
const name = fc.oneof(
  fc.constantFrom(
    "a",
    "dc1",
    "dc2",
    "service-with-a-rather-long-name-that-takes-room",
    "日本語のサービス",
    "<&\"'>",
    "end",
  ),
  fc.string({ unit: "binary", maxLength: 60 }),
);
const sentence = fc.array(name, { maxLength: 30 }).map((words) => words.join(" "));

const stop = (what: "mesh-gateway" | "instance"): fc.Arbitrary<Hop["to"]> => {
  const endpoint = fc.record({
    kind: fc.constant(what),
    service: name,
    id: name,
    datacenter: name,
    address: name,
    port: fc.nat(65535),
    addressFrom: fc.constant("service" as const),
    health: fc.constantFrom("healthy", "unhealthy"),
    weight: fc.constant(1),
  });
  return fc.record(
    { what: fc.constant(what), datacenter: name, peer: name, endpoints: fc.array(endpoint, { maxLength: 3 }) },
    { requiredKeys: ["what", "datacenter"] },
  );
};

const hops: fc.Arbitrary<readonly Hop[]> = fc
  .tuple(fc.array(stop("mesh-gateway"), { maxLength: 2 }), fc.array(stop("instance"), { maxLength: 1 }))
  .map(([gateways, instances]) =>
    [...gateways, ...instances].map(
      (to): Hop => ({ via: "direct", from: { what: "proxy", datacenter: "dc1" }, to, network: "lan", reason: "" }),
    ),
  );

const dead: fc.Arbitrary<DeadEnd> = fc.record(
  { hop: fc.nat(3), code: fc.constant("plan/no-gateway" as const), reason: sentence },
  { requiredKeys: ["code", "reason"] },
);

const leg: fc.Arbitrary<Leg> = fc.record(
  { match: sentence, share: fc.constantFrom(100, 33.333, 0.5) },
  { requiredKeys: ["share"] },
);

const route: fc.Arbitrary<Route> = fc.record(
  {
    target: name,
    service: name,
    subset: name,
    datacenter: name,
    peer: name,
    targetMode: name,
    legs: fc.array(leg, { maxLength: 3 }),
    failover: fc.record({ aggregate: name, position: fc.nat(3) }),
    via: fc.constantFrom("direct", "local-gateway", "remote-gateway", "peer-gateway", "external", "absent"),
    sni: fc.constant(""),
    cluster: fc.constant(""),
    connectTimeout: fc.constant("5s"),
    identities: fc.constant([]),
    hops,
    discovery: fc.constant("assignment" as const),
    dead,
  },
  {
    requiredKeys: [
      "target",
      "service",
      "legs",
      "via",
      "sni",
      "cluster",
      "connectTimeout",
      "identities",
      "hops",
      "discovery",
    ],
  },
);

const upstream: fc.Arbitrary<UpstreamPlan> = fc.record(
  {
    id: name,
    type: fc.constantFrom("service", "prepared-query"),
    name,
    peer: name,
    mode: fc.constant({ levels: [] }),
    routes: fc.array(route, { maxLength: 4 }),
    dead,
  },
  { requiredKeys: ["id", "type", "name", "mode", "routes"] },
);

const proxy: fc.Arbitrary<ProxyPlan> = fc.record({
  id: name,
  service: name,
  kind: fc.constantFrom("connect-proxy", "ingress-gateway"),
  datacenter: name,
  upstreams: fc.array(upstream, { maxLength: 5 }),
});

const plan: fc.Arbitrary<RoutePlan> = fc.array(proxy, { maxLength: 4 }).map((proxies) => ({ version: 1, proxies }));

it("any plan gives a well-formed drawing whose texts are whole and apart", () => {
  fc.assert(
    fc.property(plan, (one) => {
      expect(xmlFault(toSvg(one))).toBeUndefined();
      expect(textFaults(layOut(drawPicture(one)))).toEqual([]);
    }),
    { numRuns: 80 },
  );
});

it("any plan gives Mermaid and DOT whose strings end where they should", () => {
  fc.assert(
    fc.property(plan, (one) => {
      const mermaid = toMermaid(one).split("\n").slice(2).join("\n");
      expect(mermaid.replace(/"[\p{L}\p{M}\p{N} ,/()?!=+·…✗._:#;<>-]*"/gu, "")).toMatch(/^[\w\s[\]{}()|:;,#.>-]*$/);
      expect(toDot(one).replace(/"(?:[^"\\]|\\.)*"/g, "")).toMatch(/^[\w\s{}[\]=,;.>-]*$/);
    }),
    { numRuns: 80 },
  );
});
