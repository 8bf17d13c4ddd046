// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are sequences of HCL 2.
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { createHcl2Reader, hcl2Reader } from "../../src/hcl2.js";
import { analyze } from "../../src/index.js";
import { marked, readHcl2, told, values } from "./marked.js";

function job(services: string, settings = 'datacenters = ["dc1"]'): string {
  return `job "shop" {\n  ${settings}\n  group "front" {\n    network {\n      port "http" {\n        static = 9002\n      }\n      port "any" {}\n    }\n${services}\n  }\n}\n`;
}

const web = `    service {
      name = "web"
      port = "http"
      connect {
        sidecar_service {
          proxy {
            upstreams {
              destination_name = "api"
              datacenter       = "dc2"
              local_bind_port  = 8080
              mesh_gateway {
                mode = «"remote"
              }
            }
            upstreams {
              destination_name = "db"
              local_bind_port  = 8081
            }
          }
        }
      }
    }`;

const proxy = {
  kind: "connect-proxy",
  name: "web-sidecar-proxy",
  proxy: {
    destinationServiceName: "web",
    upstreams: [
      { destinationName: "api", datacenter: "dc2", localBindPort: 8080, meshGateway: { mode: "remote" } },
      { destinationName: "db", localBindPort: 8081 },
    ],
  },
};

describe("group services", () => {
  test("become a registration and that of their sidecar, in the job's datacenter", () => {
    const reading = readHcl2("web.nomad", marked("", job(web)).text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([{ name: "web", port: 9002 }, proxy]);
    expect(reading.definitions.map((one) => one.origin.datacenter)).toEqual(["dc1", "dc1"]);
  });

  test("the line of the mode decides the upstream", () => {
    const { text, places } = marked("web.nomad", job(web));
    const { plan } = analyze([{ file: "web.nomad", text }], { readers: [hcl2Reader] });
    const mode = plan.proxies[0]?.upstreams[0]?.mode;
    expect(mode?.value).toBe("remote");
    expect(JSON.stringify(mode)).toContain(`"line":${places[0]?.split(":")[1]},"column":${places[0]?.split(":")[2]}`);
  });

  test.each([
    ["no name", 'service {\n port = "1"\n}', "shop-front"],
    ["JOB and TASKGROUP", 'service {\n name = "${JOB}-${TASKGROUP}-x"\n}', "shop-front-x"],
    ["BASE", 'service {\n name = "${BASE}"\n}', "shop-front-group"],
    ["NOMAD_JOB_NAME", 'service {\n name = "a-${NOMAD_JOB_NAME}"\n}', "a-shop"],
    ["a task's service without a name", 'task "t" {\n service {\n port = "1"\n}\n}', "shop-front-t"],
  ])("are named as Nomad names them: %s", (_, service, name) => {
    const reading = readHcl2("web.nomad", job(service));
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([{ name }]);
  });

  test.each(["1e999", "-1e999"])("a port that no number can hold is not known: %s", (port) => {
    const reading = readHcl2("web.nomad", job(`service {\n name = "a"\n port = ${port}\n}`));
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
    expect(values(reading)).toEqual([expect.not.objectContaining({ port: expect.anything() })]);
  });

  test("a static port that is no number is none", () => {
    const text = job('service {\n name = "a"\n port = "http"\n}').replace("static = 9002", 'static = "many"');
    expect(values(readHcl2("web.nomad", text))).toEqual([expect.not.objectContaining({ port: expect.anything() })]);
  });

  test("connect native is a service of the mesh without a proxy", () => {
    const reading = readHcl2("web.nomad", job('service {\n name = "a"\n connect {\n native = true\n }\n}'));
    expect(values(reading)).toMatchObject([{ name: "a", connect: { native: true } }]);
  });

  test("those of Nomad's own catalogue are passed over", () => {
    const reading = readHcl2("web.nomad", job('service {\n name = "a"\n provider = "nomad"\n}'));
    expect(reading).toEqual({ definitions: [], diagnostics: [] });
  });

  test("a port that Nomad chooses is no fault", () => {
    const reading = readHcl2(
      "web.nomad",
      job('service {\n name = "gw"\n port = "any"\n connect {\n gateway {\n mesh {}\n }\n }\n}'),
    );
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([{ kind: "mesh-gateway", name: "gw" }]);
  });

  test("tagged addresses have the port of the service unless they name one", () => {
    const text = job(
      'service {\n name = "a"\n port = "80"\n tagged_addresses {\n wan = "1.2.3.4"\n lan = "10.0.0.1:81"\n v6 = "[::1]:82"\n }\n}',
    );
    const reading = readHcl2("web.nomad", text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([
      {
        taggedAddresses: {
          wan: { address: "1.2.3.4", port: 80 },
          lan: { address: "10.0.0.1", port: 81 },
          v6: { address: "::1", port: 82 },
        },
      },
    ]);
  });

  test("services of one name in two groups are two instances", () => {
    const text =
      'job "j" {\n  group "a" {\n    service {\n      name = "web"\n    }\n  }\n  group "b" {\n    service {\n      name = "web"\n    }\n  }\n}\n';
    const { catalog } = analyze([{ file: "a.nomad", text }], { readers: [hcl2Reader] });
    expect(catalog.diagnostics).toEqual([]);
    expect(values(readHcl2("a.nomad", text))).toMatchObject([{ id: "web-a" }, { id: "web-b" }]);
  });
});

describe("datacenters", () => {
  const service = 'service {\n name = "a"\n}';
  test.each([
    ['datacenters = ["dc1", "dc2"]', ["dc1", "dc2"]],
    ['datacenters = ["*"]', [undefined]],
    ["", [undefined]],
    ['datacenters = ["dc1"]\n consul {\n cluster = "other"\n }', [undefined]],
    ['datacenters = ["dc1"]\n consul {\n cluster = "default"\n }', ["dc1"]],
  ])("%j", (settings, datacenters) => {
    const reading = readHcl2("a.nomad", job(service, settings));
    expect(reading.diagnostics).toEqual([]);
    expect(reading.definitions.map((one) => one.origin.datacenter)).toEqual(datacenters);
  });

  test("that of the source wins", () => {
    const { definitions } = hcl2Reader.read([{ file: "a.nomad", text: job(service), datacenter: "east" }]);
    expect(definitions.map((one) => one.origin.datacenter)).toEqual(["east"]);
  });
});

describe("gateways", () => {
  test("an ingress gateway makes a registration and an entry", () => {
    const text = job(`service {
      name = "in"
      port = "8080"
      connect {
        gateway {
          proxy {
            connect_timeout = "5s"
          }
          ingress {
            tls {
              enabled = true
            }
            listener {
              port     = 8080
              protocol = "http"
              service {
                name  = "api"
                hosts = ["api.example"]
              }
              service {
                name = "web"
              }
            }
          }
        }
      }
    }`);
    const reading = readHcl2("a.nomad", text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([
      { kind: "ingress-gateway", name: "in", port: 8080 },
      {
        kind: "ingress-gateway",
        name: "in",
        tls: { enabled: true },
        listeners: [
          { port: 8080, protocol: "http", services: [{ name: "api", hosts: ["api.example"] }, { name: "web" }] },
        ],
      },
    ]);
  });

  test("so does a terminating gateway", () => {
    const text = job(
      'service {\n name = "out"\n port = "1"\n connect {\n gateway {\n terminating {\n service {\n name = "legacy"\n ca_file = "ca.pem"\n sni = "x"\n }\n }\n }\n }\n}',
    );
    const reading = readHcl2("a.nomad", text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([
      { kind: "terminating-gateway", name: "out" },
      { kind: "terminating-gateway", name: "out", services: [{ name: "legacy", caFile: "ca.pem", sni: "x" }] },
    ]);
  });
});

describe("values that the file does not tell", () => {
  test("a mode is left out, and told", () => {
    const { text, places } = marked("a.nomad", job(web.replace('"remote"', "var.mode")));
    const reading = readHcl2("a.nomad", text);
    expect(told(reading)).toEqual([`hcl2/undecided ${places[0]}`]);
    expect(reading.definitions).toHaveLength(2);
    expect(values(createHcl2Reader({ variables: { mode: "local" } }).read([{ file: "a.nomad", text }]))).toMatchObject([
      {},
      { proxy: { upstreams: [{ meshGateway: { mode: "local" } }, {}] } },
    ]);
  });

  test("an upstream without a destination is left out", () => {
    const reading = readHcl2("a.nomad", marked("", job(web.replace('"api"', "var.api"))).text);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
    expect(values(reading)).toMatchObject([{}, { proxy: { upstreams: [{ destinationName: "db" }] } }]);
  });

  test("a port of an upstream that is open is no fault", () => {
    const reading = readHcl2("a.nomad", marked("", job(web.replace("8080", "var.port"))).text);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
  });

  test("a service without a name is left out, and so is one named at run time", () => {
    const reading = readHcl2("a.nomad", job('service {\n name = "x-${node.class}"\n}'));
    expect(reading.definitions).toEqual([]);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
  });

  test("expressions in checks and tasks matter to nobody", () => {
    const reading = readHcl2(
      "a.nomad",
      job(
        'service {\n name = "x"\n check {\n path = var.path\n }\n connect {\n native = true\n sidecar_task {\n driver = var.d\n }\n }\n}\ntask "t" {\n driver = var.x\n}',
      ),
    );
    expect(reading.diagnostics).toEqual([]);
  });
});

test("an unknown field of an upstream is told at its place", () => {
  const { text, places } = marked(
    "a.nomad",
    job(web.replace("«", "").replace("local_bind_port  = 8081", "local_bind_port = 8081\n «destination_nam = 1")),
  );
  expect(told(readHcl2("a.nomad", text))).toEqual([`decode/unknown-key ${places[0]}`]);
});

test("the JSON of nomad job inspect says the same", () => {
  const inspected = {
    Job: {
      ID: "shop",
      Name: "shop",
      Datacenters: ["dc1"],
      TaskGroups: [
        {
          Name: "front",
          Networks: [{ Mode: "bridge", ReservedPorts: [{ Label: "http", Value: 9002, To: 0 }], DynamicPorts: null }],
          Services: [
            {
              Name: "web",
              PortLabel: "http",
              Provider: "consul",
              Cluster: "default",
              Tags: null,
              Connect: {
                Native: false,
                Gateway: null,
                SidecarTask: null,
                SidecarService: {
                  Tags: null,
                  Port: "",
                  Proxy: {
                    LocalServiceAddress: "",
                    LocalServicePort: 0,
                    Expose: null,
                    Config: null,
                    TransparentProxy: null,
                    Upstreams: [
                      {
                        DestinationName: "api",
                        DestinationNamespace: "",
                        DestinationPeer: "",
                        LocalBindPort: 8080,
                        Datacenter: "dc2",
                        LocalBindAddress: "",
                        MeshGateway: { Mode: "remote" },
                        Config: null,
                      },
                      { DestinationName: "db", LocalBindPort: 8081, Datacenter: "", MeshGateway: null },
                    ],
                  },
                },
              },
            },
          ],
          Tasks: [{ Name: "t", Services: null }],
        },
      ],
    },
  };
  const json = hcl2Reader.read([{ file: "web.json", text: JSON.stringify(inspected) }]);
  const hcl = readHcl2("web.nomad", marked("", job(web)).text);
  expect(json.diagnostics).toEqual([]);
  expect(values(json)).toEqual(values(hcl));
  expect(hcl2Reader.accepts({ file: "web.json", text: JSON.stringify(inspected) })).toBe(true);
});

describe("which files it takes", () => {
  test.each([
    ["a.nomad", "", true],
    ["a.nomad.hcl", "", true],
    ["a.nomad.json", "{}", true],
    ["a.tf", "", true],
    ["a.tf.json", "{}", true],
    ["a.hcl", '# a job\njob "x" {\n}\n', true],
    ["a.hcl", 'service {\n  name = "job"\n}\n', false],
    ["a.json", '{"service": {"name": "a"}}', false],
    ["a.yaml", 'job "x" {\n', false],
  ])("%s with %j: %s", (file, text, accepted) => {
    expect(hcl2Reader.accepts({ file, text })).toBe(accepted);
  });

  test("without the reader the file is told to need one", () => {
    const { diagnostics } = analyze([{ file: "a.tf", text: "" }]);
    expect(diagnostics).toMatchObject([{ code: "source/reader-missing" }]);
    expect(diagnostics[0]?.hint).toContain("meshplan/hcl2");
  });
});

test("the examples of the documentation read without faults", () => {
  const file = "docs/examples/nomad/dashboard.nomad.hcl";
  const { plan, diagnostics } = analyze([{ file, text: readFileSync(file, "utf8") }], { readers: [hcl2Reader] });
  expect(diagnostics.filter((one) => one.severity !== "info")).toEqual([]);
  expect(plan.proxies[0]?.upstreams[0]?.mode.value).toBe("local");
});
