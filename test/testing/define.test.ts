import { describe, expect, test } from "vitest";
import { analyzeDefinitions, define, routeMatchers } from "../../src/testing.js";

describe("fixtures", () => {
  test("of services have a sidecar with upstreams at ports of their own", () => {
    const [service, sidecar] = define.service({ name: "web", datacenter: "dc2", upstreams: ["api", "db"] });
    expect(service?.value.id).toBe("web");
    expect(sidecar?.value.proxy?.upstreams).toEqual([
      { destinationType: "service", destinationName: "api", localBindPort: 10000 },
      { destinationType: "service", destinationName: "db", localBindPort: 10001 },
    ]);
    expect(sidecar?.origin).toEqual({ datacenter: "dc2" });
  });

  test("of gateways and of services that speak mutual TLS themselves have none", () => {
    expect(define.service({ name: "front", kind: "ingress-gateway" }).length).toBe(1);
    expect(define.service({ name: "web", connect: { native: true } }).length).toBe(1);
    expect(define.meshGateway().length).toBe(1);
  });

  test("of a proxy alone front a service", () => {
    const [proxy] = define.proxy({ service: "web", meshGateway: { mode: "local" } });
    expect(proxy?.value).toMatchObject({
      kind: "connect-proxy",
      id: "web-sidecar-proxy",
      proxy: { destinationServiceName: "web", meshGateway: { mode: "local" } },
    });
  });

  test("of entries are what Consul would store", () => {
    expect(define.serviceDefaults({ name: "web", protocol: "HTTP" })).toEqual({
      type: "config-entry",
      value: { kind: "service-defaults", name: "web", protocol: "http" },
      origin: {},
    });
    expect(define.proxyDefaults({ config: { protocol: "http" } }).value).toMatchObject({ name: "global" });
    expect(define.entry({ kind: "mesh" }).value.kind).toBe("mesh");
  });

  test("of agents have Consul's defaults, and count for their datacenter", () => {
    expect(define.agent({ datacenter: "DC2" }).value).toMatchObject({
      datacenter: "dc2",
      enableCentralServiceConfig: true,
    });
    const { plan } = analyzeDefinitions([
      define.agent({ datacenter: "dc1", enableCentralServiceConfig: false }),
      define.proxyDefaults({ meshGateway: { mode: "local" } }),
      define.service({ name: "web", upstreams: ["api"] }),
    ]);
    expect(plan.proxies[0]?.upstreams[0]?.mode.value).toBe(undefined);
  });

  test.each([
    ["an entry without a name", () => define.serviceDefaults({}), "entry/name-required"],
    ["a service without a name", () => define.service({ name: "" }), "service/name-missing"],
    ["an agent with a bad datacenter", () => define.agent({ datacenter: "d c" }), "service/agent-setting"],
    ["a wrong type", () => define.entry(JSON.parse('{ "kind": "mesh", "tls": 1 }')), "decode/bad-type"],
  ])("throw what Consul would refuse: %s", (_, make, code) => {
    expect(make).toThrow(`error[${code}]`);
  });
});

describe("hints about fixtures", () => {
  // What a program without types may write.
  const misspelt = (fields: object) => Object({ name: "web", ...fields });
  test.each([
    ["a service", () => define.service(misspelt({ prt: 4 })), "Did you mean `port`?"],
    ["an upstream", () => define.service(misspelt({ upstreams: [{ destinationNam: "b" }] })), "`destinationName`"],
    ["an entry", () => define.serviceDefaults(misspelt({ protcol: "http" })), "Did you mean `protocol`?"],
    ["an agent", () => define.agent(Object({ ports: { grp: 1 } })), "Did you mean `grpc`?"],
  ])("name fields as fixtures do: %s", (_, make, hint) => {
    expect(make).toThrow(hint);
  });
});

test("matchers say what they look at, where it is something else", () => {
  for (const value of [5, undefined, null, { found: 1 }, analyzeDefinitions([])]) {
    expect(() => routeMatchers.toHaveMode.call({}, Object(value), "local")).toThrow("`routesOf(…)`");
    expect(() => routeMatchers.toBeAlive.call({ isNot: true }, Object(value))).toThrow("`routesOf(…)`");
  }
});
