import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { routeMatchers } from "../../src/testing/frameworks/vitest.js";
import { analyzeDefinitions, define, expectRoute, routesOf } from "../../src/testing.js";

expect.extend(routeMatchers);

const failover = define.serviceResolver({
  name: "api",
  subsets: { v2: { filter: "Service.Meta.version == v2" } },
  failover: { "*": { targets: [{ datacenter: "dc2" }, { datacenter: "dc3", serviceSubset: "v2" }] } },
});

/** web in dc1 calls api, which is in dc1, dc2 and dc3, and db in dc2; only dc1 and dc2 have gateways. */
const fleet = analyzeDefinitions([
  define.proxyDefaults({ meshGateway: { mode: "local" } }),
  failover,
  define.service({ name: "web", upstreams: ["api", { destinationName: "db", datacenter: "dc2" }] }),
  ...["dc1", "dc2", "dc3"].map((datacenter) => define.service({ name: "api", datacenter, meta: { version: "v2" } })),
  define.service({ name: "db", datacenter: "dc2" }),
  define.meshGateway(),
  define.meshGateway({ datacenter: "dc2" }),
]);

const toApi = () => expectRoute(fleet).from("web").to("api");
const toDb = () => expectRoute(fleet).from("web").to("db");

/** What a claim that does not hold says. */
function failure(claim: () => unknown): string {
  try {
    claim();
  } catch (error) {
    if (error instanceof Error) return error.message;
  }
  return expect.unreachable("the claim holds");
}

describe("claims about routes", () => {
  test("that hold let the next one follow", () => {
    toApi().via("direct").mode("local").decidedBy("proxy-defaults").gatewaysOf().not.dead();
    toDb().via("local-gateway").gatewaysOf("dc1", "dc2").alive().failingOverTo();
  });

  test.each([
    ["via", () => toDb().via("remote-gateway"), "to go via remote-gateway, but it goes via local-gateway."],
    ["not via", () => toDb().not.via("local-gateway"), "not to go via local-gateway, but it goes via local-gateway."],
    ["mode", () => toDb().mode("remote"), "to have mode remote, but it has local."],
    ["no mode", () => toDb().mode(undefined), "to have no mode, but it has local."],
    ["level", () => toDb().decidedBy("upstream"), "to have its mode from upstream, but proxy-defaults decides."],
    ["gateways", () => toDb().gatewaysOf("dc2"), "to pass gateways of dc2, but it passes dc1, then dc2."],
    ["no gateways", () => toDb().gatewaysOf(), "to pass no gateway, but it passes dc1, then dc2."],
    ["dead", () => toDb().dead(), "to be dead, but every way works."],
    ["order", () => toApi().failingOverTo("dc3", "dc2"), "but it fails over to api in dc2, then v2 of api in dc3."],
    ["failover", () => toApi().failingOverTo(), "to have no failover, but it fails over to api in dc2, then v2 of api"],
    ["alive", () => toApi().alive(), "but some ways do not work (plan/no-gateway: "],
  ])("that do not hold throw what is so instead: %s", (_, claim, message) => {
    expect(failure(claim)).toContain(message);
  });

  test("with `not` look at all routes, those to fail over to included", () => {
    toApi().not.via("remote-gateway");
    expect(failure(() => toApi().not.via("local-gateway"))).toContain("it goes via direct and local-gateway");
  });

  test("know the order of failover by datacenter, and by anything else that tells targets apart", () => {
    toApi().failingOverTo("dc2", { datacenter: "dc3", subset: "v2" }).not.failingOverTo("dc2");
  });

  test("can be about the routes to one target only", () => {
    toApi().reaching("dc2").via("local-gateway").alive();
    toApi().reaching({ subset: "v2" }).dead("plan/no-gateway").not.dead("plan/no-instance");
    expect(failure(() => toApi().reaching("dc4"))).toContain("but it leads to `api.default.default.dc1`");
  });

  test("tell upstreams of one name apart by their datacenter, which may be the proxy's own", () => {
    const both = analyzeDefinitions([
      define.service({ name: "web", upstreams: ["api", { destinationName: "api", datacenter: "dc2" }] }),
    ]);
    expectRoute(both).from("web").to("api", { datacenter: "dc1" }).not.via("remote-gateway");
    expect(routesOf(both, { from: "web", to: "api", datacenter: "dc1" }).found.length).toBe(1);
    expect(routesOf(both, { from: "web", to: "api" }).found.length).toBe(2);
  });

  test("about an upstream that is not there name those that are", () => {
    expect(failure(() => expectRoute(fleet).from("web").to("apo"))).toContain("Did you mean `api`?");
    expect(failure(() => expectRoute(fleet).from("web").to("db", { datacenter: "dc9" }))).toContain("has `db?dc=dc2`");
    expectRoute(fleet).from("web").not.to("payments");
    expect(failure(() => expectRoute(fleet).from("web").not.to("api"))).toContain("`web-sidecar-proxy` has `api`");
  });

  test("show the line that decided and the reasons of the route", () => {
    const text = `service { name = "web" port = 80 connect { sidecar_service { proxy {
      mesh_gateway { mode = "remote" }
      upstreams { destination_name = "api" datacenter = "dc2" local_bind_port = 1 } } } } }`;
    const analysis = analyze([{ file: "web.hcl", text }]);
    const message = failure(() => expectRoute(analysis).from("web").to("api").via("direct"));
    expect(message).toContain("▶ remote  proxy instance  web.hcl:2:29");
    expect(message).toContain("web-sidecar-proxy in dc1, upstream api?dc=dc2, web.hcl:3:17");
    expect(message).toContain("The target is in dc2");
  });
});

describe("matchers", () => {
  const db = routesOf(fleet, { from: "web", to: "db" });
  const api = routesOf(fleet, { from: "web", to: "api" });

  test("hold what the fluent claims hold", () => {
    expect(db).toGoVia("local-gateway");
    expect(db).toHaveMode("local");
    expect(db).toBeDecidedBy("proxy-defaults");
    expect(db).toPassGatewaysOf("dc1", "dc2");
    expect(db).toBeAlive();
    expect(api).toFailOverTo("dc2", "dc3");
    expect(api).not.toBeDead();
  });

  test("mean with `not` what the fluent claims mean with it", () => {
    expect(() => expect(api).not.toGoVia("local-gateway")).toThrow("not to go via local-gateway");
    expect(() => expect(api).toGoVia("local-gateway")).toThrow("to go via local-gateway, but");
  });
});
