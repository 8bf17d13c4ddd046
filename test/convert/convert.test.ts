import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import type { CatalogDefinition } from "../../src/catalog/cluster.js";
import { toFiles } from "../../src/convert/files.js";
import { toHcl } from "../../src/convert/to-hcl.js";
import { toJson } from "../../src/convert/to-json.js";
import { toKubernetes } from "../../src/convert/to-kubernetes.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import { readSources } from "../../src/read.js";
import { define } from "../../src/testing.js";

function read(text: string, file = "in.hcl"): readonly CatalogDefinition[] {
  return readSources([{ file, text }]).definitions;
}

function only(text: string): CatalogDefinition {
  const [definition] = read(text);
  if (definition === undefined) throw new Error(`nothing is defined by ${text}`);
  return definition;
}

const definitionOf = (value: object): EntryDefinition => ({ type: "config-entry", value: Object(value), origin: {} });

describe("HCL", () => {
  test("holds texts, keys and free-form lists so that they survive", () => {
    const entry = definitionOf({
      kind: "proxy-defaults",
      name: "global",
      config: {
        "a b": "$\u007bx} \u0000 \ue123 😀",
        one: ["x"],
        nested: { inner: [{ deep: { er: 1 } }], large: 1e21 },
      },
    });
    const { text = "", losses } = toHcl(entry);
    expect(text).toBe(`Kind = "proxy-defaults"
Name = "global"
Config = {
  "a b" = "\\u0024{x} \\u0000 \\ue123 😀"
  one   = [[["x"]]]
  nested = {
    inner = [
      [
        {
          deep = {
            er = 1
          }
        },
      ],
    ]
    large = 1e+21
  }
}
`);
    expect(losses).toEqual([]);
    expect(only(text)).toMatchObject({ value: entry.value });
  });

  test("has no null, and says so", () => {
    const { text, losses } = toHcl(
      definitionOf({ kind: "proxy-defaults", name: "global", config: { a: { b: null }, c: 1 } }),
    );
    expect(text).not.toContain("a =");
    expect(losses.map(({ code, path }) => [code, path])).toEqual([["convert/left-out", "Config[a]"]]);
  });

  test("keeps what is written but empty", () => {
    expect(toHcl(only('Kind = "service-defaults"\nName = "a"\nMeshGateway { Mode = "" }')).text).toContain('Mode = ""');
  });

  test("has no form for what only Consul makes", () => {
    const bound = definitionOf({ kind: "bound-api-gateway", name: "a" });
    expect(toHcl(bound)).toMatchObject({ losses: [{ code: "convert/not-expressible", severity: "error" }] });
    expect(toHcl(bound).text).toBeUndefined();
  });
});

describe("services", () => {
  const written = `service {
  name = "web"
  port = 8080
  connect {
    sidecar_service {
      proxy {
        upstreams = [
          {
            destination_name = "api"
            local_bind_port  = 9000
          },
        ]
      }
    }
  }
}
`;

  test("a sidecar stands in its service, without what the agent fills in", () => {
    expect(toFiles(read(written), "hcl")).toEqual({ files: [{ name: "service-web.hcl", text: written }], losses: [] });
  });

  test("a sidecar without its service is a registration of its own, and that is told", () => {
    const sidecar = read(written)[1];
    if (sidecar === undefined) throw new Error("no sidecar");
    const { text, losses } = toHcl(sidecar);
    expect(text).toContain('kind = "connect-proxy"');
    expect(text).toContain("port = 21000");
    expect(losses.map((loss) => loss.code)).toEqual(["convert/sidecar-alone"]);
  });

  test("what only the API takes is told", () => {
    const body = '{"Name": "web", "Proxy": {"EnvoyExtensions": [{"Name": "builtin/lua"}]}, "Kind": "connect-proxy"}';
    const [definition] = read(
      body.replace('"Proxy": {', '"Port": 1, "Proxy": {"DestinationServiceName": "x", '),
      "in.json",
    );
    if (definition === undefined) throw new Error("nothing is defined");
    expect(toJson(definition).losses.map(({ path }) => path)).toEqual(["Proxy.EnvoyExtensions"]);
  });
});

describe("Kubernetes", () => {
  test.each([
    ["service-defaults", { name: "web" }, "ServiceDefaults", "web"],
    ["proxy-defaults", { name: "global" }, "ProxyDefaults", "global"],
    ["mesh", {}, "Mesh", "mesh"],
    ["exported-services", { name: "default" }, "ExportedServices", "default"],
    ["jwt-provider", { name: "okta" }, "JWTProvider", "okta"],
    ["service-intentions", { name: "web" }, "ServiceIntentions", "web"],
    ["service-intentions", { name: "*" }, "ServiceIntentions", "all-services"],
    ["service-intentions", { name: "Web_API" }, "ServiceIntentions", "web-api"],
  ])("%s %o is a %s called %s", (kind, value, resource, name) => {
    const { text } = toKubernetes(definitionOf({ kind, ...value }));
    const head = `apiVersion: consul.hashicorp.com/v1alpha1\nkind: ${resource}\nmetadata:\n  name: ${name}\n`;
    expect(text?.startsWith(head)).toBe(true);
  });

  test("an intention names the service that it guards", () => {
    const entry = definitionOf({
      kind: "service-intentions",
      name: "*",
      sources: [{ name: "web", action: "deny", precedence: 8, type: "consul" }],
    });
    expect(toKubernetes(entry)).toEqual({
      text: `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata:
  name: all-services
spec:
  destination:
    name: "*"
  sources:
  - name: web
    action: deny
`,
      losses: [],
    });
  });

  test("what pods are told by annotations is told with the annotation", () => {
    const entry = definitionOf({
      kind: "service-defaults",
      name: "web",
      mode: "transparent",
      transparentProxy: { outboundListenerPort: 1, dialedDirectly: true },
    });
    const { text, losses } = toKubernetes(entry);
    expect(text).toContain("transparentProxy:\n    dialedDirectly: true\n");
    expect(losses.map(({ path, hint }) => [path, hint])).toEqual([
      ["Mode", "Use the annotation `consul.hashicorp.com/transparent-proxy` of the pods."],
      [
        "TransparentProxy.OutboundListenerPort",
        "Use the annotation `consul.hashicorp.com/transparent-proxy-outbound-listener-port` of the pods.",
      ],
    ]);
  });
});

describe("names", () => {
  test("of files and resources do not repeat, letter case apart, and are safe", () => {
    const definitions = ["web", "Web", "../web", ""].map((name) => definitionOf({ kind: "service-intentions", name }));
    expect(toFiles(definitions, "hcl").files.map(({ name }) => name)).toEqual([
      "service-intentions-web.hcl",
      "service-intentions-Web-2.hcl",
      "service-intentions-.._web.hcl",
      "service-intentions-.hcl",
    ]);
    const resources = toFiles(definitions, "kubernetes").files.map(({ text }) => /^ {2}name: (.*)$/m.exec(text)?.[1]);
    expect(resources).toEqual(["web", "web-2", "web-3", "intentions"]);
    const blocks = toFiles(definitions, "terraform").files.map(({ text }) => text.split('"')[3]);
    expect(blocks).toEqual([
      "service_intentions_web",
      "service_intentions_Web_2",
      "service_intentions__web",
      "service_intentions",
    ]);
  });
});

test("losses point at the place in the file", () => {
  const [loss] = toKubernetes(only('Kind = "service-defaults"\nName = "web"\nMeta { a = "b" }')).losses;
  expect(loss?.span).toMatchObject({ file: "in.hcl", line: 3 });
});

describe("an agent's settings", () => {
  const written = [
    'datacenter = "west"\n',
    'datacenter = "west"\nports { grpc = -1 }\n',
    "server = false\nconnect { enabled = true }\n",
    'primary_datacenter = "east"\nserver = true\nprimary_gateways = ["10.0.0.1:443"]\nports { grpc_tls = 0 }\n',
    'datacenter = "west"\nprimary_datacenter = "west"\nprimary_gateways = []\nacl { default_policy = "deny" }\n',
    'node_name = "a"\nlocality { region = "north" }\n',
  ];

  test.each(written)("are written as far as a file writes them: %j", (text) => {
    const [hcl = "", json = ""] = [toHcl(only(text)).text, toJson(only(text)).text];
    expect(hcl.replaceAll(/[\s]+/g, " ").trim()).toBe(
      text.replaceAll("grpc_tls = 0", "grpc_tls = -1").replaceAll(/\s+/g, " ").trim(),
    );
    expect(only(hcl).value).toEqual(only(text).value);
    expect(read(json, "in.json").map(({ value }) => value)).toEqual(read(text).map(({ value }) => value));
  });

  test("are written as far as they differ from Consul's defaults, where a program made them", () => {
    const agent = define.agent({ datacenter: "west", server: false, ports: { grpc: 8502, sidecarMinPort: 21000 } });
    expect(toHcl(agent).text).toBe('datacenter = "west"\n\nports {\n  grpc = 8502\n}\n');
  });

  test("are a file of an agent where none of them is written", () => {
    expect(toHcl(only('data_dir = "/opt"\n')).text).toBe("translate_wan_addrs = false\n");
  });

  test("have a default that is written nowhere besides", () => {
    const text = toHcl(only('datacenter = "west"\n')).text ?? "";
    const proxy =
      'service { name = "web", kind = "connect-proxy", port = 1, proxy { destination_service_name = "web" } }';
    const files = [
      { file: "agent.hcl", text },
      { file: "web.hcl", text: proxy },
    ];
    expect(analyze(files).diagnostics.map(({ code }) => code)).not.toContain("prerequisite/grpc-off");
  });
});
