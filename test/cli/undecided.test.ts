import { describe, expect, test } from "vitest";
import { runCaptured, withFiles } from "./run-captured.js";

const files: Readonly<Record<string, string>> = {
  "web.hcl": `service { name = "web" port = 80 connect { sidecar_service { proxy { upstreams = [
  { destination_name = "api" datacenter = "dc2" local_bind_port = 1 }
] } } } }
`,
  "main.tf": `resource "consul_config_entry" "x" {
  kind        = "proxy-defaults"
  name        = "global"
  config_json = jsonencode({ MeshGateway = { Mode = var.mode } })
}
variable "mode" {}
`,
  "policy.json": '{ "rules": [{ "name": "gateways", "forbid": { "via": ["remote-gateway"] } }] }',
};

function meshplan(...args: readonly string[]) {
  return runCaptured(args, withFiles(files));
}

const told = "warning[plan/undecided] What `var.mode` is may change the routes of web → api?dc=dc2.";

describe("a mode that is an unknown variable", () => {
  test("lets no rule that asks for it pass, until it is given", async () => {
    const { exitCode, out } = await meshplan("assert", "policy.json", "web.hcl", "main.tf");
    expect(exitCode).toBe(1);
    expect(out).toContain("error[policy/undecided] Rule `gateways` cannot be judged");
    expect(out).toContain("Give it: --var mode=VALUE");
    const given = await meshplan("assert", "policy.json", "web.hcl", "main.tf", "--var", "mode=local");
    expect([given.exitCode, given.out]).toEqual([0, "1 rule: nothing to report\n"]);
  });

  test("is told by survey and diff", async () => {
    const survey = await meshplan("survey", "web.hcl", "main.tf");
    expect([survey.exitCode, survey.err]).toEqual([0, expect.stringContaining(told)]);
    const { diagnostics } = JSON.parse((await meshplan("survey", "web.hcl", "main.tf", "--format", "json")).out);
    expect(diagnostics.map(({ code }: { code: string }) => code)).toEqual(["plan/undecided"]);
    const sides = ["--before", "web.hcl", "--before", "main.tf", "--after", "web.hcl", "--after", "main.tf"];
    const diff = await meshplan("diff", ...sides);
    expect([diff.exitCode, diff.err]).toEqual([0, expect.stringContaining(`in both states:\n${told}`)]);
    const given = await meshplan("survey", "web.hcl", "main.tf", "--var", "mode=local");
    expect(given.err).toBe("");
  });
});
