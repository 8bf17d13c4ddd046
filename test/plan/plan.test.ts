import { describe, expect, test } from "vitest";
import { gateway, given, hopsOf, routeOf, service, upstreamOf, web } from "./given.js";

const local = 'destination_name = "api", datacenter = "dc2", mesh_gateway { mode = "local" }';
const remote = 'destination_name = "api", datacenter = "dc2", mesh_gateway { mode = "remote" }';
const plain = 'destination_name = "api", datacenter = "dc2"';

describe("one proxy and nothing else", () => {
  test("mode local goes through the gateways of both datacenters", () => {
    const route = routeOf(given({ "web.hcl": web(local) }), "api?dc=dc2");
    expect(route.via).toBe("local-gateway");
    expect(hopsOf(route)).toEqual([
      "local-gateway to mesh-gateway in dc1 by lan",
      "remote-gateway to mesh-gateway in dc2 by wan",
      "direct to instance in dc2 by lan",
    ]);
  });

  test("mode remote goes to the gateways of the target's datacenter", () => {
    expect(hopsOf(routeOf(given({ "web.hcl": web(remote) }), "api?dc=dc2"))).toEqual([
      "remote-gateway to mesh-gateway in dc2 by wan",
      "direct to instance in dc2 by lan",
    ]);
  });

  test("no mode goes direct, and so does a word that is no mode", () => {
    const odd = 'destination_name = "db", datacenter = "dc2", mesh_gateway { mode = "Local" }';
    const analysis = given({
      "web.hcl": web(plain),
      "defaults.hcl": 'Kind = "service-defaults" Name = "web" MeshGateway { Mode = "bogus" }',
    });
    expect(hopsOf(routeOf(analysis, "api?dc=dc2"))).toEqual(["direct to instance in dc2 by wan"]);
    expect(routeOf(analysis, "api?dc=dc2").hops[0]?.reason).toContain("none that Consul knows");
    expect(given({ "web.hcl": web(odd) }).plan.proxies[0]?.upstreams[0]?.routes[0]?.via ?? "direct").toBe("direct");
  });

  test("an upstream in the own datacenter is direct in every mode", () => {
    for (const mode of ["none", "local", "remote"]) {
      const analysis = given({ "web.hcl": web(`destination_name = "api", mesh_gateway { mode = "${mode}" }`) });
      expect(hopsOf(routeOf(analysis, "api"))).toEqual(["direct to instance in dc1 by lan"]);
    }
  });

  test("the datacenter of the target decides, not that of the upstream", () => {
    const analysis = given({
      "web.hcl": web(remote, 'destination_name = "db", mesh_gateway { mode = "remote" }'),
      "api.hcl": 'Kind = "service-resolver" Name = "api" Redirect { Datacenter = "dc1" }',
      "db.hcl": 'Kind = "service-resolver" Name = "db" Redirect { Datacenter = "dc3" }',
    });
    expect(routeOf(analysis, "api?dc=dc2").via).toBe("direct");
    expect(routeOf(analysis, "db").via).toBe("remote-gateway");
  });

  test("what is not known of other datacenters is left out", () => {
    const [first] = routeOf(given({ "web.hcl": web(remote) }), "api?dc=dc2").hops;
    expect(first?.to).not.toHaveProperty("endpoints");
  });

  test("each proxy and upstream tells where it is written", () => {
    const text = web(plain);
    const line = text.split("\n").findIndex((one) => one.includes("upstreams")) + 1;
    const { plan } = given({ "web.hcl": text });
    expect(plan.proxies[0]?.place).toMatchObject({ file: "web.hcl", line: 1 });
    expect(plan.proxies[0]?.upstreams[0]?.place).toMatchObject({ file: "web.hcl", line });
  });
});

describe("the worked example of three datacenters", () => {
  const files = {
    "dc1/web.hcl": web('destination_name = "api"'),
    "dc1/gateway.hcl": gateway("gateway-1"),
    "dc2/gateway.hcl": gateway("gateway-2", "198.18.2.9"),
    "dc2/api.hcl": service("api"),
    "dc3/spare.hcl": service("spare"),
    "resolver.hcl":
      'Kind = "service-resolver" Name = "api" Failover = { "*" = { Targets = [{ Datacenter = "dc2" }, { Service = "spare", Datacenter = "dc3" }] } }',
    "api.hcl": 'Kind = "service-defaults" Name = "api" MeshGateway { Mode = "remote" }',
    "spare.hcl": 'Kind = "service-defaults" Name = "spare" MeshGateway { Mode = "local" }',
  };

  test("each target goes its own way, in order of preference", () => {
    const { routes } = upstreamOf(given(files), "api");
    expect(routes.map(({ target, targetMode, via }) => [target, targetMode, via])).toEqual([
      ["api.default.default.dc1", "remote", "direct"],
      ["api.default.default.dc2", "remote", "remote-gateway"],
      ["spare.default.default.dc3", "local", "local-gateway"],
    ]);
    expect(routes.map(({ failover }) => failover?.position)).toEqual([0, 1, 2]);
  });

  test("endpoints are dialled by the address that is meant for the dialler", () => {
    const { routes } = upstreamOf(given(files), "api");
    const dialled = routes.map(({ hops }) => hops[0]?.to.endpoints?.map(({ address, port }) => `${address}:${port}`));
    expect(dialled).toEqual([[], ["198.18.2.9:443"], ["10.0.0.9:8443"]]);
  });

  test("the last way ends at the gateway that knows no gateway in dc3", () => {
    expect(upstreamOf(given(files), "api").routes[2]?.dead).toMatchObject({ hop: 1, code: "plan/no-gateway" });
  });

  test("a mode of proxy-defaults counts for all targets, and changes the names of clusters", () => {
    const analysis = given({
      ...files,
      "global.hcl": 'Kind = "proxy-defaults" Name = "global" MeshGateway { Mode = "none" }',
    });
    const { routes } = upstreamOf(analysis, "api");
    expect(routes.map(({ via }) => via)).toEqual(["direct", "direct", "direct"]);
    expect(routes[0]?.failover?.aggregate).toMatch(/^fc9afadf~api\.default\.dc1\.internal\./);
    expect(routes[1]?.cluster).toBe(`failover-target~1~${routes[0]?.failover?.aggregate}`);
  });
});

describe("which requests take a route", () => {
  const http = 'Kind = "proxy-defaults" Name = "global" Config { protocol = "http" }';

  test("a router's matches and a splitter's shares are told", () => {
    const analysis = given({
      "web.hcl": web('destination_name = "api"'),
      "http.hcl": http,
      "router.hcl":
        'Kind = "service-router" Name = "api" Routes = [{ Match { HTTP { PathPrefix = "/admin" Methods = ["GET", "PUT"] } } Destination { Service = "admin" } }]',
      "splitter.hcl":
        'Kind = "service-splitter" Name = "api" Splits = [{ Weight = 90 }, { Weight = 10 Service = "canary" }]',
    });
    const { routes } = upstreamOf(analysis, "api");
    expect(routes.map(({ service: name, legs }) => [name, legs])).toEqual([
      ["admin", [{ match: 'path begins with "/admin", method GET or PUT', share: 100 }]],
      ["api", [{ match: "everything else", share: 90 }]],
      ["canary", [{ match: "everything else", share: 10 }]],
    ]);
  });

  test("shares of legs that lead to the same place add up", () => {
    const analysis = given({
      "web.hcl": web('destination_name = "api"'),
      "http.hcl": http,
      "splitter.hcl":
        'Kind = "service-splitter" Name = "api" Splits = [{ Weight = 33.3 }, { Weight = 33.3 Service = "b" }, { Weight = 33.4 Service = "c" }]',
      "c.hcl": 'Kind = "service-resolver" Name = "c" Redirect { Service = "b" }',
    });
    const { routes } = upstreamOf(analysis, "api");
    expect(routes.map(({ service: name, legs }) => [name, legs[0]?.share])).toEqual([
      ["api", 33.3],
      ["b", 66.7],
    ]);
  });
});

describe("other diallers", () => {
  test("an ingress gateway has no mode, so each target's own mode counts", () => {
    const analysis = given({
      "front.hcl": 'service { kind = "ingress-gateway" name = "front" port = 8080 }',
      "entry.hcl":
        'Kind = "ingress-gateway" Name = "front" Listeners = [{ Port = 80 Protocol = "tcp" Services = [{ Name = "api" }] }]',
      "front-defaults.hcl": 'Kind = "service-defaults" Name = "front" MeshGateway { Mode = "none" }',
      "global.hcl": 'Kind = "proxy-defaults" Name = "global" MeshGateway { Mode = "remote" }',
      "api.hcl": 'Kind = "service-defaults" Name = "api" MeshGateway { Mode = "local" }',
      "resolver.hcl": 'Kind = "service-resolver" Name = "api" Redirect { Datacenter = "dc2" }',
    });
    expect(upstreamOf(analysis, "api", "front").mode).toEqual({ levels: [] });
    expect(routeOf(analysis, "api").via).toBe("local-gateway");
  });

  test("a TCP listener for a service that redirects to a peer breaks all upstreams of an ingress gateway", () => {
    const listener = (port: number, protocol: string, name: string) =>
      `{ Port = ${port} Protocol = "${protocol}" Services = [{ Name = "${name}" }] }`;
    const analysis = (protocol: string) =>
      given({
        "gateway.hcl": 'service { kind = "ingress-gateway" name = "front" port = 8080 }',
        "front.hcl": `Kind = "ingress-gateway" Name = "front"
          Listeners = [${listener(80, protocol, "api")}, ${listener(81, "tcp", "db")}]`,
        "api.hcl": 'Kind = "service-resolver" Name = "api" Redirect { Peer = "far" }',
        "defaults.hcl": `Kind = "service-defaults" Name = "api" Protocol = "${protocol}"`,
        "db.hcl": service("db"),
      });
    const deadOf = (protocol: string, id: string) => {
      const { dead, routes } = upstreamOf(analysis(protocol), id, "front");
      return [dead?.code, routes[0]?.dead?.code];
    };
    expect(deadOf("tcp", "db")).toEqual(["plan/ingress-peer-redirect", "plan/ingress-peer-redirect"]);
    expect(deadOf("tcp", "api")[0]).toBe("plan/ingress-peer-redirect");
    expect(deadOf("http", "db")).toEqual([undefined, undefined]);
  });

  test("an API gateway dials the services of its routes", () => {
    const analysis = given({
      "gateway.hcl": 'service { kind = "api-gateway" name = "edge" port = 8080 }',
      "edge.hcl": 'Kind = "api-gateway" Name = "edge" Listeners = [{ Name = "a" Port = 80 Protocol = "tcp" }]',
      "route.hcl":
        'Kind = "tcp-route" Name = "r" Parents = [{ Kind = "api-gateway" Name = "edge" }] Services = [{ Name = "api" }]',
      "other.hcl":
        'Kind = "tcp-route" Name = "s" Parents = [{ Kind = "api-gateway" Name = "inner" }] Services = [{ Name = "db" }]',
    });
    expect(analysis.plan.proxies[0]?.upstreams.map(({ id }) => id)).toEqual(["api"]);
  });

  test("the matches and weights of an API gateway's routes tell which requests take a way", () => {
    const analysis = given({
      "gateway.hcl": 'service { kind = "api-gateway" name = "edge" port = 8080 }',
      "edge.hcl": 'Kind = "api-gateway" Name = "edge" Listeners = [{ Name = "a" Port = 80 Protocol = "http" }]',
      "global.hcl": 'Kind = "proxy-defaults" Name = "global" Config { protocol = "http" }',
      "splitter.hcl":
        'Kind = "service-splitter" Name = "api" Splits = [{ Weight = 90 }, { Weight = 10, Service = "next" }]',
      "route.hcl": `Kind = "http-route" Name = "r" Hostnames = ["a.example", "b.example"]
        Parents = [{ Kind = "api-gateway" Name = "edge" }]
        Rules = [
          { Matches = [
              { Path = { Match = "prefix" Value = "/v1" }, Method = "GET", Query = [{ Name = "q" Match = "present" }] },
              { Headers = [{ Name = "x-beta" Match = "suffix" Value = "yes" }] }
            ]
            Services = [{ Name = "api" Weight = 3 }, { Name = "db" }] },
          { Services = [{ Name = "db" }] }
        ]`,
    });
    const legsOf = (id: string, index: number) => upstreamOf(analysis, id).routes[index]?.legs;
    const hosts = "host a.example or b.example";
    const first = `${hosts}, path begins with "/v1", query parameter q is present, method GET`;
    const second = `${hosts}, header x-beta ends with "yes"`;
    expect(legsOf("api", 0)).toEqual([
      { match: first, share: 67.5 },
      { match: second, share: 67.5 },
    ]);
    expect(legsOf("api", 1)).toEqual([
      { match: first, share: 7.5 },
      { match: second, share: 7.5 },
    ]);
    expect(legsOf("db", 0)).toEqual([
      { match: first, share: 25 },
      { match: second, share: 25 },
      { match: hosts, share: 100 },
    ]);
  });

  test("a transparent proxy dials what intentions allow", () => {
    const transparent = `service { kind = "connect-proxy" name = "web-proxy" port = 20000
      proxy { destination_service_name = "web" mode = "transparent" } }`;
    const files = {
      "web.hcl": transparent,
      "api.hcl": service("api"),
      "db.hcl": service("db"),
      "allow.hcl": 'Kind = "service-intentions" Name = "api" Sources = [{ Name = "web" Action = "allow" }]',
    };
    const ids = (intentionDefault: "allow" | "deny") =>
      given(files, { intentionDefault })
        .plan.proxies.find(({ id }) => id === "web-proxy")
        ?.upstreams.map(({ id, implicit }) => [id, implicit]);
    expect(ids("deny")).toEqual([["api", true]]);
    expect(ids("allow")).toEqual([
      ["api", true],
      ["db", true],
    ]);
  });

  test("a prepared query is direct whatever the mode", () => {
    const query = 'destination_type = "prepared_query", destination_name = "q", mesh_gateway { mode = "local" }';
    expect(routeOf(given({ "web.hcl": web(query) }), "prepared_query:q")).toMatchObject({
      via: "direct",
      sni: "q.default.dc1.query.<trust-domain>.consul",
    });
  });
});

describe("peers", () => {
  const upstream = (mode: string) => `destination_name = "api", destination_peer = "far"${mode}`;

  test("nothing known of peers: the mode alone decides the way", () => {
    const via = (mode: string) => routeOf(given({ "web.hcl": web(upstream(mode)) }), "api?peer=far").via;
    expect(via(', mesh_gateway { mode = "local" }')).toBe("local-gateway");
    expect(via(', mesh_gateway { mode = "none" }')).toBe("peer-gateway");
    expect(via("")).toBe("peer-gateway");
  });

  test("an unknown peer gives nothing at all where all peers are known", () => {
    const upstreamPlan = upstreamOf(given({ "web.hcl": web(upstream("")) }, { peers: [] }), "api?peer=far");
    expect(upstreamPlan.routes).toEqual([]);
    expect(upstreamPlan.dead?.code).toBe("plan/peer-missing");
  });

  test("a service of the peer with a plain registration and a gateway is reached at the gateway", () => {
    const { catalog: far } = given({
      "gateway.hcl": gateway("far-gateway", "198.18.9.1"),
      "api.hcl": service("api"),
      "exports.hcl":
        'Kind = "exported-services" Name = "default" Services = [{ Name = "api" Consumers = [{ Peer = "near" }] }]',
    });
    const definitions = [
      ...far.datacenters.flatMap(({ registrations }) => registrations.map(({ definition }) => definition)),
      ...far.entries.list("exported-services"),
    ];
    const peers = [{ name: "far", knownThereAs: "near", definitions, trustDomain: "far.consul" }];
    const route = routeOf(given({ "web.hcl": web(upstream("")) }, { peers }), "api?peer=far");
    expect(route).toMatchObject({
      via: "peer-gateway",
      sni: "api.default.default.near.external.far.consul",
      cluster: "api.default.far.external.far.consul",
    });
    expect(route.dead).toBeUndefined();
    expect(route.hops[0]?.to.endpoints).toMatchObject([{ id: "far-gateway", address: "198.18.9.1", port: 443 }]);
  });
});
