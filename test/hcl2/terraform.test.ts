// biome-ignore-all lint/suspicious/noTemplateCurlyInString: they are sequences of HCL 2.
import { describe, expect, test } from "vitest";
import { createHcl2Reader } from "../../src/hcl2.js";
import { spanOf } from "../../src/index.js";
import { marked, readHcl2, told, values } from "./marked.js";

function entry(fields: string): string {
  return `resource "consul_config_entry" "web" {\n  kind = "service-defaults"\n  name = "web"\n${fields}\n}\n`;
}

describe("consul_config_entry", () => {
  const same = [
    ["jsonencode", entry('  config_json = jsonencode({ Protocol = "http", MeshGateway = { Mode = "local" } })')],
    ["a heredoc", entry('  config_json = <<EOT\n{ "Protocol": "http",\n  "MeshGateway": { "Mode": "local" } }\nEOT')],
    [
      "an indented heredoc",
      entry('  config_json = <<-EOT\n    { "Protocol": "http",\n      "MeshGateway": { "Mode": "local" } }\n    EOT'),
    ],
    [
      "quoted text",
      entry('  config_json = "{\\"Protocol\\": \\"http\\", \\"MeshGateway\\": {\\"Mode\\": \\"local\\"}}"'),
    ],
    [
      "a local",
      `locals {\n  json = jsonencode({ Protocol = "http", MeshGateway = { Mode = "local" } })\n}\n${entry("  config_json = local.json")}`,
    ],
    [
      "locals inside",
      `locals {\n  modes = { east = "local" }\n}\n${entry('  config_json = jsonencode({ Protocol = "ht$' + '{"tp"}", MeshGateway = { Mode = local.modes["east"] } })')}`,
    ],
  ] as const;

  test.each(same)("reads config_json from %s", (_, text) => {
    const reading = readHcl2("main.tf", text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toEqual([
      { kind: "service-defaults", name: "web", protocol: "http", meshGateway: { mode: "local" } },
    ]);
  });

  test.each([
    ["jsonencode", '  config_json = jsonencode({ MeshGateway = { Mode = «"local" } })'],
    ["a heredoc", '  config_json = <<EOT\n{ "MeshGateway":\n  { "Mode": «"local" } }\nEOT'],
    ["an indented heredoc", '  config_json = <<-EOT\n    { "MeshGateway":\n      { "Mode": «"local" } }\n    EOT'],
    ["quoted text", '  config_json = "{\\"MeshGateway\\": {\\"Mode\\": «\\"local\\"}}"'],
  ])("knows where the mode stands in %s", (_, fields) => {
    const { text, places } = marked("main.tf", entry(fields));
    const [definition] = readHcl2("main.tf", text).definitions;
    const span = definition?.type === "config-entry" ? spanOf(definition, ["meshGateway", "mode"]) : undefined;
    expect(`${span?.file}:${span?.line}:${span?.column}`).toBe(places[0]);
  });

  test("points at a wrong key inside of a heredoc", () => {
    const { text, places } = marked("main.tf", entry('  config_json = <<EOT\n{\n  «"Protokol": "http"\n}\nEOT'));
    expect(told(readHcl2("main.tf", text))).toEqual([`decode/unknown-key ${places[0]}`]);
  });

  test("refuses what is no JSON object", () => {
    const { text, places } = marked("main.tf", entry('  config_json = «"[]"'));
    expect(told(readHcl2("main.tf", text))).toEqual([`hcl2/config-json ${places[0]}`]);
  });

  test("misses a kind", () => {
    const { text, places } = marked("main.tf", '«resource "consul_config_entry" "web" {\n  name = "web"\n}\n');
    expect(told(readHcl2("main.tf", text))).toEqual([`hcl2/attribute-missing ${places[0]}`]);
  });
});

describe("values that files do not tell", () => {
  const open = entry('  config_json = jsonencode({ Protocol = "http", MeshGateway = { Mode = «var.mode } })');

  test("are left out and told at their place, with the variable to give", () => {
    const { text, places } = marked("main.tf", open);
    const reading = readHcl2("main.tf", `${text}variable "mode" {}\n`);
    expect(told(reading)).toEqual([`hcl2/undecided ${places[0]}`]);
    expect(reading.diagnostics[0]?.hint).toContain("--var mode=");
    expect(values(reading)).toEqual([{ kind: "service-defaults", name: "web", protocol: "http", meshGateway: {} }]);
  });

  test.each([
    ["given", { mode: "remote" }, 'variable "mode" {}\n', "remote"],
    ["the default", {}, 'variable "mode" {\n  default = "none"\n}\n', "none"],
    ["given, not the default", { mode: "remote" }, 'variable "mode" {\n  default = "none"\n}\n', "remote"],
  ])("come from variables: %s", (_, variables, declaration, mode) => {
    const reading = readHcl2("main.tf", `${marked("main.tf", open).text}${declaration}`, variables);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([{ meshGateway: { mode } }]);
  });

  test("come from another file of the folder, whatever the order", () => {
    const files = [
      { file: "a/main.tf", text: marked("", open).text },
      { file: "a/variables.tf", text: 'variable "mode" {\n  default = "local"\n}\n' },
    ];
    const one = createHcl2Reader().read(files);
    const other = createHcl2Reader().read(files.toReversed());
    expect(one.diagnostics).toEqual([]);
    expect(values(one)).toMatchObject([{ meshGateway: { mode: "local" } }]);
    expect(other).toEqual(one);
  });

  test("do not come from another folder", () => {
    const reading = createHcl2Reader().read([
      { file: "a/main.tf", text: marked("", open).text },
      { file: "b/variables.tf", text: 'variable "mode" {\n  default = "local"\n}\n' },
    ]);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
  });

  test.each([
    'upper("x")',
    'var.a ? "x" : "y"',
    '"a-${var.a}"',
    "[for x in var.a : x]",
    "1 + 1",
    "data.x.y.z",
    "var.a[*].b",
  ])("%s in config_json leaves open that field alone", (expression) => {
    const reading = readHcl2(
      "main.tf",
      entry(`  config_json = jsonencode({ Protocol = "http", ExternalSNI = ${expression} })`),
    );
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
    expect(values(reading)).toEqual([{ kind: "service-defaults", name: "web", protocol: "http" }]);
  });

  test.each([
    ["kind", 'kind = var.x\n  name = "web"'],
    ["name", 'kind = "service-defaults"\n  name = var.x'],
    ["config_json", 'kind = "service-defaults"\n  name = "web"\n  config_json = file("web.json")'],
  ])("leave out an entry whose %s is open", (attribute, attributes) => {
    const reading = readHcl2("main.tf", `resource "consul_config_entry" "web" {\n  ${attributes}\n}\n`);
    expect(reading.definitions).toEqual([]);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
    expect(reading.diagnostics[0]?.message).toContain(`\`${attribute}\``);
  });

  test("are no reason to tell faults that only they make", () => {
    const text =
      'resource "consul_config_entry_service_splitter" "web" {\n  name = "web"\n  splits {\n    weight = var.weight\n    service = "web"\n  }\n}\n';
    expect(readHcl2("main.tf", text).diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
  });

  test("a variable of another type than text takes an expression", () => {
    const text = `variable "meta" {\n  type = map(string)\n}\n${entry("  config_json = jsonencode({ Meta = var.meta })")}`;
    expect(values(readHcl2("main.tf", text, { meta: '{ team = "shop" }' }))).toMatchObject([
      { meta: { team: "shop" } },
    ]);
  });

  test("a value for a variable that is not declared is told, with the nearest name", () => {
    const reading = readHcl2("main.tf", 'variable "mode" {}\n', { mod: "local" });
    expect(reading.diagnostics).toMatchObject([{ code: "hcl2/variable-unknown", hint: "Did you mean `mode`?" }]);
  });
});

describe("count and for_each", () => {
  test.each([
    ["count = 0", 0, []],
    ["count = 2", 1, []],
    ["count = var.n", 1, ["hcl2/repetition"]],
    ["for_each = toset([])", 1, ["hcl2/repetition"]],
  ])("%s", (attribute, definitions, codes) => {
    const reading = readHcl2("main.tf", entry(`  ${attribute}`));
    expect(reading.definitions).toHaveLength(definitions);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(codes);
  });
});

describe("typed resources", () => {
  test("a resolver has its subsets and failovers by name", () => {
    const text = `resource "consul_config_entry_service_resolver" "web" {
  name            = "web"
  default_subset  = "v1"
  connect_timeout = "15s"
  subsets {
    name         = "v1"
    filter       = "Service.Meta.version == v1"
    only_passing = true
  }
  subsets {
    name         = "v2"
    filter       = "Service.Meta.version == v2"
    only_passing = false
  }
  failover {
    subset_name = "v2"
    targets {
      peer = "east"
    }
    targets {
      datacenter = "dc3"
    }
  }
  failover {
    subset_name = "*"
    datacenters = ["dc3", "dc4"]
  }
  load_balancer {
    policy = "ring_hash"
    ring_hash_config {
      minimum_ring_size = 1024
    }
    hash_policies {
      field       = "header"
      field_value = "x-user"
    }
  }
}
`;
    const reading = readHcl2("main.tf", text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toEqual([
      {
        kind: "service-resolver",
        name: "web",
        defaultSubset: "v1",
        connectTimeout: "15s",
        subsets: {
          v1: { filter: "Service.Meta.version == v1", onlyPassing: true },
          v2: { filter: "Service.Meta.version == v2", onlyPassing: false },
        },
        failover: {
          v2: { targets: [{ peer: "east" }, { datacenter: "dc3" }] },
          "*": { datacenters: ["dc3", "dc4"] },
        },
        loadBalancer: {
          policy: "ring_hash",
          ringHashConfig: { minimumRingSize: 1024 },
          hashPolicies: [{ field: "header", fieldValue: "x-user" }],
        },
      },
    ]);
  });

  test("the documented fields of the others are all fields of their entries", () => {
    const text = `resource "consul_config_entry_service_defaults" "web" {
  name                        = "web"
  protocol                    = "http"
  balance_inbound_connections = "exact_balance"
  external_sni                = "sni"
  local_connect_timeout_ms    = 5000
  local_request_timeout_ms    = 5000
  max_inbound_connections     = 3000
  mode                        = "transparent"
  mutual_tls_mode             = "strict"
  meta                        = { team = "shop" }
  expose {
    checks = true
    paths {
      listener_port   = 8080
      local_path_port = 8081
      path            = "/health"
      protocol        = "http2"
    }
  }
  envoy_extensions {
    name      = "builtin/aws/lambda"
    arguments = { ARN = "some-arn" }
  }
  mesh_gateway {
    mode = "local"
  }
  transparent_proxy {
    dialed_directly        = true
    outbound_listener_port = 1234
  }
  upstream_config {
    defaults {
      connect_timeout_ms = 500
      limits {
        max_connections         = 10
        max_pending_requests    = 50
        max_concurrent_requests = 100
      }
      passive_health_check {
        base_ejection_time        = "30s"
        enforcing_consecutive_5xx = 100
        interval                  = "10s"
        max_ejection_percent      = 10
        max_failures              = 10
      }
    }
    overrides {
      name                         = "backend"
      protocol                     = "http"
      balance_outbound_connections = "exact_balance"
      envoy_cluster_json           = ""
      envoy_listener_json          = ""
      mesh_gateway {
        mode = "remote"
      }
    }
  }
}

resource "consul_config_entry_service_router" "web" {
  name = "web"
  routes {
    match {
      http {
        path_prefix = "/admin"
        methods     = ["GET"]
        header {
          name  = "x"
          exact = "y"
        }
        query_param {
          name  = "q"
          exact = "1"
        }
      }
    }
    destination {
      service                  = "admin"
      service_subset           = "v1"
      prefix_rewrite           = "/"
      idle_timeout             = "5s"
      request_timeout          = "5s"
      num_retries              = 3
      retry_on                 = ["reset"]
      retry_on_connect_failure = true
      retry_on_status_codes    = [503]
      request_headers {
        add    = { a = "b" }
        set    = { c = "d" }
        remove = ["e"]
      }
    }
  }
}

resource "consul_config_entry_service_splitter" "web" {
  name = "web"
  splits {
    weight         = 90
    service_subset = "v1"
    service        = "web"
    response_headers {
      set = { "x-version" = "v1" }
    }
  }
  splits {
    weight  = 10
    service = "other"
  }
}

resource "consul_config_entry_service_intentions" "web" {
  name = "web"
  jwt {
    providers {
      name = "okta"
      verify_claims {
        path  = ["perms"]
        value = "admin"
      }
    }
  }
  sources {
    name = "client"
    type = "consul"
    permissions {
      action = "allow"
      http {
        methods    = ["GET"]
        path_exact = "/"
        headers {
          name    = "x"
          present = true
        }
      }
    }
  }
}
`;
    const reading = readHcl2("main.tf", text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([
      {
        kind: "service-defaults",
        meshGateway: { mode: "local" },
        upstreamConfig: { overrides: [{ name: "backend", meshGateway: { mode: "remote" } }] },
      },
      {
        kind: "service-router",
        routes: [{ match: { http: { pathPrefix: "/admin" } }, destination: { service: "admin" } }],
      },
      { kind: "service-splitter", splits: [{ weight: 90 }, { weight: 10 }] },
      {
        kind: "service-intentions",
        sources: [{ permissions: [{ http: { header: [{ name: "x", present: true }] } }] }],
      },
    ]);
  });
});

describe("consul_service", () => {
  test("tells of a number that is rounded, wherever it is written", () => {
    const text =
      'locals {\n  port = 12345678901234567\n}\nresource "consul_service" "web" {\n  name = "web"\n  port = local.port\n}\n';
    expect(told(readHcl2("main.tf", text))).toContainEqual(expect.stringMatching(/^decode\/number-rounded /));
  });

  test("stands at the address of its node", () => {
    const text = `resource "consul_service" "google" {
  name = "google"
  node = "\${consul_node.compute.name}"
  port = 80
  tags = ["tag0"]
}

resource "consul_node" "compute" {
  name    = "compute-google"
  address = "www.google.com"
}
`;
    const reading = readHcl2("main.tf", text);
    expect(reading.diagnostics).toEqual([]);
    expect(values(reading)).toMatchObject([{ name: "google", address: "www.google.com", port: 80, tags: ["tag0"] }]);
  });

  test("belongs to the datacenter that it names", () => {
    const reading = readHcl2("main.tf", 'resource "consul_service" "a" {\n  name = "a"\n  datacenter = "dc2"\n}\n');
    expect(reading.definitions[0]?.origin.datacenter).toBe("dc2");
  });

  test("is read though its port is open", () => {
    const reading = readHcl2("main.tf", 'resource "consul_service" "a" {\n  name = "a"\n  port = var.port\n}\n');
    expect(reading.definitions).toHaveLength(1);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/undecided"]);
  });
});

describe("what else a file holds", () => {
  test("other resources and blocks are passed over, whatever stands in them", () => {
    const text =
      'terraform {\n  required_version = ">= 1"\n}\nprovider "consul" {\n  address = var.x\n}\nresource "aws_instance" "a" {\n  ami = data.aws_ami.b.id\n}\nresource "consul_keys" "k" {}\nmodule "m" {\n  source = "./m"\n}\n';
    expect(readHcl2("main.tf", text)).toEqual({ definitions: [], diagnostics: [] });
  });

  test("a type that the provider does not have is told, with the nearest", () => {
    const { text, places } = marked("main.tf", 'resource «"consul_config_entri" "a" {\n}\n');
    const reading = readHcl2("main.tf", text);
    expect(told(reading)).toEqual([`hcl2/resource-unknown ${places[0]}`]);
    expect(reading.diagnostics[0]?.hint).toBe("Did you mean `consul_config_entry`?");
  });
});

describe("text that is not HCL 2", () => {
  test.each([
    ["an open quote", entry('  config_json = «"{')],
    ["a missing value", entry("  config_json =«\n")],
    ["a name set twice", entry('  «name = "x"')],
    ["two attributes in a line", entry('  «namespace = "a" partition = "b"')],
    ["an unknown escape", entry('  namespace = "a«\\q"')],
    ["a comma that is missing", entry("  «config_json = jsonencode([1 2])")],
    ["an operator too many", entry("  «config_json = 1 + * 2")],
    ["no value", entry("  «config_json")],
  ])("%s is told at its place", (_, source) => {
    const { text, places } = marked("main.tf", source);
    const reading = readHcl2("main.tf", text);
    expect(told(reading)[0]).toBe(`hcl2/syntax ${places[0]}`);
  });

  test("a fault in one block leaves the others", () => {
    const reading = readHcl2("main.tf", `${entry("  config_json = 1 + * 2")}${entry("").replaceAll("web", "api")}`);
    expect(reading.diagnostics.map((one) => one.code)).toEqual(["hcl2/syntax"]);
    expect(values(reading)).toEqual([{ kind: "service-defaults", name: "api" }]);
  });
});

test("the JSON form says the same", () => {
  const json = {
    variable: { mode: { type: "string", default: "local" } },
    resource: {
      consul_config_entry: {
        web: {
          kind: "service-defaults",
          name: "web",
          config_json: '${jsonencode({ Protocol = "http", MeshGateway = { Mode = var.mode } })}',
        },
      },
      consul_config_entry_service_resolver: {
        web: [{ name: "web", failover: [{ subset_name: "*", datacenters: ["dc2"] }] }],
      },
      aws_instance: { a: { ami: "${" } },
    },
  };
  const reading = readHcl2("main.tf.json", JSON.stringify(json, null, 2));
  expect(reading.diagnostics).toEqual([]);
  expect(values(reading)).toEqual([
    { kind: "service-defaults", name: "web", protocol: "http", meshGateway: { mode: "local" } },
    { kind: "service-resolver", name: "web", failover: { "*": { datacenters: ["dc2"] } } },
  ]);
});
