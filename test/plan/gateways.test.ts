import { describe, expect, test } from "vitest";
import { planMeshGateways } from "../../src/plan/gateways.js";
import { gateway, given, service } from "./given.js";

const trustDomain = "<trust-domain>.consul";

describe("a mesh gateway", () => {
  const files = {
    "dc1/gateway.hcl": gateway("gateway-1", "198.18.1.9"),
    "dc1/api.hcl": service("api", 'meta { version = "v2" }'),
    "dc2/gateway.hcl": gateway("gateway-2", "gateway.dc2.example"),
    "dc3/db.hcl": service("db"),
    "resolver.hcl":
      'Kind = "service-resolver" Name = "api" ConnectTimeout = "3s" DefaultSubset = "v1" Subsets = { v1 = { Filter = "Service.Meta.version == v1" } }',
  };

  function clustersOf(extra = {}) {
    const plan = planMeshGateways(given({ ...files, ...extra }).catalog).find(({ id }) => id === "gateway-1");
    return {
      routes: plan?.routes,
      clusters: Object.fromEntries((plan?.clusters ?? []).map(({ name, ...cluster }) => [name, cluster])),
    };
  }

  test("matches the names of other datacenters that have a gateway, and else goes by the whole name", () => {
    expect(clustersOf().routes).toEqual([
      { sni: `*.dc2.internal.${trustDomain}`, cluster: `dc2.internal.${trustDomain}` },
      {},
    ]);
  });

  test("has a cluster for each mesh service of its own and each subset of it", () => {
    const { clusters } = clustersOf();
    expect(Object.keys(clusters)).toEqual([
      `api.default.dc1.internal.${trustDomain}`,
      `dc2.internal.${trustDomain}`,
      `v1.api.default.dc1.internal.${trustDomain}`,
    ]);
    expect(clusters[`api.default.dc1.internal.${trustDomain}`]).toMatchObject({ connectTimeout: "3s", endpoints: [] });
  });

  test("looks up the host names of other gateways as its options say, those of proxy-defaults among them", () => {
    const name = `dc2.internal.${trustDomain}`;
    expect(clustersOf().clusters[name]).toMatchObject({ discovery: "logical-dns", connectTimeout: "5s" });
    const options =
      'Kind = "proxy-defaults" Name = "global" Config { envoy_dns_discovery_type = "strict_dns" connect_timeout_ms = 700 }';
    expect(clustersOf({ "global.hcl": options }).clusters[name]).toMatchObject({
      discovery: "strict-dns",
      connectTimeout: "700ms",
    });
  });
});
