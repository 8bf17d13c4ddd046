import { describe, expect, test } from "vitest";
import { createFilter } from "../../src/catalog/filter.js";
import type { ServiceDefinition } from "../../src/model/definition.js";

const definition: ServiceDefinition = {
  type: "service",
  value: {
    id: "api-1",
    name: "api",
    port: 8080,
    tags: ["canary", "blue"],
    meta: { version: "v1", empty: "" },
    connect: { native: true },
  },
  origin: {},
  node: { name: "node-1", address: "10.0.0.1", meta: { zone: "a" } },
  checks: [{ checkID: "c", status: "warning" }, { status: "passing" }],
};

function ask(filter: string) {
  return createFilter(filter).takes({ definition, worst: "passing" });
}

describe("a filter", () => {
  test.each([
    "",
    "Service.Meta.version == v1",
    'Service.Meta["version"] == "v1"',
    "Service.Meta.version != v2",
    "Service.Meta.nothing != v1",
    "Service.Meta.nothing is empty",
    'Service.Meta.empty == ""',
    "canary in Service.Tags",
    "Service.Tags contains blue",
    "red not in Service.Tags",
    "Service.ID contains pi",
    "version in Service.Meta",
    "Service.Port == 8080",
    "Service.Connect.Native == true",
    'Service.Address == ""',
    "Node.Node == `node-1`",
    "Node.Meta.zone == a",
    "Checks.Status == warning",
    "not (Service.Meta.version == v2 or Service.Port == 1)",
    "Service.Meta.version == v1 and blue in Service.Tags",
  ])("%s takes the instance", (filter) => {
    expect(ask(filter)).toBe(true);
  });

  test.each([
    "Service.Meta.version == v2",
    'Service.Meta.nothing == ""',
    "Service.Tags is empty",
    "Service.Meta.version is empty",
    "Service.Port == 80",
    "Service.Connect.Native == false",
    "Checks.Status == critical",
    "Service.Meta.version == v1 and red in Service.Tags",
    "this is no filter",
  ])("%s does not", (filter) => {
    expect(ask(filter)).toBe(false);
  });

  test.each([
    'Service.ID matches "^api-[0-9]+$"',
    "Service.Meta.version not matches `^v2`",
    "Service.Meta.nothing matches v",
    "Service.Meta.nothing not matches v",
    "Checks.Status != passing",
    "Checks.Status != warning",
    "Service.EnableTagOverride == false",
    "Service.Weights.Warning == 1",
    "Service.Proxy.DestinationServiceName is empty",
    "Service.TaggedAddresses.wan.Port != 1",
  ])("%s takes it too", (filter) => {
    expect(ask(filter)).toBe(true);
  });

  test.each(["Service.ID matches ^pi", "Service.ID not matches a", "Service.TaggedAddresses.wan.Port == 0"])(
    "%s does not either",
    (filter) => {
      expect(ask(filter)).toBe(false);
    },
  );

  test.each([
    ["Service.ID matches `api(`", 'its pattern "api(" has a group without an end'],
    ["Service.Colour == blue", "no field `Service.Colour` is known here"],
    ["Service.Meta.version.major == 1", "no field `Service.Meta.version.major` is known here"],
    ["Service.Proxy.Config.protocol == http", "no field `Service.Proxy.Config.protocol` is known here"],
    ["Service.Port matches 8080", "`Service.Port` cannot be compared that way"],
    ["Service.Tags == canary", "`Service.Tags` cannot be compared that way"],
  ])("%s is not decided, unless the rest decides it", (part, doubt) => {
    expect(createFilter(part).doubt).toBe(doubt);
    expect(ask(part)).toBeUndefined();
    expect(ask(`not ${part}`)).toBeUndefined();
    expect(ask(`${part} and Service.Port == 80`)).toBe(false);
    expect(ask(`${part} or Service.Port == 8080`)).toBe(true);
  });
});
