import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { spanOf } from "../../src/model/definition.js";
import { readSources } from "../../src/read.js";
import { updateAnalysis } from "../../src/update.js";
import { codesOf, readAnswer, readAnswers } from "./answers.js";

const indexes = { CreateIndex: 7, ModifyIndex: 9 };

const service = {
  ID: "web-sidecar-proxy",
  Service: "web-sidecar-proxy",
  Kind: "connect-proxy",
  Tags: null,
  Meta: null,
  Port: 20000,
  Address: "",
  TaggedAddresses: { lan: { Address: "10.0.0.1", Port: 20000 } },
  Weights: { Passing: 1, Warning: 1 },
  EnableTagOverride: false,
  Proxy: {
    DestinationServiceName: "web",
    DestinationServiceID: "web",
    Mode: "",
    MeshGateway: {},
    Expose: {},
    Upstreams: [{ DestinationName: "api", Datacenter: "dc2", LocalBindPort: 9000, MeshGateway: { Mode: "local" } }],
  },
  Connect: {},
  PeerName: "",
};

const node = {
  ID: "40e4a748-2192-161a-0510-9bf59fe950b5",
  Node: "n1",
  Address: "10.0.0.1",
  Datacenter: "dc1",
  TaggedAddresses: { wan: "192.0.2.1" },
  Meta: { rack: "r1" },
  ...indexes,
};

const check = {
  Node: "n1",
  CheckID: "alive",
  Name: "alive",
  Status: "warning",
  Notes: "",
  Output: "slow",
  ServiceID: "web-sidecar-proxy",
  ServiceName: "web-sidecar-proxy",
  ServiceTags: [],
  Type: "http",
  Definition: {},
  ...indexes,
};

const health = { Node: node, Service: { ...service, ...indexes }, Checks: [check] };

const catalogService = {
  ID: node.ID,
  Node: "n1",
  Address: "10.0.0.1",
  Datacenter: "dc1",
  TaggedAddresses: { wan: "192.0.2.1" },
  NodeMeta: { rack: "r1" },
  ServiceKind: "connect-proxy",
  ServiceID: "web-sidecar-proxy",
  ServiceName: "web-sidecar-proxy",
  ServiceTags: [],
  ServiceAddress: "",
  ServiceTaggedAddresses: service.TaggedAddresses,
  ServiceWeights: { Passing: 1, Warning: 1 },
  ServiceMeta: {},
  ServicePort: 20000,
  ServiceEnableTagOverride: false,
  ServiceProxy: service.Proxy,
  ServiceConnect: {},
  ...indexes,
};

const agentServices = { "web-sidecar-proxy": { ...service, Datacenter: "dc1", ContentHash: "3e352f348d44f7eb" } };

const placedNode = {
  name: "n1",
  address: "10.0.0.1",
  taggedAddresses: { wan: "192.0.2.1" },
  meta: { rack: "r1" },
};

describe("the same registration in several answers", () => {
  const forms = [
    { file: "health.json", value: [health] },
    { file: "catalog.json", value: [catalogService] },
    { file: "agent.json", value: agentServices },
    { file: "registered.json", value: [{ ...node, NodeMeta: node.Meta, Service: service, Checks: [check] }] },
  ];

  test.each(forms)("$file tells the service and its datacenter", ({ file, value }) => {
    const { definitions, diagnostics } = readAnswers([{ file, value }]);
    expect(diagnostics).toEqual([]);
    expect(definitions).toMatchObject([
      {
        type: "service",
        origin: { file, datacenter: "dc1" },
        value: { id: "web-sidecar-proxy", kind: "connect-proxy", port: 20000, proxy: { upstreams: [{}] } },
      },
    ]);
  });

  test.each(forms.filter(({ file }) => file !== "agent.json"))("$file tells the node", ({ value }) => {
    expect(readAnswer(value).definitions).toMatchObject([{ node: placedNode }]);
  });

  test("counts once, with its checks, in whatever order they are given", () => {
    for (const order of [forms, forms.toReversed()]) {
      const { definitions, diagnostics } = readAnswers(order);
      expect(diagnostics).toEqual([]);
      expect(definitions).toMatchObject([
        {
          origin: { file: "health.json" },
          node: placedNode,
          checks: [{ checkID: "alive", status: "warning", serviceID: "web-sidecar-proxy" }],
        },
      ]);
    }
  });

  test("is found again in the other answer when one is taken away", () => {
    const sources = forms.map(({ file, value }) => ({ file, text: JSON.stringify(value) }));
    const whole = analyze(sources);
    const less = updateAnalysis(whole, { remove: ["health.json", "registered.json"] });
    const again = analyze(sources.filter(({ file }) => file === "catalog.json" || file === "agent.json"));
    expect(JSON.parse(JSON.stringify(less))).toEqual(JSON.parse(JSON.stringify(again)));
    expect(less.plan.proxies.length).toBe(1);
  });

  test("on two nodes it is two", () => {
    const other = { ...health, Node: { ...node, Node: "n2" } };
    expect(readAnswer([health, other]).definitions.length).toBe(2);
  });

  test("an upstream that config entries brought in is left to the entries", () => {
    const central = { DestinationName: "db", CentrallyConfigured: true };
    const proxy = { ...service.Proxy, Upstreams: [...service.Proxy.Upstreams, central] };
    const [definition] = readAnswer([{ ...health, Service: { ...service, Proxy: proxy } }]).definitions;
    expect(definition).toMatchObject({ value: { proxy: { upstreams: [{ destinationName: "api" }] } } });
  });

  test("a mode is decided at its line of the answer", () => {
    const text = JSON.stringify([health], null, 2);
    const { plan } = analyze([{ file: "health.json", text }]);
    const line = text.split("\n").findIndex((one) => one.includes('"Mode": "local"')) + 1;
    expect(plan.proxies[0]?.upstreams[0]?.mode).toMatchObject({ value: "local", decidedBy: { span: { line } } });
  });

  test("an instance imported from a peer is left out", () => {
    const reading = readAnswer([{ ...health, Service: { ...service, PeerName: "east" } }]);
    expect({ codes: codesOf(reading), definitions: reading.definitions }).toEqual({
      codes: ["live/imported-service"],
      definitions: [],
    });
  });

  test("the datacenter of the answer counts, and another one on the command line is told", () => {
    const reading = readAnswers([{ file: "health.json", value: [health] }], "dc9");
    expect(codesOf(reading)).toEqual(["live/other-datacenter"]);
    expect(reading.definitions).toMatchObject([{ origin: { datacenter: "dc1" } }]);
  });

  test.each([
    [{ ...health, Service: { ...service, Service: "" } }, "`Service`"],
    [{ ...health, Node: { Address: "10.0.0.1" } }, "`Node`"],
  ])("one without a name is told", (answer, part) => {
    const { definitions, diagnostics } = readAnswer([answer]);
    expect(definitions).toEqual([]);
    expect(diagnostics).toMatchObject([{ code: "live/part-missing", message: expect.stringContaining(part) }]);
  });
});

describe("config entries", () => {
  const stored = {
    Kind: "service-resolver",
    Name: "api",
    Redirect: { Service: "api-v2", Datacenter: "dc2" },
    ...indexes,
  };

  test.each([
    ["one that config read prints", stored],
    ["a list of /v1/config", [stored]],
  ])("%s is taken as it is stored", (_, value) => {
    const { definitions, diagnostics } = readAnswer(value);
    expect(diagnostics).toEqual([]);
    expect(definitions).toMatchObject([
      { value: { kind: "service-resolver", name: "api", redirect: { service: "api-v2", datacenter: "dc2" } } },
    ]);
    expect(Object.keys(Object(definitions[0]?.value))).not.toContain("modifyIndex");
  });

  test("what decoding would change is changed already", () => {
    const { definitions } = readAnswer([{ Kind: "proxy-defaults", Name: "global", Config: { tags: ["one"] } }]);
    expect(definitions).toMatchObject([{ value: { config: { tags: ["one"] } } }]);
  });

  test("equal ones in two answers are one, different ones are told", () => {
    const files = (name: string) => ({ file: `${name}.json`, value: [{ ...stored, Redirect: { Service: name } }] });
    const twice = readAnswers([files("a"), { ...files("a"), file: "b.json" }]);
    expect(twice.definitions.length).toBe(1);
    expect(readAnswers([files("a"), files("b")]).definitions.length).toBe(2);
  });

  test("one that breaks a rule is told, for people edit what they saved", () => {
    const entry = { Kind: "service-resolver", Name: "web", Redirect: { Service: "api" }, DefaultSubset: "v1" };
    expect(readAnswer([entry]).diagnostics).toMatchObject([{ severity: "error" }]);
    expect(readAnswer([entry]).definitions).toMatchObject([{ isRefused: true }]);
  });

  test("a certificate without its key is fine", () => {
    const entry = { Kind: "inline-certificate", Name: "cert", Certificate: "public", PrivateKey: "<left out>" };
    expect(codesOf(readAnswer([entry]))).toEqual([]);
  });

  test("a field of a newer Consul is a note at its place, and an empty one is nothing", () => {
    const text =
      '[{"Kind": "service-defaults", "Name": "web", "Novelty": true, "Namespace": "default", "Newer": null}]';
    const { diagnostics } = readSources([{ file: "entries.json", text }]);
    expect(diagnostics).toMatchObject([
      { code: "live/field-unknown", severity: "info", span: { column: text.indexOf('"Novelty"') + 1 } },
    ]);
  });

  test("one of another namespace is left out", () => {
    const reading = readAnswer([{ ...stored, Namespace: "shop" }]);
    expect({ codes: codesOf(reading), count: reading.definitions.length }).toEqual({
      codes: ["live/other-tenancy"],
      count: 0,
    });
  });

  test("a file with one entry that has no indexes is a file for config write, as before", () => {
    const { definitions } = readAnswer({ Kind: "proxy-defaults", Name: "global", Config: { tags: ["one"] } });
    expect(definitions).toMatchObject([{ value: { config: { tags: "one" } } }]);
  });
});

describe("intentions", () => {
  const intention = (SourceName: string, Precedence: number, more: object = {}) => ({
    ID: "",
    SourceNS: "default",
    SourceName,
    DestinationNS: "default",
    DestinationName: "api",
    SourceType: "consul",
    Action: "allow",
    Precedence,
    CreatedAt: "2024-01-01T00:00:00Z",
    ...indexes,
    ...more,
  });

  test("make one entry of each destination", () => {
    const { definitions, diagnostics } = readAnswer([
      intention("*", 8, { Action: "deny" }),
      intention("web", 9),
      intention("web", 9, { DestinationName: "db" }),
    ]);
    expect(diagnostics).toEqual([]);
    expect(definitions).toMatchObject([
      {
        value: {
          kind: "service-intentions",
          name: "api",
          sources: [
            { name: "web", action: "allow", precedence: 9 },
            { name: "*", action: "deny", precedence: 8 },
          ],
        },
      },
      { value: { name: "db", sources: [{ name: "web" }] } },
    ]);
  });

  test("say nothing new beside the entries that Consul keeps them in", () => {
    const entry = { Kind: "service-intentions", Name: "api", Sources: [{ Name: "web", Action: "allow" }] };
    const { definitions } = readAnswers([
      { file: "intentions.json", value: [intention("web", 9)] },
      { file: "service-intentions.json", value: [entry] },
    ]);
    expect(definitions).toMatchObject([{ origin: { file: "service-intentions.json" } }]);
  });
});

describe("prepared queries", () => {
  const query = {
    ID: "8f246b77",
    Name: "api",
    Session: "",
    Token: "<hidden>",
    Service: {
      Service: "api",
      Failover: { NearestN: 0, Datacenters: ["dc2"], Targets: null },
      OnlyPassing: true,
      Near: "_agent",
      Tags: null,
      NodeMeta: {},
    },
    DNS: { TTL: "10s" },
    ...indexes,
  };

  test("are read with their datacenter from the source", () => {
    const { definitions, diagnostics } = readAnswers([{ file: "queries.json", value: [query] }], "dc1");
    expect(diagnostics).toEqual([]);
    expect(definitions).toMatchObject([
      {
        type: "prepared-query",
        origin: { datacenter: "dc1" },
        value: { name: "api", service: { service: "api", onlyPassing: true, failover: { datacenters: ["dc2"] } } },
      },
    ]);
  });

  test("a part that is not followed is told, and a template is left out", () => {
    const part = { ...query, Service: { ...query.Service, NodeMeta: { rack: "r1" } } };
    const template = { ...query, Template: { Type: "name_prefix_match" } };
    const reading = readAnswer([part, template]);
    expect(codesOf(reading)).toEqual(["live/query-part", "live/query-template"]);
    expect(reading.definitions.length).toBe(1);
  });
});

describe("an agent's own answer", () => {
  const self = {
    Config: { Datacenter: "DC2", PrimaryDatacenter: "dc1", NodeName: "server-1", Server: true, Version: "1.21.0" },
    DebugConfig: {
      ConnectMeshGatewayWANFederationEnabled: true,
      PrimaryGateways: ["192.0.2.1:443"],
      GRPCPort: -1,
      GRPCTLSPort: 9503,
      ACLsEnabled: true,
      ACLResolverSettings: { ACLDefaultPolicy: "deny" },
    },
    Stats: { agent: { checks: "3" } },
  };

  test("tells its settings", () => {
    const { definitions, diagnostics } = readAnswer(self);
    expect(diagnostics).toEqual([]);
    expect(definitions).toMatchObject([
      {
        type: "agent",
        value: {
          datacenter: "dc2",
          primaryDatacenter: "dc1",
          nodeName: "server-1",
          server: true,
          connect: { enabled: true, enableMeshGatewayWANFederation: true },
          primaryGateways: ["192.0.2.1:443"],
          ports: { grpc: -1, grpcTLS: 9503, sidecarMinPort: 21000 },
          acl: { enabled: true, defaultPolicy: "deny" },
        },
      },
    ]);
  });

  test("each setting has its place", () => {
    const text = JSON.stringify(self, null, 2);
    const [definition] = readSources([{ file: "self.json", text }]).definitions;
    const line = text.split("\n").findIndex((one) => one.includes('"GRPCTLSPort"')) + 1;
    const span = definition?.type === "agent" ? spanOf(definition, ["ports", "grpcTLS"]) : undefined;
    expect(span).toMatchObject({ file: "self.json", line });
  });
});

describe("peerings", () => {
  const withPeer = {
    ...health,
    Service: {
      ...service,
      Proxy: { ...service.Proxy, Upstreams: [{ DestinationName: "api", DestinationPeer: "east", LocalBindPort: 1 }] },
    },
  };
  const peering = { ID: "1", Name: "east", State: "ACTIVE", PeerID: "2", StreamStatus: {}, ...indexes };

  test.each([
    ["that is active", [peering], []],
    ["that is not active", [{ ...peering, State: "FAILING" }], ["live/peer-inactive"]],
    ["that is not listed", [{ ...peering, Name: "west" }], ["live/peer-unknown"]],
    ["where no peerings were saved", [], []],
  ])("an upstream to a peer %s", (_, peerings, codes) => {
    const answers = [
      { file: "peerings.json", value: peerings },
      { file: "health.json", value: [withPeer] },
    ];
    expect(codesOf(readAnswers(answers))).toEqual(codes);
  });
});

describe("what a JSON file may hold", () => {
  test("nodes define nothing by themselves", () => {
    expect(readAnswer([node])).toEqual({ definitions: [], diagnostics: [] });
  });

  test("a list may mix entries, bodies of registration requests and answers", () => {
    const { definitions, diagnostics } = readAnswer([
      { Kind: "proxy-defaults", Name: "global" },
      { Name: "db", Port: 5432, Connect: { SidecarService: { Port: 20001 } } },
      { Kind: "mesh-gateway", Name: "gateway", Port: 8443 },
      health,
    ]);
    expect(diagnostics.filter(({ severity }) => severity === "error")).toEqual([]);
    expect(definitions.map((one) => (one.type === "service" ? one.value.id : one.type))).toEqual([
      "config-entry",
      "db",
      "db-sidecar-proxy",
      "gateway",
      "web-sidecar-proxy",
    ]);
  });

  test("what Consul answers with nowhere is told at its place with what was expected, and the rest is read", () => {
    const text = '[{"Kind": "proxy-defaults", "Name": "global"}, {"Colour": "blue"}, 5]';
    const { definitions, diagnostics } = readSources([{ file: "list.json", text }]);
    expect(definitions.length).toBe(1);
    expect(diagnostics).toMatchObject([
      {
        code: "live/answer-unknown",
        hint: expect.stringContaining("/v1/health/service"),
        span: { column: text.indexOf('{"Colour"') + 1 },
      },
      { code: "live/answer-unknown", span: { column: text.indexOf("5]") + 1 } },
    ]);
  });

  test("an empty list is an answer that tells nothing", () => {
    expect(readAnswer([])).toEqual({ definitions: [], diagnostics: [] });
  });

  test("files of agents and bodies of requests are what they were", () => {
    expect(readAnswer({ service: { id: "web", name: "web" } }).definitions).toMatchObject([{ value: { id: "web" } }]);
    expect(readAnswer({ ID: "web", Name: "web", Port: 80 }).definitions).toMatchObject([{ value: { port: 80 } }]);
    expect(readAnswer({ Service: { Name: "web" } }).definitions).toMatchObject([{ value: { id: "web" } }]);
  });

  test("no answer, however it is broken, makes it throw, and every result is plain data", () => {
    const part = fc.oneof(
      fc.constantFrom<unknown>(health, catalogService, agentServices, { Kind: "mesh" }, node, null, "", 0),
      fc.jsonValue({ maxDepth: 3 }),
    );
    const key = fc.constantFrom("Node", "Service", "Checks", "Kind", "Name", "Config", "SourceName", "__proto__", "ID");
    const answer = fc.array(fc.dictionary(key, part), { maxLength: 3 });
    fc.assert(
      fc.property(answer, (value) => {
        const reading = readAnswer(value);
        expect(JSON.parse(JSON.stringify(reading))).toEqual(reading);
      }),
      { numRuns: 300 },
    );
  });

  test("ten thousand nested lists end in a diagnostic", () => {
    const text = "[".repeat(10_000);
    expect(readSources([{ file: "deep.json", text }]).diagnostics.length).toBeGreaterThan(0);
  });
});
