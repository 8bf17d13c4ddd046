import { describe, expect, test } from "vitest";
import { gatewayAclRules } from "../../src/plan/prerequisites/acl.js";
import { checkPrerequisites, type PrerequisiteOptions } from "../../src/plan/prerequisites/check.js";
import { type Files, gateway, given, told } from "./given.js";

function found(files: Files, options: PrerequisiteOptions = {}): readonly string[] {
  return told(checkPrerequisites(given(files).catalog, options), "prerequisite");
}

/** Where `wanted` begins in a text, as `line:column`. */
function place(text: string, wanted: string): string {
  const before = text.slice(0, text.indexOf(wanted)).split("\n");
  return `${before.length}:${(before.at(-1) ?? "").length + 1}`;
}

describe("agents", () => {
  test("a mesh that is switched off is told at the setting", () => {
    const text = 'datacenter = "dc1"\nconnect {\n  enabled = false\n}';
    expect(found({ "dc1/agent.hcl": text })).toEqual([
      `prerequisite/connect-disabled dc1/agent.hcl:${place(text, "false")}`,
    ]);
  });

  test("are said to be in the datacenter that they name themselves, whatever their files are said to belong to", () => {
    const sidecar = 'service { name = "web" port = 80 connect { sidecar_service {} } }';
    const client = 'datacenter = "dc2"\nnode_name = "n1"\nconnect { enabled = false }';
    const { catalog } = given({ "dc9/agent.hcl": client, "dc9/web.hcl": sidecar });
    const messages = checkPrerequisites(catalog, {}).filter(({ code }) => /grpc-off|connect-disabled/.test(code));
    expect(messages.map(({ message }) => /`(dc\d)`/.exec(message)?.[1])).toEqual(["dc2", "dc2"]);
  });

  test("a client with proxies beside it needs gRPC, one without does not", () => {
    const sidecar = 'service { name = "web" port = 80 connect { sidecar_service {} } }';
    const client = 'datacenter = "dc1"\nnode_name = "n1"';
    expect(found({ "dc1/agent.hcl": client, "dc1/web.hcl": sidecar })).toEqual([
      expect.stringMatching(/^prerequisite\/grpc-off dc1\/agent\.hcl/),
    ]);
    expect(found({ "dc1/agent.hcl": client, "other/web.hcl": sidecar })).toEqual([]);
    expect(found({ "dc1/agent.hcl": `${client}\nports { grpc = 8502 }`, "dc1/web.hcl": sidecar })).toEqual([]);
  });

  test("of a file that only names its datacenter nothing is said: the rest may stand in files that are not here", () => {
    const sidecar = 'service { name = "web" port = 80 connect { sidecar_service {} } }';
    const files = { "a/web.hcl": `datacenter = "dc1"\n${sidecar}`, "b/web.hcl": `datacenter = "dc2"\n${sidecar}` };
    expect(found(files)).toEqual([]);
  });

  const central = 'Kind = "proxy-defaults" Name = "global" MeshGateway { Mode = "local" }';

  test("central configuration that is off matters where entries set modes", () => {
    const text = 'datacenter = "dc1"\nenable_central_service_config = false';
    expect(found({ "dc1/agent.hcl": text })).toEqual([]);
    expect(found({ "dc1/agent.hcl": text, "global.hcl": central })).toEqual([
      `prerequisite/central-config-disabled dc1/agent.hcl:${place(text, "false")}`,
    ]);
  });

  test("before 1.9 central configuration is off unless it is switched on", () => {
    const files = { "dc1/agent.hcl": 'datacenter = "dc1"', "global.hcl": central };
    expect(found(files, { consulVersion: "1.8.4" })).toEqual([
      expect.stringMatching(/^prerequisite\/central-config-default dc1\/agent\.hcl/),
    ]);
    expect(found(files, { consulVersion: "1.10.0" })).toEqual([]);
    const on = { ...files, "dc1/agent.hcl": 'datacenter = "dc1"\nenable_central_service_config = true' };
    expect(found(on, { consulVersion: "1.8.4" })).toEqual([]);
  });
});

describe("federations", () => {
  const server = (datacenter: string, rest: string) =>
    `datacenter = "${datacenter}"\nserver = true\nnode_name = "n"\n${rest}`;

  test("all datacenters have one primary datacenter", () => {
    const second = server("dc2", 'primary_datacenter = "dc3"\nretry_join_wan = ["10.0.0.1"]');
    const files = {
      "dc1/agent.hcl": server("dc1", 'primary_datacenter = "dc1"'),
      "dc2/agent.hcl": second,
    };
    expect(found(files)).toEqual([expect.stringMatching(/^prerequisite\/primary-datacenter dc1\/agent\.hcl/)]);
  });

  test("one that names no primary datacenter is its own, which is told of the one that lacks it", () => {
    const files = {
      "dc1/agent.hcl": server("dc1", 'primary_datacenter = "dc1"'),
      "dc2/agent.hcl": server("dc2", 'retry_join_wan = ["10.0.0.1"]'),
    };
    expect(found(files)).toEqual([expect.stringMatching(/^prerequisite\/primary-datacenter dc2\/agent\.hcl/)]);
  });

  test("two datacenters of one name are told", () => {
    const text = server("dc1", 'retry_join_wan = ["10.0.0.1"]');
    expect(found({ "dc1/agent.hcl": text, "dc2/agent.hcl": text })).toEqual([
      `prerequisite/datacenter-name-twice dc2/agent.hcl:${place(text, '"dc1"')}`,
    ]);
  });

  test("servers that know of no other datacenter are told, unless the others know them", () => {
    const files = {
      "dc1/agent.hcl": server("dc1", 'primary_datacenter = "dc1"'),
      "dc2/agent.hcl": server("dc2", 'primary_datacenter = "dc1"'),
    };
    expect(found(files)).toEqual([
      expect.stringMatching(/^prerequisite\/wan-join dc1\/agent\.hcl/),
      expect.stringMatching(/^prerequisite\/wan-join dc2\/agent\.hcl/),
    ]);
    const joining = `${files["dc2/agent.hcl"]}\nretry_join_wan = ["10.0.0.1"]`;
    expect(found({ ...files, "dc2/agent.hcl": joining })).toEqual([]);
  });
});

describe("gateways", () => {
  const config = (text: string) =>
    `service { kind = "mesh-gateway" name = "gateway" port = 8443 proxy { config { ${text} } } }`;

  test("came with Consul 1.6", () => {
    const files = { "gateway.hcl": gateway("gateway-1") };
    expect(found(files, { consulVersion: "1.5.3" })).toEqual([
      expect.stringMatching(/^prerequisite\/consul-version gateway\.hcl:1:/),
    ]);
    expect(found(files, { consulVersion: "1.6.0" })).toEqual([]);
    expect(found(files)).toEqual([]);
  });

  test.each([
    ["envoy_gateway_no_default_binds = true", "gateway-option-unknown"],
    ['envoy_gateway_bind_tagged_addresses = "perhaps"', "gateway-option-type"],
    ['connect_timeout_ms = "soon"', "gateway-option-type"],
    ["envoy_mesh_gateway_bind_tagged_addresses = true", "gateway-option-old-name"],
    ["envoy_gateway_no_default_bind = true", "gateway-binds-nothing"],
    ['envoy_dns_discovery_type = "static"', "gateway-dns-discovery"],
    ['envoy_public_listener_json = "{}"', "escape-hatch"],
  ])("%s is told as %s", (text, code) => {
    const file = config(text);
    const at = place(file, text.slice(text.indexOf("=") + 2));
    expect(found({ "gateway.hcl": file })).toEqual([`prerequisite/${code} gateway.hcl:${at}`]);
  });

  test.each([
    "envoy_gateway_no_default_bind = true envoy_gateway_bind_tagged_addresses = true",
    'envoy_gateway_no_default_bind = "true" envoy_gateway_bind_addresses { a { address = "10.0.0.1" port = 443 } }',
    'envoy_dns_discovery_type = "STRICT_DNS" connect_timeout_ms = "1000"',
  ])("%s is fine", (text) => {
    expect(found({ "gateway.hcl": config(text) })).toEqual([]);
  });

  test("a mode in the registration of a gateway does nothing", () => {
    const file = 'service { kind = "mesh-gateway" name = "g" port = 1 proxy { mesh_gateway { mode = "local" } } }';
    expect(found({ "gateway.hcl": file })).toEqual([`prerequisite/gateway-mode gateway.hcl:${place(file, '"local"')}`]);
  });
});

describe("the rules of a gateway's token", () => {
  const registration = { id: "g", name: "gateway", kind: "mesh-gateway", port: 8443 };

  test("let it write its own service and read all others", () => {
    expect(gatewayAclRules(registration)).toBe(
      'service "gateway" {\n  policy = "write"\n}\n' +
        'service_prefix "" {\n  policy = "read"\n}\n' +
        'node_prefix "" {\n  policy = "read"\n}\n' +
        'agent_prefix "" {\n  policy = "read"\n}\n',
    );
  });

  test("let one that exposes servers write the mesh", () => {
    const exposing = { ...registration, meta: { "consul-wan-federation": "1" } };
    expect(gatewayAclRules(exposing)).toContain('mesh = "write"');
    expect(gatewayAclRules(registration)).not.toContain("mesh =");
  });

  test("let one that serves peers read peerings", () => {
    expect(gatewayAclRules(registration, { peering: true })).toContain('peering = "read"');
  });
});
