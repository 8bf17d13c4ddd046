import { describe, expect, test } from "vitest";
import type { OpaqueMap } from "../../src/model/type.js";
import { readHandOverConfig } from "../../src/resolve/hand-over-config.js";
import { readOpaqueConfig, readOpaqueMode } from "../../src/resolve/opaque-config.js";

function unreadableField(config: OpaqueMap): string | undefined {
  const reading = readOpaqueConfig(config);
  return "unreadable" in reading ? reading.unreadable.field : undefined;
}

describe("the free-form Config of proxy-defaults, read as an upstream's", () => {
  test.each([
    [{ connect_timeout_ms: "250" }],
    [{ connect_timeout_ms: "0x10" }],
    [{ connect_timeout_ms: 1.5 }],
    [{ connect_timeout_ms: true }],
    [{ connect_timeout_ms: "" }],
    [{ connect_timeout_ms: [5] }],
    [{ protocol: 5 }],
    [{ protocol: ["http"] }],
    [{ limits: null }],
    [{ limits: { max_connections: -1 } }],
    [{ limits: [{ max_connections: 1 }] }],
    [{ passive_health_check: { interval: "10s", max_failures: "4" } }],
    [{ passive_health_check: { interval: 5 } }],
    [{ whatever: { a: [1, { b: null }] } }],
  ] as const)("%j is readable", (config) => {
    expect(unreadableField(config)).toBeUndefined();
  });

  test.each([
    ["ConnectTimeoutMs", { connect_timeout_ms: "abc" }],
    ["ConnectTimeoutMs", { ConnectTimeoutMs: [1, 2] }],
    ["ConnectTimeoutMs", { CONNECT_TIMEOUT_MS: {} }],
    ["Protocol", { protocol: {} }],
    ["Name", { name: ["a", "b"] }],
    ["Limits", { limits: "" }],
    ["Limits.MaxConnections", { limits: { MaxConnections: "many" } }],
    ["PassiveHealthCheck.Interval", { passive_health_check: { interval: "soon" } }],
    ["MeshGateway", { mesh_gateway: "local" }],
    ["MeshGateway", { meshgateway: [] }],
    ["MeshGateway.Mode", { mesh_gateway: { mode: ["local", "remote"] } }],
  ] as const)("%s is refused in %j", (field, config) => {
    expect(unreadableField(config)).toBe(field);
  });

  test("the exact field name hides other spellings, readable or not", () => {
    expect(unreadableField({ MeshGateway: {}, mesh_gateway: "local" })).toBeUndefined();
    expect(readOpaqueConfig({ protocol: "http", Protocol: "grpc" })).toEqual({ protocol: "grpc" });
  });

  test("of several inexact spellings the same one counts in any order of the keys", () => {
    const keys = ["PROTOCOL", "pROTOCOL", "protocol"];
    const read = (order: readonly string[]) => readOpaqueConfig(Object.fromEntries(order.map((key) => [key, key])));
    expect(read(keys)).toEqual({ protocol: "protocol" });
    expect(read(keys.toReversed())).toEqual(read(keys));
  });
});

describe("the free-form mode", () => {
  test("counts under the key mesh_gateway in exactly this spelling", () => {
    expect(readOpaqueMode({ mesh_gateway: { mode: "local" } }).mode).toBe("local");
    expect(readOpaqueMode({ MeshGateway: { mode: "local" } }).mode).toBeUndefined();
    expect(readOpaqueMode({ MESH_GATEWAY: { mode: "local" } }).mode).toBeUndefined();
  });

  test("may stand under `mode` in any letter case, and in a list of one", () => {
    const { mode, field, path } = readOpaqueMode({ mesh_gateway: { MODE: ["local"] } });
    expect({ mode, field, path }).toEqual({
      mode: "local",
      field: "Config.mesh_gateway.MODE[0]",
      path: ["mesh_gateway", "MODE", 0],
    });
  });

  test("a number or a boolean becomes text", () => {
    expect(readOpaqueMode({ mesh_gateway: { mode: 1.5 } }).mode).toBe("1.5");
    expect(readOpaqueMode({ mesh_gateway: { mode: true } }).mode).toBe("1");
    expect(readOpaqueMode({ mesh_gateway: { mode: 1e21 } }).mode).toBe("1000000000000000000000");
  });
});

describe("what the hand-over reads of an upstream's configuration", () => {
  test("keys count in any letter case, but under no other name", () => {
    expect(readHandOverConfig({ CONNECT_TIMEOUT_MS: 7, Protocol: "HTTP" })).toEqual({
      protocol: "HTTP",
      connectTimeoutMs: 7,
    });
    expect(readHandOverConfig({ ConnectTimeoutMs: 7 })).toEqual({ protocol: "", connectTimeoutMs: 0 });
  });

  test("what cannot be read is dropped by itself", () => {
    expect(readHandOverConfig({ connect_timeout_ms: [9], protocol: "http", limits: "x" })).toEqual({
      protocol: "http",
      connectTimeoutMs: 0,
    });
  });

  test("negative timeouts pass", () => {
    expect(readHandOverConfig({ connect_timeout_ms: -3 }).connectTimeoutMs).toBe(-3);
  });
});
