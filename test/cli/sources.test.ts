import { execFileSync } from "node:child_process";
import { mkdtemp, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { collectSources } from "../../src/cli/sources.js";
import { capturedIo, runCaptured } from "./run-captured.js";

const entry = 'Kind = "service-defaults"\nName = "web"\n';
const terraform = `variable "mode" {
  default = "local"
}

resource "consul_config_entry" "proxy_defaults" {
  kind        = "proxy-defaults"
  name        = "global"
  config_json = jsonencode({ MeshGateway = { Mode = var.mode } })
}
`;
const terraformJson = JSON.stringify({
  resource: { consul_config_entry: { web: { kind: "service-defaults", name: "web", config_json: "{}" } } },
});
const job = `job "web" {
  group "web" {
    network { mode = "bridge" }
    service {
      name = "web"
      port = "80"
      connect {
        sidecar_service {}
      }
    }
  }
}
`;
const manifest =
  "apiVersion: consul.hashicorp.com/v1alpha1\nkind: ServiceDefaults\nmetadata:\n  name: web\nspec:\n  protocol: http\n";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "meshplan-"));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

describe("what stands in a folder", () => {
  test("pipes are passed over and named, for reading one waits forever", async () => {
    execFileSync("mkfifo", [join(folder, "pipe.hcl")]);
    await symlink("pipe.hcl", join(folder, "link.hcl"));
    await writeFile(join(folder, "web.hcl"), entry);
    const { sources, diagnostics, complete } = await collectSources([folder], capturedIo().io);
    expect(sources).toEqual([{ file: `${folder}/web.hcl`, text: entry }]);
    expect(diagnostics.map(({ code, message }) => [code, message.split(" ")[0]])).toEqual([
      ["source/passed-over", `${folder}/link.hcl`],
      ["source/passed-over", `${folder}/pipe.hcl`],
    ]);
    expect(complete).toBe(true);
  });

  test("links to files are read, those that lead nowhere are faults", async () => {
    await writeFile(join(folder, "web"), entry);
    await symlink("web", join(folder, "web.hcl"));
    await symlink("gone", join(folder, "broken.hcl"));
    const { sources, diagnostics } = await collectSources([folder], capturedIo().io);
    expect(sources).toEqual([{ file: `${folder}/web.hcl`, text: entry }]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["source/unreadable"]);
  });
});

test("a file that is given twice is read once, unless for two datacenters", async () => {
  await writeFile(join(folder, "web.hcl"), entry);
  const file = `${folder}/web.hcl`;
  const { sources } = await collectSources([folder, file, `dc2=${folder}`, `dc2=${file}`], capturedIo().io);
  expect(sources).toEqual([
    { file, text: entry },
    { file, text: entry, datacenter: "dc2" },
  ]);
});

describe("what has no name of a file", () => {
  test.each([
    ["HCL", entry, 1],
    ["JSON", '{"Kind": "service-defaults", "Name": "web"}', 1],
    ["Terraform", terraform, 1],
    ["Terraform in JSON", terraformJson, 1],
    ["a Nomad job", job, 2],
    ["a manifest", manifest, 1],
  ])("standard input may be %s", async (_, text, count) => {
    const { out, exitCode } = await runCaptured(["check", "-"], { input: () => Promise.resolve(text) });
    const counted = `1 file, ${count} definition${count === 1 ? "" : "s"}`;
    expect({ out, exitCode }).toEqual({ out: `${counted}: nothing to report\n`, exitCode: 0 });
  });

  test("a pipe that is given by its own name is read, and its content tells what it is", async () => {
    const pipe = join(folder, "63");
    execFileSync("mkfifo", [pipe]);
    const [{ sources, diagnostics }] = await Promise.all([
      collectSources([`dc2=${pipe}`], capturedIo().io),
      writeFile(pipe, '{"Kind": "service-defaults", "Name": "web"}'),
    ]);
    expect(diagnostics).toEqual([]);
    expect(sources).toMatchObject([{ file: pipe, syntax: "json", datacenter: "dc2" }]);
  });

  test.each([
    [["check", "-", "-"]],
    [["plan", "dc1=-", "dc2=-"]],
    [["diff", "-", "-"]],
    [["diff", "--before", "-", "--after", "-"]],
  ])("%j is refused, for standard input can be read only once", async (args) => {
    const { out, err, exitCode } = await runCaptured(args, { input: () => Promise.resolve(entry) });
    expect({ out, exitCode }).toEqual({ out: "", exitCode: 2 });
    expect(err).toContain("standard input (-) can be read only once");
  });
});

test.each([
  ["dc9=", "`dc9=` has no path after the equals sign."],
  ["", "An empty path was given."],
])("%j is said to lack a path", async (argument, message) => {
  const { out, exitCode } = await runCaptured(["check", argument]);
  expect(exitCode).toBe(2);
  expect(out).toContain(message);
  expect(out).not.toContain("ENOENT");
});
