import { describe, expect, test } from "vitest";
import { runCaptured, withFiles } from "../cli/run-captured.js";
import { root } from "../docs/blocks.js";

process.chdir(root);

const policy = "docs/examples/policies/policy.json";
const shop = "docs/examples/policies/shop";

/** Runs `meshplan assert`; some files may be made up. */
function assert(args: readonly string[], files: Readonly<Record<string, string>> = {}) {
  return runCaptured(["assert", ...args], withFiles(files));
}

describe("meshplan assert", () => {
  test("exits with 1 if a rule of severity error is broken, in every format", async () => {
    for (const format of ["text", "json", "sarif", "github"]) {
      const { exitCode, out } = await assert([policy, shop, "--format", format]);
      expect(exitCode).toBe(1);
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
    const { exitCode, out } = await assert(["p.json", shop], { "p.json": text });
    expect([exitCode, out]).toEqual([0, "1 rule: nothing to report\n"]);
  });

  test("exits with 2 if the policy cannot be read or understood", async () => {
    expect((await assert(["missing.json", shop])).exitCode).toBe(2);
    const { exitCode, out } = await assert(["p.json", shop], { "p.json": '{ "rules": [{ "name": "a" }] }' });
    expect(exitCode).toBe(2);
    expect(out).toContain("p.json:1:13");
  });

  test("reports errors of the files, which no rule can see", async () => {
    const text = '{ "rules": [{ "name": "alive", "forbid": { "peers": ["*"] } }] }';
    const { exitCode, out } = await assert(["p.json", "bad.hcl"], { "p.json": text, "bad.hcl": 'Kind = "nothing"' });
    expect(exitCode).toBe(1);
    expect(out).toContain("decode/kind-unknown");
  });
});
