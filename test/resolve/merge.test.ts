import { describe, expect, test } from "vitest";
import type { Plain } from "../../src/base/located.js";
import { indexEntries } from "../../src/catalog/entries.js";
import type { Upstream } from "../../src/model/upstream.js";
import { fillHoles } from "../../src/resolve/fill.js";
import { resolveProxy } from "../../src/resolve/resolve.js";
import { entriesOf, entry, resolve, sidecar, type World } from "./world.js";

const db: Upstream = { destinationType: "service", destinationName: "db", localBindPort: 1 };

function mergedUpstreams(world: World): readonly Upstream[] {
  return resolve(world).registration.proxy?.upstreams ?? [];
}

describe("filling the holes of free-form maps", () => {
  test.each([
    ["an absent key", {}, { a: 1 }, { a: 1 }],
    ["null", { a: null }, { a: 1 }, { a: 1 }],
    ["zero", { a: 0 }, { a: 1 }, { a: 1 }],
    ["false", { a: false }, { a: true }, { a: true }],
    ["the empty text", { a: "" }, { a: "x" }, { a: "x" }],
    ["an empty list", { a: [] }, { a: [1] }, { a: [1] }],
    ["an empty map", { a: {} }, { a: "x" }, { a: "x" }],
  ] as const)("%s is a hole", (_, instance, central, filled) => {
    expect(fillHoles(instance, central)).toEqual(filled);
  });

  test("the text `0` is no hole", () => {
    expect(fillHoles({ a: "0" }, { a: 1 })).toEqual({ a: "0" });
  });

  test("a hole takes any value, even another zero", () => {
    expect(fillHoles({ a: 0 }, { a: "" })).toEqual({ a: "" });
  });

  test("a central null fills nothing and makes no key", () => {
    expect(fillHoles({ a: 0 }, { a: null, b: null })).toEqual({ a: 0 });
  });

  test("maps are filled inside, lists never", () => {
    const instance = { map: { x: 1 }, list: [1] };
    expect(fillHoles(instance, { map: { x: 2, y: 3 }, list: [1, 2] })).toEqual({ map: { x: 1, y: 3 }, list: [1] });
  });

  test("keys in another spelling stand side by side", () => {
    expect(fillHoles({ Protocol: "http" }, { protocol: "grpc" })).toEqual({ Protocol: "http", protocol: "grpc" });
  });

  test("a key called __proto__ is a key like any other", () => {
    const filled = fillHoles(JSON.parse('{"__proto__":{"a":0}}'), JSON.parse('{"__proto__":{"a":1}}'));
    expect(JSON.stringify(filled)).toBe('{"__proto__":{"a":1}}');
  });

  test("maps may nest deeper than the stack reaches", () => {
    const nested = (leaf: Plain): Readonly<Record<string, Plain>> => {
      let map: Readonly<Record<string, Plain>> = { leaf };
      for (let depth = 0; depth < 100_000; depth += 1) map = { inner: map };
      return map;
    };
    let filled: Plain | undefined = fillHoles(nested(0), nested(1));
    for (let depth = 0; depth < 100_000; depth += 1) filled = Object(filled)["inner"];
    expect(filled).toEqual({ leaf: 1 });
  });
});

describe("the merged proxy", () => {
  test("an instance cannot switch off what is switched on centrally", () => {
    const { proxy } = resolve({
      proxyDefaults: {
        transparentProxy: { dialedDirectly: true },
        expose: { checks: true },
        config: { tracing: true },
      },
      proxy: { transparentProxy: { dialedDirectly: false }, expose: { checks: false }, config: { tracing: false } },
    }).registration;
    expect(proxy).toMatchObject({
      transparentProxy: { dialedDirectly: true },
      expose: { checks: true },
      config: { tracing: true },
    });
  });

  test("Envoy extensions of the registration are thrown away", () => {
    const { proxy } = resolve({ proxy: { envoyExtensions: [{ name: "builtin/lua" }] } }).registration;
    expect(proxy).not.toHaveProperty("envoyExtensions");
  });

  test("access logs are filled field by field", () => {
    const { proxy } = resolve({
      proxyDefaults: { accessLogs: { enabled: true, jsonFormat: "{}" } },
      proxy: { accessLogs: { textFormat: "%x", enabled: false } },
    }).registration;
    expect(proxy?.accessLogs).toEqual({ enabled: true, jsonFormat: "{}", textFormat: "%x" });
  });

  test("service-defaults in another letter case than the destination have no effect", () => {
    const world: World = { others: [{ kind: "service-defaults", name: "Web", meshGateway: { mode: "local" } }] };
    expect(resolve(world).mode.value).toBeUndefined();
  });

  test("a typical service is returned as it is", () => {
    const value = { id: "web", name: "web", port: 80, proxy: { meshGateway: { mode: "" } } };
    const entries = indexEntries([entry({ kind: "proxy-defaults", name: "global", meshGateway: { mode: "local" } })]);
    const result = resolveProxy(entries, { type: "service", value, origin: {} }, { datacenter: "dc1" });
    expect("registration" in result && result.registration).toBe(value);
  });
});

describe("merged upstreams", () => {
  test("an override reaches the upstream of its name in every datacenter", () => {
    const world: World = {
      serviceDefaults: { upstreamConfig: { overrides: [{ name: "db", connectTimeoutMs: 7 }] } },
      proxy: { upstreams: [db, { ...db, datacenter: "dc2", localBindPort: 2 }] },
    };
    expect(mergedUpstreams(world).map(({ config }) => config)).toEqual([
      { connect_timeout_ms: 7 },
      { connect_timeout_ms: 7 },
    ]);
  });

  test("an override without a peer does not reach a peered upstream, the defaults do", () => {
    const world: World = {
      serviceDefaults: {
        upstreamConfig: {
          defaults: { meshGateway: { mode: "remote" } },
          overrides: [{ name: "db", meshGateway: { mode: "local" } }],
        },
      },
      proxy: { upstreams: [{ ...db, destinationPeer: "east" }] },
    };
    expect(mergedUpstreams(world)[0]?.meshGateway).toEqual({ mode: "remote" });
  });

  test("of two overrides for one upstream only the last counts, even if it is empty", () => {
    const world: World = {
      serviceDefaults: {
        upstreamConfig: {
          overrides: [{ name: "db", connectTimeoutMs: 7, meshGateway: { mode: "local" } }, { name: "db" }],
        },
      },
      proxy: { upstreams: [db] },
    };
    expect(mergedUpstreams(world)).toEqual([db]);
  });

  test("the protocol of a peered upstream stays as the registration has it", () => {
    const world: World = {
      serviceDefaults: { upstreamConfig: { defaults: { protocol: "HTTP" } } },
      proxy: {
        upstreams: [
          { ...db, destinationPeer: "east", config: { protocol: "" } },
          { ...db, localBindPort: 2 },
        ],
      },
    };
    expect(mergedUpstreams(world).map(({ config }) => config)).toEqual([{ protocol: "" }, { protocol: "http" }]);
  });

  test("a map of limits in the registration stands alone, it is not filled", () => {
    const world: World = {
      serviceDefaults: { upstreamConfig: { defaults: { limits: { maxConnections: 5 } } } },
      proxy: { upstreams: [{ ...db, config: { limits: { max_pending_requests: 1 } } }] },
    };
    expect(mergedUpstreams(world)[0]?.config).toEqual({ limits: { max_pending_requests: 1 } });
  });

  test("a mode in an upstream's free-form configuration never counts and is dropped where something central applies", () => {
    const upstreams = [{ ...db, config: { mesh_gateway: { mode: "local" } } }];
    expect(mergedUpstreams({ proxy: { upstreams } })).toEqual(upstreams);
    const [merged] = mergedUpstreams({ proxyDefaults: { config: { protocol: "http" } }, proxy: { upstreams } });
    expect(merged).toEqual({ ...db, config: { protocol: "http" } });
  });

  test("entries of the called service give the protocol and nothing else", () => {
    const world: World = {
      others: [{ kind: "service-defaults", name: "db", protocol: "grpc", meshGateway: { mode: "local" } }],
      proxy: { upstreams: [db] },
    };
    expect(mergedUpstreams(world)).toEqual([{ ...db, config: { protocol: "grpc" } }]);
  });

  test("a peered upstream gets the local service's protocol only while that is read for another upstream's sake", () => {
    const protocolOf = (upstreams: readonly Upstream[]) =>
      resolve({
        others: [{ kind: "service-defaults", name: "db", protocol: "grpc" }],
        serviceDefaults: { upstreamConfig: { overrides: [{ name: "db", peer: "east", connectTimeoutMs: 1 }] } },
        proxy: { mode: "transparent", upstreams },
      }).registration.proxy?.upstreams?.find(({ centrallyConfigured }) => centrallyConfigured)?.config?.["protocol"];
    expect(protocolOf([])).toBeUndefined();
    expect(protocolOf([db])).toBe("grpc");
  });

  test("the entry of the proxy's own service is always read, also for the sake of a peered service of its name", () => {
    const { upstreams } = resolve({
      serviceDefaults: {
        mode: "transparent",
        protocol: "grpc",
        upstreamConfig: { overrides: [{ name: "web", peer: "east", connectTimeoutMs: 1 }] },
      },
    });
    expect(upstreams.map(({ upstream }) => upstream.config)).toEqual([{ protocol: "grpc", connect_timeout_ms: 1 }]);
  });

  test("a prepared query takes nothing, and leaves the override of its name to others", () => {
    const query = { ...db, destinationType: "prepared_query", meshGateway: { mode: "local" } };
    const { registration, preparedQueries } = resolve({
      proxyDefaults: { meshGateway: { mode: "remote" }, config: { protocol: "http" } },
      serviceDefaults: { mode: "transparent", upstreamConfig: { overrides: [{ name: "db", connectTimeoutMs: 3 }] } },
      proxy: { upstreams: [query] },
    });
    expect(registration.proxy?.upstreams?.map(({ destinationName }) => destinationName)).toEqual(["db", "*", "db"]);
    expect(registration.proxy?.upstreams?.[0]).toEqual(query);
    expect(preparedQueries).toMatchObject([{ upstreamId: "prepared_query:db", name: "db", datacenter: "dc1" }]);
  });

  test("[Enterprise] an override with a namespace only reaches the upstream of that namespace", () => {
    const world: World = {
      serviceDefaults: {
        upstreamConfig: { overrides: [{ name: "db", namespace: "team", meshGateway: { mode: "local" } }] },
      },
      proxy: { upstreams: [db, { ...db, destinationNamespace: "team" }] },
    };
    const { upstreams } = resolve(world);
    expect(upstreams.map(({ id, mode }) => [id, mode.value])).toEqual([
      ["db", undefined],
      ["default/team/db", "local"],
    ]);
  });
});

describe("central configuration switched off", () => {
  const world: World = {
    proxyDefaults: { meshGateway: { mode: "remote" } },
    proxy: { mode: "transparent", meshGateway: { mode: "local" }, upstreams: [db] },
  };
  const options = { centralConfigDisabled: true, intentions: [{ name: "cache" }] };

  test("the mode of the proxy does not even reach the upstreams that it defines", () => {
    expect(resolve(world, options).upstreams[0]?.mode.value).toBeUndefined();
  });

  test("the mode of the proxy reaches upstreams inferred from intentions, which is the only case of that", () => {
    expect(resolve(world, options).chains.map(({ name, mode }) => [name, mode.value])).toEqual([
      ["db", undefined],
      ["cache", "local"],
    ]);
  });
});

test("resolving does not write the mode of the service into its stored defaults, as Consul's server does", () => {
  const world: World = {
    proxyDefaults: { meshGateway: { mode: "local" } },
    serviceDefaults: { upstreamConfig: { defaults: { connectTimeoutMs: 9 } } },
    proxy: { upstreams: [db] },
  };
  const definitions = entriesOf(world);
  const [, serviceDefaults] = definitions;
  const before = JSON.stringify(definitions);
  resolveProxy(indexEntries(definitions), sidecar(world.proxy ?? {}), { datacenter: "dc1" });
  expect(JSON.stringify(definitions)).toBe(before);
  const changed = indexEntries([
    entry({ kind: "proxy-defaults", name: "global", meshGateway: { mode: "remote" } }),
    ...(serviceDefaults === undefined ? [] : [serviceDefaults]),
  ]);
  const later = resolveProxy(changed, sidecar(world.proxy ?? {}), { datacenter: "dc1" });
  expect("upstreams" in later && later.upstreams[0]?.mode.value).toBe("remote");
});
