import { describe, expect, test } from "vitest";
import { hcl2Reader } from "../../src/hcl2.js";
import { analyze, formatPlan } from "../../src/index.js";
import { openAspects } from "../../src/plan/undecided.js";

const services = `service {
  name = "web"
  port = 80
  connect {
    sidecar_service {
      proxy {
        upstreams {
          destination_name = "api"
          local_bind_port = 1
        }
        upstreams {
          destination_name = "db"
          local_bind_port = 2
          mesh_gateway {
            mode = "local"
          }
        }
      }
    }
  }
}
`;

function entry(kind: string, name: string, fields: string): string {
  return `resource "consul_config_entry" "x" {\n  kind = "${kind}"\n  name = "${name}"\n  config_json = jsonencode({ ${fields} })\n}\n`;
}

/** Which upstreams are undecided, and which the diagnostics name. */
function undecidedWith(terraform: string): { readonly marked: readonly string[]; readonly told: readonly string[] } {
  const { plan, diagnostics } = analyze(
    [
      { file: "web.hcl", text: services },
      { file: "main.tf", text: terraform },
    ],
    { readers: [hcl2Reader] },
  );
  const upstreams = plan.proxies.flatMap((proxy) => proxy.upstreams);
  return {
    marked: upstreams.filter((one) => one.undecided !== undefined).map((one) => one.id),
    told: diagnostics.filter((one) => one.code === "plan/undecided").map((one) => one.message),
  };
}

describe("a value that files do not tell", () => {
  test.each([
    ["the mode of proxy-defaults", entry("proxy-defaults", "global", "MeshGateway = { Mode = var.m }"), ["api"]],
    [
      "another field of proxy-defaults",
      entry("proxy-defaults", "global", "Config = { protocol = var.p }"),
      ["api", "db"],
    ],
    [
      "the mode in the caller's service-defaults",
      entry("service-defaults", "web", "MeshGateway = { Mode = var.m }"),
      ["api"],
    ],
    ["the protocol of the called service", entry("service-defaults", "api", "Protocol = var.p"), ["api"]],
    ["a redirect of the called service", entry("service-resolver", "db", "Redirect = { Service = var.s }"), ["db"]],
    [
      "an override of that name",
      entry(
        "service-defaults",
        "web",
        'UpstreamConfig = { Overrides = [{ Name = "api", MeshGateway = { Mode = var.m } }] }',
      ),
      ["api"],
    ],
    [
      "an override of another name",
      entry(
        "service-defaults",
        "web",
        'UpstreamConfig = { Overrides = [{ Name = "pay", MeshGateway = { Mode = var.m } }] }',
      ),
      [],
    ],
    [
      "the limits of an override, beside another",
      entry(
        "service-defaults",
        "web",
        'UpstreamConfig = { Overrides = [{ Name = "api" }, { Name = "db", Limits = { MaxConnections = var.m } }] }',
      ),
      ["db"],
    ],
    [
      "the name of an override",
      entry("service-defaults", "web", "UpstreamConfig = { Overrides = [{ Name = var.n, ConnectTimeoutMs = 1 }] }"),
      ["api", "db"],
    ],
    [
      "an override in the entry of the called service, which is about what that one calls",
      entry(
        "service-defaults",
        "api",
        'UpstreamConfig = { Overrides = [{ Name = "api", MeshGateway = { Mode = var.m } }] }',
      ),
      [],
    ],
    [
      "the mode of the called service, where no level sets one",
      entry("service-defaults", "api", "MeshGateway = { Mode = var.m }"),
      ["api"],
    ],
    [
      "the mode of the called service, where a level sets one",
      entry("service-defaults", "db", "MeshGateway = { Mode = var.m }"),
      [],
    ],
    ["the entry of a service that nobody calls", entry("service-resolver", "other", "DefaultSubset = var.s"), []],
  ])("marks the upstreams that hang on it: %s", (_, terraform, marked) => {
    const found = undecidedWith(terraform);
    expect(found.marked).toEqual(marked);
    expect(found.told).toHaveLength(marked.length > 0 ? 1 : 0);
    for (const id of marked) expect(found.told[0]).toContain(`web → ${id}`);
  });

  test("tells the level of an unknown mode, and what it comes from", () => {
    const overrides = entry(
      "service-defaults",
      "web",
      `UpstreamConfig = { Overrides = [{ Name = "api", MeshGateway = { Mode = "\${var.m}" } }] }`,
    );
    const { plan } = analyze(
      [
        { file: "web.hcl", text: services },
        { file: "main.tf", text: overrides },
      ],
      { readers: [hcl2Reader] },
    );
    expect(plan.proxies[0]?.upstreams[0]?.undecided).toMatchObject([
      { expression: `"\${var.m}"`, cause: "var.m", level: "upstream-override", isMode: true },
    ]);
  });

  test.each([
    ["an unknown mode, inside the own datacenter", "MeshGateway = { Mode = var.m }", undefined, ["mode"]],
    ["an unknown mode, towards another one", "MeshGateway = { Mode = var.m }", "dc2", ["mode", "way"]],
    ["another unknown value", "Config = { protocol = var.p }", "dc2", ["mode", "way", "target"]],
  ])("opens no more than it can change: %s", (_, fields, datacenter, open) => {
    const text =
      datacenter === undefined ? services : services.replace('"api"', `"api"\n          datacenter = "${datacenter}"`);
    const { plan } = analyze(
      [
        { file: "web.hcl", text },
        { file: "main.tf", text: entry("proxy-defaults", "global", fields) },
      ],
      { readers: [hcl2Reader] },
    );
    const api = plan.proxies[0]?.upstreams[0];
    expect(api && openAspects(api, "dc1")).toEqual(open);
  });

  test("marks only its own upstream of a registration", () => {
    const job = `job "j" {\n  group "g" {\n    service {\n      name = "web"\n      connect {\n        sidecar_service {\n          proxy {\n            upstreams {\n              destination_name = "api"\n              local_bind_port  = 1\n              datacenter       = var.d\n            }\n            upstreams {\n              destination_name = "db"\n              local_bind_port  = 2\n            }\n          }\n        }\n      }\n    }\n  }\n}\n`;
    const { plan } = analyze([{ file: "web.nomad", text: job }], { readers: [hcl2Reader] });
    const upstreams = plan.proxies[0]?.upstreams ?? [];
    expect(upstreams.map((one) => [one.id, one.undecided?.map((part) => part.expression)])).toEqual([
      ["api", ["var.d"]],
      ["db", undefined],
    ]);
    expect(formatPlan(plan)).toContain("api (undecided)");
  });

  test("leaves plans alone where everything is told", () => {
    expect(undecidedWith(entry("proxy-defaults", "global", 'MeshGateway = { Mode = "local" }'))).toEqual({
      marked: [],
      told: [],
    });
  });
});
