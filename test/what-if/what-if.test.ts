import { describe, expect, test } from "vitest";
import { type Analysis, analyze } from "../../src/analyze.js";
import type { Route } from "../../src/plan/route-plan.js";
import type { WhatIfChanges } from "../../src/what-if/changes.js";
import { parseSetting, parseWithout } from "../../src/what-if/text.js";
import { type WhatIf, whatIf } from "../../src/what-if/what-if.js";
import { entry, sidecar, sources, upstream } from "./mesh.js";

const analysis = analyze(sources);

function routes({ plan }: Analysis | WhatIf, id: string): readonly Route[] {
  const upstreams = plan.proxies.find(({ service }) => service === "web")?.upstreams ?? [];
  return upstreams.find((one) => one.id === id)?.routes ?? [];
}

function states(of: Analysis | WhatIf, id: string) {
  return routes(of, id).map(({ datacenter, via, dead }) => [datacenter, via, dead?.code ?? "works"]);
}

describe("without", () => {
  test("something that nothing can be without is told", () => {
    // What a program without types may ask for.
    const then = whatIf(analysis, { without: [Object({ what: "servic", name: "api" }), Object({ what: "dc" })] });
    expect(then.diagnostics.slice(0, 2)).toMatchObject([
      { code: "what-if/syntax", hint: "Did you mean `service`?" },
      { code: "what-if/syntax", hint: "There are: datacenter, gateway, instance, service, peer." },
    ]);
    expect(then.diff.upstreams).toEqual([]);
  });

  test("nothing changes nothing", () => {
    const { plan, diagnostics, diff } = whatIf(analysis, {});
    expect(plan).toStrictEqual(analysis.plan);
    expect(diagnostics).toStrictEqual(analysis.diagnostics);
    expect(diff.upstreams).toEqual([]);
  });

  test("a datacenter its targets are dead and its proxies gone, though nothing of it is in the input any more", () => {
    const then = whatIf(analysis, { without: [{ what: "datacenter", name: "dc2" }] });
    expect(states(analysis, "db?dc=dc2")).toEqual([["dc2", "local-gateway", "works"]]);
    expect(states(then, "db?dc=dc2")).toEqual([["dc2", "local-gateway", "plan/no-gateway"]]);
    expect(states(then, "api").map(([, , state]) => state)).toEqual(["works", "plan/no-gateway"]);
    expect(then.plan.proxies.map(({ datacenter }) => datacenter)).toEqual(["dc1", "dc1"]);
  });

  test("a datacenter services are dead, too, of which nothing was ever registered there", () => {
    const dials = analyze([sidecar("dc1", "web", upstream("api", 'datacenter = "dc2"')), sidecar("dc2", "db", "")]);
    const then = whatIf(dials, { without: [{ what: "datacenter", name: "dc2" }] });
    expect(states(dials, "api?dc=dc2")).toEqual([["dc2", "direct", "works"]]);
    expect(states(then, "api?dc=dc2")).toEqual([["dc2", "direct", "plan/no-instance"]]);
  });

  test("all gateways of a datacenter the ways through them end at the first hop", () => {
    const then = whatIf(analysis, { without: [{ what: "gateway", datacenter: "dc1", name: "*" }] });
    expect(routes(then, "db?dc=dc2").map(({ dead }) => dead?.hop)).toEqual([0]);
    const changed = then.diff.upstreams.map((one) => [one.proxy.id, "after" in one ? one.after.id : undefined]);
    expect(changed).toEqual([
      ["web-sidecar-proxy", "api"],
      ["web-sidecar-proxy", "db?dc=dc2"],
    ]);
  });

  test("its only instance a service is known to be gone, together with the sidecar", () => {
    const then = whatIf(analysis, { without: [{ what: "instance", datacenter: "dc2", name: "db" }] });
    expect(states(then, "db?dc=dc2")).toEqual([["dc2", "local-gateway", "plan/no-instance"]]);
    expect(then.catalog.datacenter("dc2")?.plainOf("db")).toEqual([]);
  });

  test("a service it is gone in all datacenters", () => {
    const then = whatIf(analysis, { without: [{ what: "service", name: "api" }] });
    expect(states(then, "api").map(([, , state]) => state)).toEqual(["plan/no-instance", "plan/no-instance"]);
  });

  test("a peer, known or not, its services are dead", () => {
    const dials = analyze([sidecar("dc1", "web", upstream("api", 'destination_peer = "far"'))]);
    const then = whatIf(dials, { without: [{ what: "peer", name: "far" }] });
    expect(dials.plan.proxies[0]?.upstreams[0]?.dead).toBeUndefined();
    expect(then.plan.proxies[0]?.upstreams[0]?.dead?.code).toBe("plan/peer-missing");
  });

  test.each([
    [{ what: "datacenter", name: "dc3" }, "`dc1`"],
    [{ what: "gateway", datacenter: "dc1", name: "gates" }, "`gate`"],
    [{ what: "instance", datacenter: "dc1", name: "weeb" }, "`web`"],
    [{ what: "service", name: "dbb" }, "`db`"],
    [{ what: "peer", name: "far" }, undefined],
  ] as const)("%o, which there is not, is told with the nearest name", (without, meant) => {
    const [first] = whatIf(analysis, { without: [without] }).diagnostics;
    expect(first?.code).toBe("what-if/unknown-name");
    if (meant !== undefined) expect(first?.hint).toContain(meant);
  });
});

describe("a setting", () => {
  const set = (path: string, value: string): WhatIfChanges => ({ set: [{ path, value }] });

  test("of proxy-defaults changes all that hang on it, and keeps the place of the entry", () => {
    const then = whatIf(analysis, set("proxy-defaults.meshGateway.mode", "remote"));
    expect(states(then, "db?dc=dc2")).toEqual([["dc2", "remote-gateway", "works"]]);
    const decided = then.plan.proxies.flatMap(({ upstreams }) => upstreams)[0]?.mode.decidedBy;
    expect(decided?.span).toMatchObject({ file: "entries/defaults.hcl", line: 3 });
  });

  test("of an entry that there is not makes it", () => {
    const then = whatIf(analysis, set("service-defaults/web.meshGateway.mode", "none"));
    expect(states(then, "db?dc=dc2")).toEqual([["dc2", "direct", "works"]]);
  });

  test("of an upstream changes that one only", () => {
    const then = whatIf(analysis, set("upstream/web/db?dc=dc2.mode", "remote"));
    expect(states(then, "db?dc=dc2")).toEqual([["dc2", "remote-gateway", "works"]]);
    expect(states(then, "api")).toEqual(states(analysis, "api"));
  });

  test("of a proxy changes its upstreams", () => {
    const then = whatIf(analysis, set("proxy/web.meshGateway.mode", "none"));
    expect(states(then, "db?dc=dc2")).toEqual([["dc2", "direct", "works"]]);
  });

  test("counts the later one of two", () => {
    const then = whatIf(analysis, {
      set: [
        { path: "proxy-defaults.meshGateway.mode", value: "none" },
        { path: "proxy-defaults.meshGateway.mode", value: "remote" },
      ],
    });
    expect(then.plan).toStrictEqual(whatIf(analysis, set("proxy-defaults.meshGateway.mode", "remote")).plan);
  });

  test.each([
    ["proxy-default.meshGateway.mode", "remote", "what-if/unknown-name", "`proxy-defaults`"],
    ["proxy-defaults.meshGatway.mode", "remote", "what-if/unknown-field", "`meshGateway.mode`"],
    ["proxy-defaults.meshGateway.mode", "remot", "what-if/bad-value", "`remote`"],
    ["service-defaults/api.maxInboundConnections", "many", "what-if/bad-value", undefined],
    ["upstream/web/dbb.mode", "local", "what-if/unknown-name", "`db`"],
    ["upstream/wob/db.mode", "local", "what-if/unknown-name", "`web`"],
    ["service-defaults.protocol", "http", "what-if/syntax", "service-defaults/NAME.protocol=http"],
    ["service-defaults.meshGateway.mode", "none", "what-if/syntax", "service-defaults/NAME.meshGateway.mode=none"],
    ["service-defaults/api", "http", "what-if/syntax", undefined],
    ["upstream/web/db.mod", "local", "what-if/unknown-field", "`mode`"],
    ["proxy/web.meshGateway.mode", "lokal", "what-if/bad-value", "`local`"],
  ])("%s=%s is told with the nearest name and changes nothing", (path, value, code, meant) => {
    const then = whatIf(analysis, set(path, value));
    expect(then.diagnostics[0]?.code).toBe(code);
    if (meant !== undefined) expect(then.diagnostics[0]?.hint).toContain(meant);
    expect(then.plan).toStrictEqual(analysis.plan);
  });
});

test("an upstream that a service does not have is told in words", () => {
  const { diagnostics } = whatIf(analysis, { set: [{ path: "upstream/web/zzz.mode", value: "local" }] });
  expect(diagnostics[0]?.message).toBe("`web` has no upstream `zzz`.");
});

describe("entries", () => {
  test.each([
    ["zz", "There is no kind of config entry `zz`.", "KIND/NAME"],
    ["service-resolve/api", "There is no kind of config entry `service-resolve`.", "`service-resolver`"],
    ["service-resolver/app", "There is no config entry `service-resolver/app`.", "`service-resolver/api`"],
    ["service-router/api", "There is no config entry `service-router/api`.", "KIND/NAME"],
  ])("%s, which there is not, cannot be removed, and that is told", (name, message, hint) => {
    const [first] = whatIf(analysis, { remove: [name] }).diagnostics;
    expect(first).toMatchObject({ code: "what-if/unknown-name", message });
    expect(first?.hint).toContain(hint);
  });

  test("can be assumed not to be there", () => {
    const then = whatIf(analysis, { remove: ["service-resolver/api"] });
    expect(states(then, "api")).toEqual([["dc1", "direct", "works"]]);
    expect(whatIf(analysis, { remove: ["service-resolver/apl"] }).diagnostics[0]?.hint).toContain(
      "service-resolver/api",
    );
  });

  test("that are added take the place of those of their kind and name", () => {
    const value = { kind: "service-resolver", name: "api", redirect: { service: "db", datacenter: "dc2" } } as const;
    const then = whatIf(analysis, { add: [{ type: "config-entry", value, origin: {} }] });
    expect(routes(then, "api").map(({ service }) => service)).toEqual(["db"]);
    expect(then.diagnostics.filter(({ code }) => code.startsWith("catalog/"))).toEqual([]);
  });
});

describe("what is written twice", () => {
  const other = 'Kind = "service-resolver"\nName = "api"\nRedirect { Service = "db" Datacenter = "dc2" }\n';
  const twice = analyze([...sources, entry("other", other), sidecar("dc2", "db"), sidecar("dc1", "api")]);

  test("has an entry that does not count, and that does not count when the other is not there", () => {
    const then = whatIf(twice, { remove: ["service-resolver/api"] });
    expect(states(then, "api")).toEqual([["dc1", "direct", "works"]]);
    expect(then.diagnostics.filter(({ code }) => code.startsWith("catalog/entry"))).toEqual([]);
    const value = { kind: "service-resolver", name: "api" } as const;
    const added = whatIf(twice, { add: [{ type: "config-entry", value, origin: {} }] });
    expect(states(added, "api")).toEqual([["dc1", "direct", "works"]]);
  });

  test.each([
    [{ what: "instance", datacenter: "dc2", name: "db" }],
    [{ what: "service", name: "db" }],
    [{ what: "datacenter", name: "dc2" }],
  ] as const)("without %j it is gone, and so is the registration that it replaced", (without) => {
    expect(twice.diagnostics.map(({ code }) => code)).toContain("catalog/service-twice");
    expect(states(twice, "db?dc=dc2")).toEqual([["dc2", "local-gateway", "works"]]);
    const then = whatIf(twice, { without: [without] });
    expect(states(then, "db?dc=dc2").map(([, , state]) => state)).not.toContain("works");
    expect(then.plan.proxies.map(({ service, datacenter }) => [datacenter, service])).not.toContainEqual(["dc2", "db"]);
  });
});

test("what is assumed does not change the analysis", () => {
  const before = JSON.stringify(analyze(sources).plan);
  whatIf(analysis, {
    without: [{ what: "datacenter", name: "dc2" }],
    set: [{ path: "proxy-defaults.mode", value: "x" }],
  });
  expect(JSON.stringify(analysis.plan)).toBe(before);
});

test("texts of the command line are read, or told how to be written", () => {
  expect(["dc=dc2", "gateway=dc1/*", "instance=dc1/api-1", "service=api", "peer=far"].map(parseWithout)).toEqual([
    { what: "datacenter", name: "dc2" },
    { what: "gateway", datacenter: "dc1", name: "*" },
    { what: "instance", datacenter: "dc1", name: "api-1" },
    { what: "service", name: "api" },
    { what: "peer", name: "far" },
  ]);
  for (const text of ["dc2", "dc=", "gateway=dc1", "gateway=/a", "instance=dc1/", "node=a", ""]) {
    expect(parseWithout(text)).toMatchObject({ problem: { code: "what-if/syntax" } });
  }
  expect(parseSetting("upstream/web/api?dc=dc2.mode=none")).toEqual({
    path: "upstream/web/api?dc=dc2.mode",
    value: "none",
  });
  expect(parseSetting("mode")).toMatchObject({ problem: { code: "what-if/syntax" } });
});
