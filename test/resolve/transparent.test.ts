import { describe, expect, test } from "vitest";
import { resolve, type World } from "./world.js";

const transparent: World = {
  serviceDefaults: {
    mode: "transparent",
    upstreamConfig: {
      defaults: { meshGateway: { mode: "local" } },
      overrides: [{ name: "db", connectTimeoutMs: 70, meshGateway: { mode: "remote" } }],
    },
  },
};
const intentions = [{ name: "db" }, { name: "cache" }];

describe("upstreams of a transparent proxy that nobody defines", () => {
  test("take the override of their name, else the wildcard", () => {
    expect(resolve(transparent, { intentions }).chains).toMatchObject([
      { upstreamId: "db", source: "intention", mode: { value: "remote" }, overrideConnectTimeoutMs: 70 },
      { upstreamId: "cache", source: "intention", mode: { value: "local" } },
    ]);
  });

  test("are not inferred where the instance says `direct`", () => {
    const { chains, registration } = resolve({ ...transparent, proxy: { mode: "direct" } }, { intentions });
    expect(chains).toEqual([]);
    expect(registration.proxy?.upstreams).toBeUndefined();
  });

  test("lose their override to a definition of their name with a datacenter", () => {
    const world: World = { ...transparent, proxy: { upstreams: [{ destinationName: "db", datacenter: "dc2" }] } };
    expect(resolve(world, { intentions }).chains.map(({ upstreamId, mode }) => [upstreamId, mode.value])).toEqual([
      ["db?dc=dc2", "remote"],
      ["db", "local"],
      ["cache", "local"],
    ]);
  });

  test("stand beside a definition of their name with equal content", () => {
    const upstreams = [{ destinationName: "db", meshGateway: { mode: "none" } }];
    const [explicit, inferred] = resolve({ ...transparent, proxy: { upstreams } }, { intentions }).chains;
    expect({ ...explicit, source: "intention" }).toEqual(inferred);
    expect(inferred?.mode.decidedBy?.level).toBe("upstream");
  });

  test("do not get the protocol of proxy-defaults with the wildcard, but with an override", () => {
    const world: World = { ...transparent, proxyDefaults: { config: { protocol: "http" } } };
    expect(resolve(world, { intentions }).chains.map(({ overrideProtocol }) => overrideProtocol)).toEqual([
      "http",
      undefined,
    ]);
  });

  test("imported from a peer take the override of name and peer, else the wildcard", () => {
    const world: World = {
      serviceDefaults: {
        mode: "transparent",
        upstreamConfig: {
          defaults: { meshGateway: { mode: "local" } },
          overrides: [{ name: "db", peer: "east", meshGateway: { mode: "remote" } }],
        },
      },
    };
    const importedServices = [
      { name: "db", peer: "east" },
      { name: "db", peer: "west" },
    ];
    expect(resolve(world, { importedServices }).peered).toMatchObject([
      { upstreamId: "db?peer=east", source: "imported", mode: { value: "remote" } },
      { upstreamId: "db?peer=west", source: "imported", mode: { value: "local" } },
    ]);
  });

  test("an override that resolves to nothing brings in no upstream, empty defaults bring in the wildcard", () => {
    const names = (upstreamConfig: NonNullable<World["serviceDefaults"]>["upstreamConfig"]) =>
      resolve({ serviceDefaults: { mode: "transparent", ...(upstreamConfig && { upstreamConfig }) } }).upstreams.map(
        ({ id }) => id,
      );
    expect(names({ overrides: [{ name: "db" }] })).toEqual([]);
    expect(names({ defaults: {} })).toEqual(["*"]);
  });
});

test("a gateway gets the wildcard into its registration, and nothing uses it", () => {
  const value = { kind: "mesh-gateway", id: "gw", name: "gw", port: 8443 };
  const { registration, chains } = resolve(
    { proxyDefaults: { mode: "transparent", meshGateway: { mode: "local" } } },
    { intentions },
    { type: "service", value, origin: {} },
  );
  expect(registration.proxy?.upstreams).toHaveLength(1);
  expect(chains).toEqual([]);
});
