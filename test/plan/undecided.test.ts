import { describe, expect, test } from "vitest";
import { hcl2Reader } from "../../src/hcl2.js";
import { analyze, formatPlan } from "../../src/index.js";

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
    ["the entry of a service that nobody calls", entry("service-resolver", "other", "DefaultSubset = var.s"), []],
  ])("marks the upstreams that hang on it: %s", (_, terraform, marked) => {
    const found = undecidedWith(terraform);
    expect(found.marked).toEqual(marked);
    expect(found.told).toHaveLength(marked.length > 0 ? 1 : 0);
    for (const id of marked) expect(found.told[0]).toContain(`web → ${id}`);
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
