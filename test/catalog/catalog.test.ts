import { describe, expect, test } from "vitest";
import { createCatalog } from "../../src/catalog/catalog.js";
import { readSources } from "../../src/read.js";

function catalogOf(files: Readonly<Record<string, string>>, datacenter?: string) {
  const sources = Object.entries(files).map(([file, text]) => ({ file, text }));
  return createCatalog(readSources(sources).definitions, datacenter === undefined ? {} : { datacenter });
}

function idsIn(catalog: ReturnType<typeof catalogOf>): Readonly<Record<string, readonly string[]>> {
  return Object.fromEntries(
    catalog.datacenters.map(({ name, registrations }) => [
      name,
      registrations.map(({ definition }) => definition.value.id),
    ]),
  );
}

const web = 'service { name = "web" port = 80 }';

describe("the datacenter of a service", () => {
  test("is what the settings beside it say", () => {
    const catalog = catalogOf({ "east/agent.hcl": 'datacenter = "East"', "east/web.hcl": web, "web.hcl": web });
    expect(idsIn(catalog)).toEqual({ dc1: ["web"], east: ["web"] });
  });

  test("is the given one where nothing says so, and Consul's default without that", () => {
    expect(idsIn(catalogOf({ "web.hcl": web }, "primary"))).toEqual({ primary: ["web"] });
    expect(idsIn(catalogOf({ "web.hcl": web }))).toEqual({ dc1: ["web"] });
  });

  test("is the given one beside settings that name none", () => {
    const catalog = catalogOf({ "a/agent.hcl": "server = true", "a/web.hcl": web }, "primary");
    expect(idsIn(catalog)).toEqual({ primary: ["web"] });
  });

  test("is that of its source, whatever is beside it", () => {
    const sources = [
      { file: "a/agent.hcl", text: 'datacenter = "east"' },
      { file: "a/web.hcl", text: web, datacenter: "west" },
    ];
    expect(idsIn(createCatalog(readSources(sources).definitions))).toEqual({ east: [], west: ["web"] });
  });
});

describe("what is written twice", () => {
  const first = 'Kind = "service-defaults" Name = "web" Protocol = "http"';
  const second = 'Kind = "service-defaults" Name = "web" Protocol = "grpc"';

  test("the last entry in the order of files counts, in whatever order they are read", () => {
    const files = { "a.hcl": first, "b.hcl": second };
    for (const order of [files, Object.fromEntries(Object.entries(files).reverse())]) {
      const catalog = catalogOf(order);
      expect(catalog.entries.get("service-defaults", "web")?.value.protocol).toBe("grpc");
      expect(catalog.diagnostics).toMatchObject([
        { code: "catalog/entry-twice", span: { file: "a.hcl" }, related: [{ span: { file: "b.hcl" } }] },
      ]);
    }
  });

  test("equal entries are only worth knowing", () => {
    const { diagnostics } = catalogOf({ "a.hcl": first, "b.hcl": first });
    expect(diagnostics).toMatchObject([{ code: "catalog/entry-repeated", severity: "info" }]);
  });

  test("services of one ID in different files are different instances", () => {
    expect(idsIn(catalogOf({ "a.hcl": web, "b.hcl": web }))).toEqual({ dc1: ["web", "web"] });
  });

  test("the names of a file and of an ID cannot run into each other", () => {
    const named = (id: string) => `{ "service": { "name": "web", "id": ${JSON.stringify(id)}, "port": 80 } }`;
    const catalog = catalogOf({ "a\nb": named("c"), a: named("b\nc") });
    expect(idsIn(catalog)).toEqual({ dc1: ["b\nc", "c"] });
    expect(catalog.diagnostics).toEqual([]);
  });
});

describe("instances of a service", () => {
  function instances(files: Readonly<Record<string, string>>, service: string): readonly string[] {
    const datacenter = catalogOf(files).datacenter("dc1");
    return (datacenter?.instancesOf(service) ?? []).map(({ definition }) => definition.value.id);
  }

  test("are its sidecars and those that need none, not its plain registrations", () => {
    const files = {
      "plain.hcl": web,
      "sidecar.hcl": 'service { id = "web-1" name = "web" port = 80 connect { sidecar_service {} } }',
      "native.hcl": 'service { id = "web-2" name = "web" port = 80 connect { native = true } }',
    };
    expect(instances(files, "web")).toEqual(["web-1-sidecar-proxy", "web-2"]);
    expect(instances(files, "WEB")).toEqual(["web-1-sidecar-proxy", "web-2"]);
  });

  test("are the terminating gateways that an entry links to it", () => {
    const files = {
      "gateway.hcl": 'service { kind = "terminating-gateway" name = "out" port = 8443 }',
      "entry.hcl": 'Kind = "terminating-gateway" Name = "out" Services = [{ Name = "billing" }, { Name = "*" }]',
      "web.hcl": web,
    };
    expect(instances(files, "billing")).toEqual(["out"]);
    expect(instances(files, "web")).toEqual(["out"]);
    expect(instances(files, "nowhere")).toEqual([]);
  });
});

test("gateways are found by their kind, whatever their service is called", () => {
  const catalog = catalogOf({ "edge.hcl": 'service { kind = "mesh-gateway" name = "edge" port = 8443 }' });
  expect(catalog.datacenter("dc1")?.gateways).toHaveLength(1);
});

test("two peers of one name are told, and the first one counts", () => {
  const peer = { name: "far", knownThereAs: "near", definitions: [] };
  const { peers, diagnostics } = createCatalog([], { peers: [peer, { ...peer, datacenter: "dc2" }] });
  expect(peers.map(({ home }) => home.name)).toEqual(["dc1"]);
  expect(diagnostics).toMatchObject([{ code: "catalog/peer-twice" }]);
});

test("settings of agents in folders of odd names are not merged", () => {
  const settings = (node: string) => `node_name = "${node}"`;
  const { definitions } = readSources([
    { file: "b/agent.hcl", text: settings("one"), datacenter: "dc1\na" },
    { file: "a\nb/agent.hcl", text: settings("two"), datacenter: "dc1" },
  ]);
  const nodes = definitions.flatMap((one) => (one.type === "agent" ? [one.value.nodeName] : []));
  expect(nodes.sort()).toEqual(["one", "two"]);
});
