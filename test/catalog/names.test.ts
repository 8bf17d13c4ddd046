import { describe, expect, test } from "vitest";
import { gatewaySni, peeredServiceSni, querySni, serviceSni, targetId, upstreamId } from "../../src/catalog/names.js";

describe("names of upstreams", () => {
  test.each([
    [{ name: "api" }, "api"],
    [{ name: "api", type: "service", datacenter: "dc2" }, "api?dc=dc2"],
    [{ name: "api", peer: "far" }, "api?peer=far"],
    [{ name: "q", type: "prepared_query" }, "prepared_query:q"],
    [{ name: "q", type: "prepared_query", datacenter: "dc2" }, "prepared_query:q?dc=dc2"],
    [{ name: "api", namespace: "default", partition: "default" }, "api"],
    [{ name: "api", namespace: "ns1" }, "ns1/api"],
    [{ name: "api", partition: "ap1", datacenter: "dc2" }, "ap1/default/api?dc=dc2"],
  ])("%j is %s", (upstream, id) => {
    expect(upstreamId(upstream)).toBe(id);
  });
});

describe("names of targets and server names", () => {
  const target = { service: "api", namespace: "default", partition: "default" };

  test("a target's ID shows its subset, but not at a peer", () => {
    expect(targetId({ ...target, datacenter: "dc1" })).toBe("api.default.default.dc1");
    expect(targetId({ ...target, serviceSubset: "v1", datacenter: "dc1" })).toBe("v1.api.default.default.dc1");
    expect(targetId({ ...target, serviceSubset: "v1", peer: "far" })).toBe("api.default.default.external.far");
  });

  test("another partition than the default one has a form of its own", () => {
    const parts = { datacenter: "dc1", trustDomain: "x.consul" };
    expect(serviceSni({ ...parts, service: "api", partition: "default" })).toBe("api.default.dc1.internal.x.consul");
    expect(serviceSni({ ...parts, service: "api", partition: "ap1" })).toBe("api.default.ap1.dc1.internal-v1.x.consul");
    expect(gatewaySni(parts)).toBe("dc1.internal.x.consul");
    expect(gatewaySni({ ...parts, partition: "ap1" })).toBe("ap1.dc1.internal-v1.x.consul");
  });

  test("services at peers and prepared queries have no subsets", () => {
    expect(peeredServiceSni({ service: "api", peer: "far", trustDomain: "y.consul" })).toBe(
      "api.default.default.far.external.y.consul",
    );
    expect(querySni({ query: "q", datacenter: "dc1", trustDomain: "x.consul" })).toBe("q.default.dc1.query.x.consul");
  });
});
