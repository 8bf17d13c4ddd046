import { describe, expect, test } from "vitest";
import { hcl2Reader } from "../../src/hcl2.js";
import { analyze } from "../../src/index.js";
import { checkPolicy, type PolicyRule } from "../../src/policy.js";

const web = `services = [
  { name = "web" port = 80 connect { sidecar_service { proxy { upstreams = [
    { destination_name = "api" datacenter = "dc2" local_bind_port = 1 },
    { destination_name = "db" local_bind_port = 2 },
    { destination_name = "pay" datacenter = "dc2" local_bind_port = 3 mesh_gateway { mode = "local" } }
  ] } } } },
  { name = "db" port = 81 connect { sidecar_service {} } },
]
`;

function entry(fields: string): string {
  return `resource "consul_config_entry" "x" {\n  kind = "proxy-defaults"\n  name = "global"\n  config_json = jsonencode({ ${fields} })\n}\n`;
}

/** `CODE upstream`, for every upstream that a finding names. */
function findings(fields: string, rule: Omit<PolicyRule, "name">): readonly string[] {
  const sources = [
    { file: "web.hcl", text: web },
    { file: "main.tf", text: entry(fields) },
  ];
  const analysis = analyze(sources, { readers: [hcl2Reader] });
  return checkPolicy(analysis, { rules: [{ name: "rule", ...rule }] }).flatMap(({ code, message }) =>
    [...message.matchAll(/to `([^`]*)`/g)].map((match) => `${code} ${match[1]}`),
  );
}

const unknownMode = "MeshGateway = { Mode = var.m }";
const unknownProtocol = "Config = { protocol = var.p }";

describe("a rule about routes that hang on an unknown value", () => {
  test.each<readonly [string, string, Omit<PolicyRule, "name">, readonly string[]]>([
    [
      "what it forbids hangs on it",
      unknownMode,
      { forbid: { via: ["remote-gateway"] } },
      ["policy/undecided api?dc=dc2"],
    ],
    [
      "what it requires hangs on it",
      unknownMode,
      { require: { via: ["direct", "local-gateway"] } },
      ["policy/undecided api?dc=dc2"],
    ],
    [
      "the mode itself, inside the datacenter too",
      unknownMode,
      { forbid: { modes: ["none"] } },
      ["policy/undecided api?dc=dc2", "policy/undecided db"],
    ],
    [
      "which routes it is about hangs on it, and they would break it",
      unknownMode,
      { for: { modes: ["remote"] }, forbid: { crossing: true } },
      ["policy/undecided api?dc=dc2"],
    ],
    [
      "which routes it is about hangs on it, but they keep it anyhow",
      unknownMode,
      { for: { modes: ["remote", "local"] }, forbid: { peers: ["*"] } },
      [],
    ],
    [
      "it asks only where traffic goes",
      unknownMode,
      { for: { crossing: true }, require: { targetDatacenters: ["dc1"] } },
      ["policy/required api?dc=dc2", "policy/required pay?dc=dc2"],
    ],
    ["another of its conditions decides", unknownMode, { forbid: { upstreams: ["pay"], via: ["direct"] } }, []],
    [
      "it is about routes that do not hang on it",
      unknownMode,
      { for: { upstreams: ["db"] }, require: { via: ["direct"] } },
      [],
    ],
    [
      "it counts datacenters that work",
      unknownMode,
      { for: { upstreams: ["api", "db"] }, leastDatacenters: 1 },
      ["policy/undecided api?dc=dc2"],
    ],
    [
      "the value is no mode, so where traffic goes hangs on it",
      unknownProtocol,
      { for: { upstreams: ["db"] }, forbid: { crossing: true } },
      ["policy/undecided db"],
    ],
    ["the value is known", 'MeshGateway = { Mode = "local" }', { forbid: { via: ["remote-gateway"] } }, []],
  ])("is decided only if it does not ask for what is unknown: %s", (_, fields, rule, expected) => {
    expect(findings(fields, rule)).toEqual(expected);
  });

  test("is told with the rule's severity, at the value, with the variable to supply", () => {
    const sources = [
      { file: "web.hcl", text: web },
      { file: "main.tf", text: entry(unknownMode) },
    ];
    const analysis = analyze(sources, { readers: [hcl2Reader] });
    const rules: readonly PolicyRule[] = [
      { name: "a", forbid: { via: ["direct"] }, for: { upstreams: ["api"] } },
      { name: "b", severity: "warning", forbid: { via: ["direct"] }, for: { upstreams: ["api"] } },
    ];
    const found = checkPolicy(analysis, { rules });
    expect(found.map(({ code, severity, hint }) => [code, severity, hint])).toEqual([
      ["policy/undecided", "error", "Give it: --var m=VALUE"],
      ["policy/undecided", "warning", "Give it: --var m=VALUE"],
    ]);
    expect(found[0]?.message).toBe(
      "Rule `a` cannot be judged for `web-sidecar-proxy` in dc1 to `api?dc=dc2`: `var.m` is not known from files.",
    );
    expect(found[0]?.span?.file).toBe("main.tf");
  });
});
