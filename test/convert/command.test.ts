import { chmod, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { runCaptured } from "../cli/run-captured.js";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "meshplan-convert-"));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function put(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

const web = 'Kind = "service-defaults"\nName = "web"\nProtocol = "http"\n';
const api = 'Kind = "service-defaults"\nName = "api"\nProtocol = "grpc"\n';

describe("meshplan convert", () => {
  test("prints one definition as the file it would be", async () => {
    const path = await put("web.hcl", web);
    expect(await runCaptured(["convert", "--to", "json", path])).toEqual({
      out: '{\n  "Kind": "service-defaults",\n  "Name": "web",\n  "Protocol": "http"\n}\n',
      err: "",
      exitCode: 0,
    });
  });

  test("prints several as documents of YAML, and as a list of JSON", async () => {
    const paths = [await put("web.hcl", web), await put("api.hcl", api)];
    const yaml = await runCaptured(["convert", "--to", "kubernetes", ...paths]);
    expect(yaml.out.match(/^---$/gm)).toHaveLength(2);
    const json = await runCaptured(["convert", "--to", "json", ...paths]);
    expect(JSON.parse(json.out).map((entry: { Name: string }) => entry.Name)).toEqual(["web", "api"]);
  });

  test.each([
    ["several entries as HCL", "hcl", [web, api], true],
    ["several services as JSON", "json", ['service { name = "web" }', 'service { name = "api" }'], true],
    ["several entries as JSON", "json", [web, api], false],
    ["one entry as HCL", "hcl", [web], false],
  ])("warns where one text cannot be read again: %s", async (_, format, texts, isTold) => {
    const paths = await Promise.all(texts.map((text, index) => put(`${index}.hcl`, text)));
    const { err, exitCode } = await runCaptured(["convert", "--to", format, ...paths]);
    expect(err.includes("[convert/one-file-each]")).toBe(isTold);
    expect(exitCode).toBe(0);
    const out = join(folder, "out");
    expect((await runCaptured(["convert", "--to", format, "--out", out, ...paths])).err).toBe("");
  });

  test("writes a file a definition, each into the folder of its datacenter", async () => {
    const paths = [`east=${await put("web.hcl", web)}`, await put("api.hcl", api)];
    const out = join(folder, "out");
    const { out: printed, exitCode } = await runCaptured(["convert", "--to", "terraform", "--out", out, ...paths]);
    expect(exitCode).toBe(0);
    expect(printed).toBe(`${out}/east/service-defaults-web.tf\n${out}/service-defaults-api.tf\n`);
    expect(await readFile(join(out, "service-defaults-api.tf"), "utf8")).toContain('name = "api"');
    expect((await readdir(out)).sort()).toEqual(["east", "service-defaults-api.tf"]);
  });

  test("writes nothing where one file exists, unless it is forced", async () => {
    const paths = [await put("web.hcl", web), await put("api.hcl", api)];
    const taken = await put("service-defaults-web.json", "mine");
    const refused = await runCaptured(["convert", "--to", "json", "--out", folder, ...paths]);
    expect(refused.exitCode).toBe(2);
    expect(refused.err).toContain("convert/file-exists");
    expect(await readFile(taken, "utf8")).toBe("mine");
    expect((await readdir(folder)).sort()).toEqual(["api.hcl", "service-defaults-web.json", "web.hcl"]);
    const forced = await runCaptured(["convert", "--to", "json", "--out", folder, "--force", ...paths]);
    expect(forced.exitCode).toBe(0);
    expect(JSON.parse(await readFile(taken, "utf8"))).toMatchObject({ Name: "web" });
  });

  test("leaves nothing half-written where a file cannot be written", async () => {
    const paths = [await put("web.hcl", web), await put("api.hcl", api)];
    // A folder stands where the second file is to go.
    const { exitCode, err } = await runCaptured(["convert", "--to", "json", "--out", await put("file", ""), ...paths]);
    expect(exitCode).toBe(2);
    expect(err).toContain("convert/unwritable");
    expect((await readdir(folder)).sort()).toEqual(["api.hcl", "file", "web.hcl"]);
  });

  test.each([
    [
      "what is refused",
      "kubernetes",
      'Kind = "service-defaults"\nName = "web"\nProtocl = "http"\n',
      "convert/refused",
      1,
    ],
    ["services for Kubernetes", "kubernetes", 'service { name = "web" }', "convert/not-expressible", 1],
    ["services for Terraform", "terraform", 'service { name = "web" }', "convert/not-expressible", 1],
    ["kinds without a resource", "kubernetes", 'Kind = "tcp-route"\nName = "a"\n', "convert/not-expressible", 1],
    [
      "names that no resource has",
      "kubernetes",
      'Kind = "service-defaults"\nName = "A_b"\n',
      "convert/not-expressible",
      1,
    ],
    ["Meta for Kubernetes", "kubernetes", `${web}Meta { a = "b" }`, "convert/left-out", 0],
    ["what no file holds", "hcl", "", "convert/nothing", 0],
  ])("tells of %s", async (_, format, text, code, exitCode) => {
    const result = await runCaptured(["convert", "--to", format, await put("in.hcl", text)]);
    expect(result.err).toContain(`[${code}]`);
    expect(result.exitCode).toBe(exitCode);
  });

  test("tells that settings are printed without what Meshplan does not read", async () => {
    const path = await put("agent.hcl", 'datacenter = "east"\ndata_dir = "/opt"\n');
    const result = await runCaptured(["convert", "--to", "hcl", "--notes", path]);
    expect(result.err).toContain("[convert/settings-only]");
    expect(result.out).toContain('datacenter = "east"');
    expect(result.out).not.toContain("data_dir");
  });

  test("tells what Terraform has for services", async () => {
    const { err } = await runCaptured([
      "convert",
      "--to",
      "terraform",
      await put("web.hcl", 'service { name = "web" }'),
    ]);
    expect(err).toContain("`consul_service` registers in the catalogue");
  });

  test("needs a format", async () => {
    expect((await runCaptured(["convert", await put("web.hcl", web)])).exitCode).toBe(2);
  });
});

describe("meshplan fmt", () => {
  test("prints a file in canonical layout", async () => {
    expect(await runCaptured(["fmt", await put("a.hcl", "a=1\nbc = 2")])).toEqual({
      out: "a  = 1\nbc = 2\n",
      err: "",
      exitCode: 0,
    });
  });

  test("checks, and tells by its status", async () => {
    const ugly = await put("ugly.hcl", "a=1");
    const fine = await put("fine.hcl", "a = 1\n");
    expect(await runCaptured(["fmt", "--check", ugly, fine])).toEqual({ out: `${ugly}\n`, err: "", exitCode: 1 });
    expect(await readFile(ugly, "utf8")).toBe("a=1");
    expect((await runCaptured(["fmt", "--check", fine])).exitCode).toBe(0);
  });

  test("writes what changes, keeping permissions and links", async () => {
    const ugly = await put("ugly.hcl", "a=1");
    await chmod(ugly, 0o600);
    const link = join(folder, "link.hcl");
    await symlink(ugly, link);
    expect((await runCaptured(["fmt", "--write", link])).out).toBe(`${link}\n`);
    expect(await readFile(ugly, "utf8")).toBe("a = 1\n");
    expect((await stat(ugly)).mode & 0o777).toBe(0o600);
    expect((await readdir(folder)).sort()).toEqual(["link.hcl", "ugly.hcl"]);
  });

  test("leaves files with faults, and JSON, alone", async () => {
    const broken = await put("broken.hcl", "a=1\nb = local");
    const json = await put("a.json", '{"a":1}');
    const result = await runCaptured(["fmt", "--write", broken, json]);
    expect(result).toMatchObject({ out: "", exitCode: 1 });
    expect(result.err).toContain("hcl/unquoted-text");
    expect(await readFile(broken, "utf8")).toBe("a=1\nb = local");
    expect(await readFile(json, "utf8")).toBe('{"a":1}');
  });

  test.each([
    ["a.json", '{"a":1}', "JSON"],
    ["a.yaml", "kind: ServiceDefaults\n", "YAML"],
    ["a.tf", "locals {}\n", "Terraform's"],
    ["a.tf.json", "{}\n", "Terraform's"],
    ["web.nomad.hcl", 'job "web" {\n  a = local.b\n}\n', "a Nomad job"],
    ["web.hcl", 'job "web" {\n  group "a" {\n    count = var.b\n  }\n}\n', "a Nomad job"],
  ])("tells that %s is not formatted, and prints nothing", async (name, text, language) => {
    const path = await put(name, text);
    expect(await runCaptured(["fmt", path])).toEqual({
      out: "",
      err: `meshplan: fmt: not formatted: ${path} is ${language}; only HCL of Consul's is formatted\n`,
      exitCode: 2,
    });
    expect(await runCaptured(["fmt", "--write", path])).toMatchObject({ out: "", exitCode: 0 });
  });

  test("tells of standard input that is not formatted", async () => {
    const result = await runCaptured(["fmt", "-"], { input: () => Promise.resolve('{"a":1}') });
    expect(result).toMatchObject({ out: "", exitCode: 2 });
    expect(result.err).toContain("<stdin> is JSON");
  });

  test("passes over what is not formatted in a folder", async () => {
    await put("a.json", "{}");
    expect(await runCaptured(["fmt", folder])).toEqual({
      out: "",
      err: "meshplan: fmt: not formatted: none of 1 file is HCL of Consul's\n",
      exitCode: 2,
    });
    const ugly = await put("ugly.hcl", "a=1");
    expect(await runCaptured(["fmt", "-w", folder])).toEqual({ out: `${ugly}\n`, err: "", exitCode: 0 });
  });

  test("wants to know what to do with several files", async () => {
    expect((await runCaptured(["fmt", await put("a.hcl", ""), await put("b.hcl", "")])).exitCode).toBe(2);
  });
});
