import { describe, expect, test } from "vitest";
import { indexEntries } from "../../src/catalog/entries.js";
import { levels } from "../../src/resolve/levels.js";
import { resolveProxy } from "../../src/resolve/resolve.js";
import { entry, markedText, placed, resolve, sidecar, type World } from "./world.js";

/** How each level is written, to try them one above the other. */
const writings: Readonly<Record<string, (mode: string, below: World) => World>> = {
  "proxy-defaults-config": (mode, world) => ({
    ...world,
    proxyDefaults: { ...world.proxyDefaults, config: { mesh_gateway: { mode } } },
  }),
  "proxy-defaults": (mode, world) => ({ ...world, proxyDefaults: { ...world.proxyDefaults, meshGateway: { mode } } }),
  "service-defaults": (mode, world) => ({
    ...world,
    serviceDefaults: { ...world.serviceDefaults, meshGateway: { mode } },
  }),
  "upstream-defaults": (mode, world) => ({
    ...world,
    serviceDefaults: {
      ...world.serviceDefaults,
      upstreamConfig: { ...world.serviceDefaults?.upstreamConfig, defaults: { meshGateway: { mode } } },
    },
  }),
  proxy: (mode, world) => ({ ...world, proxy: { ...world.proxy, meshGateway: { mode } } }),
  "upstream-override": (mode, world) => ({
    ...world,
    serviceDefaults: {
      ...world.serviceDefaults,
      upstreamConfig: {
        ...world.serviceDefaults?.upstreamConfig,
        overrides: [{ name: "db", meshGateway: { mode } }],
      },
    },
  }),
  upstream: (mode, world) => ({
    ...world,
    proxy: { ...world.proxy, upstreams: [{ destinationName: "db", localBindPort: 1, meshGateway: { mode } }] },
  }),
};

const bare: World = { proxy: { upstreams: [{ destinationName: "db", localBindPort: 1 }] } };

function write(names: readonly string[], modeOf: (name: string) => string): World {
  return names.reduce((world, name) => writings[name]?.(modeOf(name), world) ?? world, bare);
}

describe("the table of levels", () => {
  test("stands lowest first, the opaque key below all", () => {
    expect(levels.map(({ name }) => name)).toEqual(Object.keys(writings));
  });

  test.each(levels.map(({ name }, index) => [name, index] as const))(
    "%s wins over all levels below it",
    (name, index) => {
      const world = write(
        levels.slice(0, index + 1).map((level) => level.name),
        (written) => (written === name ? "remote" : "local"),
      );
      const [upstream] = resolve(world).upstreams;
      expect(upstream?.mode.value).toBe("remote");
      expect(upstream?.mode.decidedBy?.level).toBe(name);
    },
  );

  test.each(levels.map(({ name }) => name))("`none` at %s stops the levels below, an empty mode does not", (name) => {
    const at = (mode: string) =>
      write(["proxy-defaults-config", name], (written) => (written === name ? mode : "local"));
    expect(resolve(at("none")).upstreams[0]?.mode.value).toBe("none");
    expect(resolve(at("")).upstreams[0]?.mode.value).toBe(name === "proxy-defaults-config" ? undefined : "local");
  });

  test("a document that uses the four levels of Consul 1.6 resolves in the order of 1.6", () => {
    const old: readonly string[] = levels.filter((level) => level.isInConsul1_6).map(({ name }) => name);
    expect(old).toEqual(["proxy-defaults", "service-defaults", "proxy", "upstream"]);
    // Every combination of the four with a mode each, against the rule of 1.6: the nearest to the upstream that says one.
    const modes = ["", "none", "local", "remote"];
    for (let row = 0; row < 4 ** 4; row += 1) {
      const said = old.map((_, index) => modes[Math.floor(row / 4 ** index) % 4] ?? "");
      const world = write(old, (name) => said[old.indexOf(name)] ?? "");
      expect(resolve(world).upstreams[0]?.mode.value ?? "", said.join(" ")).toBe(
        said[3] || said[2] || said[1] || said[0],
      );
    }
  });

  test("the merged proxy itself shows only what proxy-defaults, service-defaults and the instance say", () => {
    const reaching = levels.filter(({ name }) => resolve(write([name], () => "local")).mode.value === "local");
    expect(reaching.map(({ name }) => name)).toEqual(["proxy-defaults", "service-defaults", "proxy"]);
  });
});

describe("the reason of a mode", () => {
  test("nothing set is unset, which is another thing than `none`", () => {
    const { mode } = resolve(bare).upstreams[0] ?? {};
    expect(mode).toEqual({
      levels: [
        { level: "proxy", document: "service/web-sidecar-proxy", path: "Proxy.MeshGateway.Mode" },
        { level: "upstream", document: "service/web-sidecar-proxy", path: "Proxy.Upstreams[0].MeshGateway.Mode" },
      ],
    });
  });

  test("absent, empty and `none` are told apart in what the levels say", () => {
    const world = write(["proxy-defaults", "service-defaults"], (name) => (name === "proxy-defaults" ? "" : "none"));
    const said = resolve(world).upstreams[0]?.mode.levels.map(({ level, mode }) => [level, mode]);
    expect(said).toEqual([
      ["proxy-defaults-config", undefined],
      ["proxy-defaults", ""],
      ["service-defaults", "none"],
      ["upstream-defaults", undefined],
      ["proxy", undefined],
      ["upstream", undefined],
    ]);
  });

  test("an override without a mode is listed and does not shield its upstream", () => {
    const world: World = {
      ...bare,
      serviceDefaults: {
        meshGateway: { mode: "local" },
        upstreamConfig: { overrides: [{ name: "db", connectTimeoutMs: 5 }] },
      },
    };
    const { mode } = resolve(world).upstreams[0] ?? {};
    expect(mode?.value).toBe("local");
    expect(mode?.levels.map(({ level }) => level)).toContain("upstream-override");
  });

  test("names the line that decided", () => {
    const text = markedText(
      "web.hcl",
      'UpstreamConfig {\n  Overrides = [{ Name = "db" MeshGateway { Mode = «"local"» } }]\n}',
    );
    const overrides = [{ name: "db", meshGateway: { mode: "local" } }];
    const definition = placed(entry({ kind: "service-defaults", name: "web", upstreamConfig: { overrides } }), text, [
      "upstreamConfig",
      "overrides",
      0,
      "meshGateway",
      "mode",
    ]);
    const result = resolveProxy(indexEntries([definition]), sidecar(bare.proxy ?? {}), { datacenter: "dc1" });
    expect("upstreams" in result && result.upstreams[0]?.mode.decidedBy).toEqual({
      level: "upstream-override",
      mode: "local",
      document: "service-defaults/web",
      path: "UpstreamConfig.Overrides[0].MeshGateway.Mode",
      span: text.span,
    });
  });

  test("an unknown word wins like a mode and is carried through", () => {
    const world = write(["proxy-defaults", "proxy"], (name) => (name === "proxy" ? "LOCAL" : "local"));
    expect(resolve(world).registration.proxy?.upstreams?.[0]?.meshGateway).toEqual({ mode: "LOCAL" });
  });

  test("upstreams without a word of their own share one reason for what the levels below say", () => {
    const { upstreams } = resolve({
      proxyDefaults: { meshGateway: { mode: "local" } },
      proxy: { upstreams: [{ destinationName: "db" }, { destinationName: "cache" }] },
    });
    expect(upstreams[0]?.mode.decidedBy).toBe(upstreams[1]?.mode.decidedBy);
  });
});
