import { describe, expect, test } from "vitest";
import { analyzeDefinitions } from "../../src/analyze.js";
import type { EntryDefinition, ServiceDefinition } from "../../src/model/definition.js";
import { notExported, subsetEmpty } from "../../src/plan/problems.js";
import { readSources } from "../../src/read.js";
import { whatIf } from "../../src/what-if/what-if.js";
import { gateway, given, routeOf, service, told, upstreamOf, web } from "./given.js";

const to = (datacenter: string, mode: string, name = "api") =>
  `destination_name = "${name}", datacenter = "${datacenter}", mesh_gateway { mode = "${mode}" }`;

describe("gateways that are missing", () => {
  test("are reported where other services of the datacenter are known", () => {
    const analysis = given({ "dc1/web.hcl": web(to("dc2", "remote")), "dc2/api.hcl": service("api") });
    expect(told(analysis.diagnostics, "plan")).toEqual([expect.stringMatching(/^plan\/no-gateway dc1\/web\.hcl:7:/)]);
    expect(routeOf(analysis, "api?dc=dc2").dead).toMatchObject({ hop: 0, code: "plan/no-gateway" });
  });

  test("are merely unknown where nothing is known of the datacenter", () => {
    const analysis = given({ "dc1/web.hcl": web(to("dc2", "remote")) });
    expect(told(analysis.diagnostics, "plan")).toEqual([expect.stringMatching(/^plan\/datacenter-unknown /)]);
    expect(routeOf(analysis, "api?dc=dc2").dead).toBeUndefined();
  });

  test("are reported once however many upstreams need them", () => {
    const upstreams = Array.from({ length: 100 }, (_, index) => to("dc2", "local", `s${index}`));
    const services = Object.fromEntries(upstreams.map((_, index) => [`dc2/s${index}.hcl`, service(`s${index}`)]));
    const { diagnostics } = given({
      "dc1/web.hcl": web(...upstreams),
      "dc2/gateway.hcl": gateway("gateway-2", "198.18.2.9"),
      ...services,
    });
    const found = diagnostics.filter(({ code }) => code === "plan/no-gateway");
    expect(found).toHaveLength(1);
    expect(found[0]?.message).toContain("100 upstreams");
    expect(found[0]?.severity).toBe("error");
  });

  test("never make a route fall back to direct", () => {
    const analysis = given({ "dc1/web.hcl": web(to("dc2", "local")), "dc2/api.hcl": service("api") });
    expect(routeOf(analysis, "api?dc=dc2").via).toBe("local-gateway");
  });
});

describe("addresses that do not work", () => {
  const files = { "dc1/web.hcl": web(to("dc2", "remote")), "dc2/api.hcl": service("api") };

  test("a gateway without a WAN address is dialled by its LAN address, with a warning", () => {
    const analysis = given({ ...files, "dc2/gateway.hcl": gateway("gateway-2") });
    expect(told(analysis.diagnostics, "plan")).toEqual([
      expect.stringMatching(/^plan\/gateway-without-wan-address dc2\/gateway\.hcl:/),
    ]);
    expect(routeOf(analysis, "api?dc=dc2").hops[0]?.to.endpoints).toMatchObject([{ address: "10.0.0.9", port: 8443 }]);
  });

  test("a gateway of a peer without a WAN address is told at its registration, with the name of the peer", () => {
    const exported =
      'Kind = "exported-services"\nName = "default"\nServices = [{ Name = "api" Consumers = [{ Peer = "near" }] }]';
    const { definitions } = readSources([
      { file: "far/api.hcl", text: service("api") },
      { file: "far/gateway.hcl", text: gateway("gateway-9") },
      { file: "far/exports.hcl", text: exported },
    ]);
    const peers = [{ name: "far", knownThereAs: "near", definitions }];
    const { diagnostics } = given({ "web.hcl": web('destination_name = "api" destination_peer = "far"') }, { peers });
    const found = diagnostics.find(({ code }) => code === "plan/gateway-without-wan-address");
    expect(found?.span?.file).toBe("far/gateway.hcl");
    expect(found?.message).toContain("The mesh gateway `gateway-9` of the peer `far` has no WAN address");
  });

  test("a host name as WAN address ends a remote way, but not a local one", () => {
    const gateways = {
      "dc1/gateway.hcl": gateway("gateway-1"),
      "dc2/gateway.hcl": gateway("gateway-2", "gateway.dc2.example"),
    };
    const remote = given({ ...files, ...gateways });
    expect(routeOf(remote, "api?dc=dc2").dead).toMatchObject({ hop: 0, code: "plan/host-name" });
    const local = given({ ...files, ...gateways, "dc1/web.hcl": web(to("dc2", "local")) });
    expect(routeOf(local, "api?dc=dc2").dead).toBeUndefined();
  });

  test("an instance without a WAN address that is dialled from elsewhere is worth knowing", () => {
    const analysis = given({ ...files, "dc1/web.hcl": web(to("dc2", "none")) });
    const found = analysis.diagnostics.find(({ code }) => code === "plan/instance-without-wan-address");
    expect(found?.severity).toBe("info");
  });
});

describe("targets that cannot answer", () => {
  test("a plain registration is no instance of the mesh", () => {
    const text = 'service { name = "api" port = 8080 }';
    const analysis = given({ "dc1/web.hcl": web('destination_name = "api"'), "dc1/api.hcl": text });
    expect(told(analysis.diagnostics, "plan")).toEqual(["plan/plain-instances-only dc1/api.hcl:1:9"]);
    expect(routeOf(analysis, "api").dead?.code).toBe("plan/plain-instances-only");
  });

  test("a service of another datacenter only is missing here", () => {
    const analysis = given({ "dc1/web.hcl": web('destination_name = "api"'), "dc2/api.hcl": service("api") });
    expect(routeOf(analysis, "api").dead?.code).toBe("plan/no-instance");
  });

  test("a service that no file knows is only unknown", () => {
    const analysis = given({ "dc1/web.hcl": web('destination_name = "api"') });
    expect(told(analysis.diagnostics, "plan")).toEqual([expect.stringMatching(/^plan\/service-unknown /)]);
    expect(routeOf(analysis, "api").dead).toBeUndefined();
  });

  test("a subset that no sidecar matches is empty", () => {
    const analysis = given({
      "dc1/web.hcl": web('destination_name = "api"'),
      "dc1/api.hcl": service("api", 'meta { version = "v1" }'),
      "resolver.hcl":
        'Kind = "service-resolver" Name = "api" DefaultSubset = "v2" Subsets = { v2 = { Filter = "Service.Meta.version == v2" } }',
    });
    expect(routeOf(analysis, "api").dead?.code).toBe("plan/subset-empty");
  });

  test("a datacenter that does not exist is an error where all are known", () => {
    const analysis = given({ "dc1/web.hcl": web(to("dc22", "remote")) }, { datacenters: ["dc1", "dc2"] });
    expect(routeOf(analysis, "api?dc=dc22")).toMatchObject({
      discovery: "no-assignment",
      dead: { hop: 0, code: "plan/datacenter-missing" },
    });
  });

  test("a datacenter with capitals in its name does not exist, for agents call theirs in small letters", () => {
    const analysis = given({ "dc1/web.hcl": web(to("DC2", "remote")), "dc2/api.hcl": service("api") });
    expect(routeOf(analysis, "api?dc=DC2")).toMatchObject({
      discovery: "no-assignment",
      dead: { hop: 0, code: "plan/datacenter-missing" },
    });
  });

  test("names with line breaks are not taken for one another", () => {
    const analysis = given({
      "dc1/web.hcl": web(
        'destination_name = "a\\nb", datacenter = "c"',
        'destination_name = "a", datacenter = "b\\nc"',
      ),
    });
    const upstreams = analysis.plan.proxies.flatMap((proxy) => proxy.upstreams);
    expect(upstreams.map(({ routes }) => routes[0]?.identities[0]?.replace(/^.*\/dc\//s, ""))).toEqual([
      "c/svc/a\nb",
      "b\nc/svc/a",
    ]);
  });

  test("a chain that does not compile leaves the upstream without a route", () => {
    const analysis = given({
      "dc1/web.hcl": web('destination_name = "api"'),
      "a.hcl": 'Kind = "service-resolver" Name = "api" Redirect { Service = "b" }',
      "b.hcl": 'Kind = "service-resolver" Name = "b" Redirect { Service = "api" }',
    });
    expect(upstreamOf(analysis, "api")).toMatchObject({ routes: [], dead: { code: "graph/circular-redirect" } });
    expect(analysis.diagnostics.filter(({ code }) => code === "graph/circular-redirect")).toHaveLength(1);
  });
});

describe("modes without effect", () => {
  test("are told at the line that sets them", () => {
    const text = web(`destination_name = "api", mesh_gateway { mode = "local" }`);
    const analysis = given({ "dc1/web.hcl": text, "dc1/api.hcl": service("api") });
    const line = text.split("\n").findIndex((one) => one.includes("mesh_gateway")) + 1;
    const column = (text.split("\n")[line - 1] ?? "").indexOf('"local"') + 1;
    expect(told(analysis.diagnostics, "plan")).toEqual([`plan/mode-without-effect dc1/web.hcl:${line}:${column}`]);
  });

  test("are not told for a mode that is meant for all upstreams", () => {
    const analysis = given({
      "dc1/web.hcl": web('destination_name = "api"'),
      "dc1/api.hcl": service("api"),
      "global.hcl": 'Kind = "proxy-defaults" Name = "global" MeshGateway { Mode = "local" }',
    });
    expect(told(analysis.diagnostics, "plan")).toEqual([]);
  });

  test("external services look at no mode", () => {
    const analysis = given({
      "dc1/web.hcl": web(to("dc2", "local")),
      "api.hcl": 'Kind = "service-defaults" Name = "api" ExternalSNI = "api.example.com"',
    });
    expect(routeOf(analysis, "api?dc=dc2")).toMatchObject({ via: "external", sni: "api.example.com" });
    expect(told(analysis.diagnostics, "plan").some((one) => one.startsWith("plan/mode-without-effect"))).toBe(true);
  });
});

test("a gateway without its config entry is told", () => {
  const { diagnostics } = given({ "dc1/front.hcl": 'service { kind = "ingress-gateway" name = "front" port = 80 }' });
  expect(told(diagnostics, "plan")).toEqual(["plan/gateway-entry-missing dc1/front.hcl:1:9"]);
});

test("faults of different services are told apart whatever their names hold", () => {
  expect(notExported("c", "a|b", "far").key).not.toBe(notExported("b|c", "a", "far").key);
  expect(subsetEmpty("a|b", "c", "dc1").key).not.toBe(subsetEmpty("a", "b|c", "dc1").key);
});

test("modes without effect are told apart where definitions have no places, in any order", () => {
  const proxy = (id: string, mode: string): ServiceDefinition => ({
    type: "service",
    value: {
      kind: "connect-proxy",
      id,
      name: id,
      proxy: { destinationServiceName: "web", upstreams: [{ destinationName: "api", meshGateway: { mode } }] },
    },
    origin: {},
  });
  const [a, b, c] = [proxy("a", "local"), proxy("b", "remote"), proxy("c", "local")];
  const useless = (proxies: readonly ServiceDefinition[]) =>
    analyzeDefinitions(proxies)
      .diagnostics.filter(({ code }) => code === "plan/mode-without-effect")
      .map(({ message }) => message);
  expect(useless([a, b, c])).toEqual([
    "Mode `local` has no effect on the upstream `api`: all its targets are in the proxy's own datacenter.",
    "Mode `remote` has no effect on the upstream `api`: all its targets are in the proxy's own datacenter.",
  ]);
  expect(useless([c, b, a])).toEqual(useless([a, b, c]));
});

test("a missing gateway is told in the same words whichever way was planned first", () => {
  const proxy = (id: string, at: string, mode: string, datacenter: string): ServiceDefinition => ({
    type: "service",
    value: {
      kind: "connect-proxy",
      id,
      name: id,
      proxy: {
        destinationServiceName: id,
        upstreams: [{ destinationName: `of-${id}`, datacenter, meshGateway: { mode } }],
      },
    },
    origin: { datacenter: at },
  });
  const proxies = [proxy("a", "dc1", "remote", "dc2"), proxy("b", "dc2", "local", "dc1")];
  const defaults: EntryDefinition = {
    type: "config-entry",
    value: { kind: "service-defaults", name: "a" },
    origin: {},
  };
  const { diagnostics } = analyzeDefinitions([...proxies, defaults]);
  expect(diagnostics.map(({ code }) => code)).toContain("plan/no-gateway");
  // Only the first proxy is planned again.
  expect(whatIf(analyzeDefinitions(proxies), { add: [defaults] }).diagnostics).toEqual(diagnostics);
});

test("towards a datacenter that is known to be empty, gateways count as unhealthy", () => {
  const files = {
    "dc1/web.hcl": web(to("dc2", "local")),
    "dc1/gateway.hcl": gateway("gateway-1"),
  };
  const healthOf = (emptyDatacenters: readonly string[]) =>
    routeOf(given(files, { emptyDatacenters }), "api?dc=dc2").hops[0]?.to.endpoints?.map(({ health }) => health);
  expect(healthOf(["dc2"])).toEqual(["unhealthy"]);
  expect(healthOf([])).toEqual(["healthy"]);
  expect(routeOf(given(files, { emptyDatacenters: ["DC2"] }), "api?dc=dc2").dead).toMatchObject({
    code: "plan/no-gateway",
    hop: 1,
  });
});

describe("the filter of a subset", () => {
  const resolver = (filter: string) =>
    `Kind = "service-resolver" Name = "api" DefaultSubset = "v1" Subsets { v1 { Filter = ${JSON.stringify(filter)} } }`;
  const plan = (filter: string) =>
    given({
      "dc1/web.hcl": web('destination_name = "api"'),
      "dc1/api.hcl": service("api", 'id = "api-1" meta { version = "v1.2" }'),
      "dc1/old.hcl": service("api", 'id = "api-0" meta { version = "v0.9" }'),
      "resolver.hcl": resolver(filter),
    });
  const idsOf = (analysis: ReturnType<typeof plan>) =>
    routeOf(analysis, "api").hops[0]?.to.endpoints?.map(({ id }) => id);

  test("may use a pattern", () => {
    const analysis = plan("Service.Meta.version matches `^v1[.]`");
    expect(idsOf(analysis)).toEqual(["api-1-sidecar-proxy"]);
    expect(told(analysis.diagnostics, "plan")).toEqual([]);
  });

  test("is told where it cannot be worked out, and then takes what it may take", () => {
    const analysis = plan("Service.Meta.version == `v1.2` or Service.Colour == blue");
    expect(idsOf(analysis)).toEqual(["api-0-sidecar-proxy", "api-1-sidecar-proxy"]);
    expect(told(analysis.diagnostics, "plan")).toEqual([expect.stringMatching(/^plan\/subset-undecided /)]);
  });
});
