import { describe, expect, test } from "vitest";
import { bestAddress, isHostName } from "../../src/catalog/address.js";
import { weightOf, worstStatus } from "../../src/catalog/health.js";
import type { ServiceDefinition } from "../../src/model/definition.js";
import type { Node } from "../../src/model/node.js";
import type { Registration } from "../../src/model/service.js";

function registered(value: Partial<Registration>, node?: Partial<Node>): ServiceDefinition {
  return {
    type: "service",
    value: { id: "a", name: "a", ...value },
    origin: {},
    ...(node === undefined ? {} : { node: { name: "n", ...node } }),
  };
}

const wan = { address: "198.18.0.1", port: 443 };
const nodeWan = { address: "10.0.0.1", taggedAddresses: { wan: "198.19.0.1", lan: "10.9.9.9" } };

describe("the address that is dialled", () => {
  test.each([
    { about: "the service's own", value: { address: "10.1.1.1", port: 80 }, lan: "10.1.1.1:80", wan: "10.1.1.1:80" },
    {
      about: "its WAN address from elsewhere",
      value: { address: "10.1.1.1", port: 80, taggedAddresses: { wan } },
      lan: "10.1.1.1:80",
      wan: "198.18.0.1:443",
    },
    {
      about: "its own port with a WAN address without port",
      value: { address: "10.1.1.1", port: 80, taggedAddresses: { wan: { address: "198.18.0.1" } } },
      lan: "10.1.1.1:80",
      wan: "198.18.0.1:80",
    },
    {
      about: "never the LAN tag",
      value: { address: "10.1.1.1", port: 80, taggedAddresses: { lan: { address: "10.2.2.2", port: 81 } } },
      lan: "10.1.1.1:80",
      wan: "10.1.1.1:80",
    },
    {
      about: "the node's where the service has none",
      value: { port: 80 },
      node: nodeWan,
      lan: "10.0.0.1:80",
      wan: "198.19.0.1:80",
    },
    {
      about: "the service's own even if its node has a WAN address",
      value: { address: "10.1.1.1", port: 80 },
      node: nodeWan,
      lan: "10.1.1.1:80",
      wan: "10.1.1.1:80",
    },
    {
      about: "the node's for a WAN tag without address",
      value: { address: "10.1.1.1", port: 80, taggedAddresses: { wan: { port: 443 } } },
      node: nodeWan,
      lan: "10.1.1.1:80",
      wan: "198.19.0.1:443",
    },
  ])("is $about", ({ value, node, lan, wan: fromElsewhere }) => {
    const dialled = [false, true].map((isWan) => {
      const { address, port } = bestAddress(registered(value, node), isWan);
      return `${address}:${port}`;
    });
    expect(dialled).toEqual([lan, fromElsewhere]);
  });

  test("is unknown where only the node has one and nothing tells it", () => {
    expect(bestAddress(registered({ port: 80 }), false)).toEqual({ address: "", port: 80, from: "node" });
  });

  test.each(["gateway.example.com", "10.0.0.256", "localhost", "1.2.3"])("%s is a host name", (address) => {
    expect(isHostName(address)).toBe(true);
  });

  test.each(["10.0.0.1", "::1", "fd00::1", ""])("%j is none", (address) => {
    expect(isHostName(address)).toBe(false);
  });
});

describe("health", () => {
  test("is the worst of all checks, those of the node among them", () => {
    expect(worstStatus([])).toBe("passing");
    expect(worstStatus([{ status: "passing" }, { status: "warning" }])).toBe("warning");
    expect(worstStatus([{ status: "passing" }], [{ status: "critical" }])).toBe("critical");
  });

  test.each([
    { weights: undefined, worst: "passing", weight: 1 },
    { weights: { passing: 7, warning: 3 }, worst: "passing", weight: 7 },
    { weights: { passing: 7, warning: 3 }, worst: "warning", weight: 3 },
    { weights: { passing: 500, warning: 1 }, worst: "passing", weight: 128 },
    { weights: { passing: 0, warning: 5 }, worst: "warning", weight: 1 },
  ] as const)("weights $weights make $weight of a $worst instance", ({ weights, worst, weight }) => {
    const definition = registered(weights === undefined ? {} : { weights });
    expect(weightOf(definition, worst)).toEqual({ weight, isZero: false });
  });

  test("a weight of 0 for warnings makes a warning instance unhealthy", () => {
    const definition = registered({ weights: { passing: 1, warning: 0 } });
    expect(weightOf(definition, "warning")).toEqual({ weight: 1, isZero: true });
    expect(weightOf(definition, "passing")).toEqual({ weight: 1, isZero: false });
  });
});
