import { describe, expect, test } from "vitest";
import { fileIo } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";
import { root } from "../docs/blocks.js";

process.chdir(root);

const policy = "docs/examples/policies/policy.json";
const shop = "docs/examples/policies/shop";

/** Runs `meshplan assert`; some files may be made up. */
async function assert(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  const printed = { out: "", err: "" };
  const status = await run(["assert", ...args], {
    ...fileIo,
    out: (text) => {
      printed.out += text;
    },
    err: (text) => {
      printed.err += text;
    },
    wantsColour: false,
    read: async (path) => files[path] ?? fileIo.read(path),
    exists: async (path) => path in files || fileIo.exists(path),
    isDirectory: async (path) => !(path in files) && fileIo.isDirectory(path),
    input: () => Promise.resolve(""),
  });
  return { ...printed, status };
}

describe("meshplan assert", () => {
  test("exits with 1 if a rule of severity error is broken, in every format", async () => {
    for (const format of ["text", "json", "sarif", "github"]) {
      const { status, out } = await assert([policy, shop, "--format", format]);
      expect(status).toBe(1);
      expect(out).toContain("policy/required");
    }
  });

  test("gives the severity of the rule to SARIF, and every finding a place", async () => {
    const { out } = await assert([policy, shop, "--format", "sarif"]);
    const { results } = JSON.parse(out).runs[0];
    expect(results.map((one: { level: string }) => one.level).sort()).toEqual(["error", "error", "warning", "warning"]);
    expect(results.every((one: { locations?: unknown }) => one.locations !== undefined)).toBe(true);
  });

  test("exits with 0 and says so if every rule holds", async () => {
    const text = '{ "rules": [{ "name": "no-peers", "forbid": { "peers": ["*"] } }] }';
    const { status, out } = await assert(["p.json", shop], { "p.json": text });
    expect([status, out]).toEqual([0, "1 rule: nothing to report\n"]);
  });

  test("exits with 2 if the policy cannot be read or understood", async () => {
    expect((await assert(["missing.json", shop])).status).toBe(2);
    const { status, out } = await assert(["p.json", shop], { "p.json": '{ "rules": [{ "name": "a" }] }' });
    expect(status).toBe(2);
    expect(out).toContain("p.json:1:13");
  });

  test("reports errors of the files, which no rule can see", async () => {
    const text = '{ "rules": [{ "name": "alive", "forbid": { "peers": ["*"] } }] }';
    const { status, out } = await assert(["p.json", "bad.hcl"], { "p.json": text, "bad.hcl": 'Kind = "nothing"' });
    expect(status).toBe(1);
    expect(out).toContain("decode/kind-unknown");
  });
});
