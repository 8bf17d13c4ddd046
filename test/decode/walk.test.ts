import { describe, expect, test } from "vitest";
import { clientDialect } from "../../src/decode/dialect.js";
import { locate } from "../../src/decode/locate.js";
import { walkObject } from "../../src/decode/walk.js";
import { consulJson } from "../../src/model/consul-json.js";
import { serviceDefaults } from "../../src/model/service-defaults.js";

function walk(value: object) {
  const located = locate(value);
  if (located.type !== "map") throw new Error("not a map");
  return walkObject(located, serviceDefaults, clientDialect);
}

const json = (value: object) => consulJson(serviceDefaults, walk(value).value);

describe("walking a config entry", () => {
  test.each(["MeshGateway", "meshGateway", "meshgateway", "mesh_gateway", "MESH_GATEWAY"])("takes %s", (key) => {
    expect(json({ Name: "web", [key]: { mode: "local" } })).toEqual({ Name: "web", MeshGateway: { Mode: "local" } });
  });

  test("the exact spelling wins and an alias beside it is unknown under its renamed form", () => {
    const walked = walk({ MeshGateway: { Mode: "local" }, mesh_gateway: { Mode: "remote" } });
    expect(walked.value.meshGateway).toEqual({ mode: "local" });
    expect(walked.issues).toMatchObject([{ issue: "unknown-key", path: "meshgateway" }]);
  });

  test("the name in lower case wins over the alias, which is dropped", () => {
    const walked = walk({ mesh_gateway: { Mode: "remote" }, meshgateway: { Mode: "local" } });
    expect(walked.value.meshGateway).toEqual({ mode: "local" });
    expect(walked.issues).toMatchObject([{ issue: "dropped-key" }]);
  });

  test("two inexact spellings are an error", () => {
    expect(walk({ NAME: "a", nAME: "b" }).issues).toMatchObject([{ issue: "ambiguous-key" }]);
  });

  test("one block is a list of one, and a list of one is a block", () => {
    expect(json({ UpstreamConfig: [{ Overrides: { Name: "db" } }] })).toEqual({
      UpstreamConfig: { Overrides: [{ Name: "db" }] },
    });
  });

  test("scalars convert weakly", () => {
    expect(json({ Name: 8, MaxInboundConnections: "0x10", Expose: { Checks: "t" }, ExternalSNI: 1e21 })).toEqual({
      Name: "8",
      MaxInboundConnections: 16,
      Expose: { Checks: true },
      ExternalSNI: "1000000000000000000000",
    });
  });

  test("an unknown key deep inside is told by its path in Consul's names", () => {
    const walked = walk({ upstream_config: { overrides: [{ name: "db" }, { bogus: 1 }] } });
    expect(walked.issues).toMatchObject([{ issue: "unknown-key", path: "UpstreamConfig.Overrides[1].bogus" }]);
  });

  test("empty text is kept, null is absent", () => {
    const { value } = walk({ Protocol: "", Mode: null });
    expect(value).toEqual({ protocol: "" });
  });
});
