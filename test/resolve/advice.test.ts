import { describe, expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.js";
import { indexEntries } from "../../src/catalog/entries.js";
import { adviseEntries } from "../../src/resolve/advice.js";
import { createProxyResolver, type ResolveOptions, resolveProxy } from "../../src/resolve/resolve.js";
import { entriesOf, entry, markedText, placed, sidecar, type World } from "./world.js";

function advise(world: World, options: Partial<ResolveOptions> = {}): readonly Diagnostic[] {
  const resolver = createProxyResolver(indexEntries(entriesOf(world)));
  const service = sidecar(world.proxy ?? {});
  const all = { datacenter: "dc1", ...options };
  const result = resolver.resolve(service, all);
  if ("error" in result) return [result.error.diagnostic];
  return resolver.advise(service, result, all);
}

function told(diagnostics: readonly Diagnostic[]): readonly (readonly [string, string | undefined])[] {
  return diagnostics.map(({ code, path }) => [code, path]);
}

describe("advice on a proxy", () => {
  test("there is none where all is as it should be", () => {
    const world: World = {
      proxyDefaults: { meshGateway: { mode: "local" } },
      serviceDefaults: { upstreamConfig: { overrides: [{ name: "db", meshGateway: { mode: "none" } }] } },
      proxy: { upstreams: [{ destinationName: "db" }, { destinationName: "db", destinationPeer: "east" }] },
    };
    expect(advise(world)).toEqual([]);
  });

  test("warns of `none` towards peers once for each place where it is written", () => {
    const world: World = {
      proxyDefaults: { meshGateway: { mode: "none" } },
      proxy: {
        upstreams: [
          { destinationName: "db", destinationPeer: "east" },
          { destinationName: "db", destinationPeer: "west" },
          { destinationName: "cache", destinationPeer: "east", meshGateway: { mode: "none" } },
        ],
      },
    };
    expect(told(advise(world))).toEqual([
      ["resolve/none-towards-peer", "MeshGateway.Mode"],
      ["resolve/none-towards-peer", "Proxy.Upstreams[2].MeshGateway.Mode"],
    ]);
  });

  test("warns of a mode on a prepared query", () => {
    const upstreams = [
      { destinationName: "near-db", destinationType: "prepared_query", meshGateway: { mode: "local" } },
      { destinationName: "far-db", destinationType: "prepared_query", meshGateway: { mode: "" } },
    ];
    expect(told(advise({ proxy: { upstreams } }))).toEqual([
      ["resolve/mode-on-prepared-query", "Proxy.Upstreams[0].MeshGateway.Mode"],
    ]);
  });

  describe("on an override that an upstream with a datacenter hides", () => {
    const world: World = {
      serviceDefaults: {
        mode: "transparent",
        upstreamConfig: { overrides: [{ name: "db", meshGateway: { mode: "remote" } }] },
      },
      proxy: { upstreams: [{ destinationName: "db", datacenter: "dc2" }] },
    };

    test("warns", () => {
      expect(told(advise(world))).toEqual([["resolve/override-shadowed", "Proxy.Upstreams[0]"]]);
    });

    test("is silent where no intention names the service", () => {
      expect(advise(world, { intentions: [{ name: "cache" }] })).toEqual([]);
    });

    test("is silent where the service is an upstream without a datacenter too", () => {
      const upstreams = [{ destinationName: "db", datacenter: "dc2" }, { destinationName: "db" }];
      expect(advise({ ...world, proxy: { upstreams } })).toEqual([]);
    });
  });

  test("tells of an override that matches no upstream, unless the proxy is transparent", () => {
    const world: World = {
      serviceDefaults: {
        upstreamConfig: { overrides: [{ name: "DB" }, { name: "db", peer: "east" }, { name: "db" }] },
      },
      proxy: { upstreams: [{ destinationName: "db" }] },
    };
    expect(told(advise(world))).toEqual([
      ["resolve/override-unmatched", "UpstreamConfig.Overrides[0].Name"],
      ["resolve/override-unmatched", "UpstreamConfig.Overrides[1].Name"],
    ]);
    expect(advise({ ...world, proxy: { ...world.proxy, mode: "transparent" } })).toEqual([]);
  });

  test("warns of service-defaults whose name differs from the destination in letter case", () => {
    const [diagnostic] = advise({ others: [{ kind: "service-defaults", name: "Web" }] });
    expect(diagnostic?.code).toBe("resolve/service-defaults-name-case");
    expect(diagnostic?.hint).toBe("Did you mean `web`?");
  });
});

describe("advice on the free-form Config of proxy-defaults", () => {
  const text = markedText("defaults.hcl", 'Kind = "proxy-defaults"\nConfig { mesh_gateway { mode = «"Local"» } }');

  test("marks a mode that is none at its place", () => {
    const definition = placed(
      entry({ kind: "proxy-defaults", name: "global", config: { mesh_gateway: { mode: "Local" } } }),
      text,
      ["config", "mesh_gateway", "mode"],
    );
    expect(adviseEntries(indexEntries([definition]))).toMatchObject([
      {
        code: "resolve/mode-unknown",
        severity: "warning",
        hint: "Did you mean `local`?",
        path: "Config.mesh_gateway.mode",
        span: text.span,
      },
    ]);
  });

  test("says what makes it unreadable, as the error of every proxy does", () => {
    const entries = indexEntries(entriesOf({ proxyDefaults: { config: { limits: { max_connections: "many" } } } }));
    const result = resolveProxy(entries, sidecar({}), { datacenter: "dc1" });
    const [diagnostic] = adviseEntries(entries);
    expect(diagnostic).toMatchObject({
      code: "resolve/proxy-defaults-config-unreadable",
      severity: "error",
      path: "Config.limits.max_connections",
    });
    expect(result).toEqual({ error: { field: "Limits.MaxConnections", diagnostic } });
  });

  test("is none without proxy-defaults", () => {
    expect(adviseEntries(indexEntries([]))).toEqual([]);
  });
});
