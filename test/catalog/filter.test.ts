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
  return createFilter(filter)({ definition, worst: "passing" });
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

  test("that uses a pattern is not decided, unless the rest decides it", () => {
    expect(ask('Service.ID matches "api-.*"')).toBeUndefined();
    expect(ask('Service.ID matches "api-.*" and Service.Port == 80')).toBe(false);
    expect(ask('Service.ID matches "api-.*" or Service.Port == 8080')).toBe(true);
  });
});
