import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { runCaptured } from "./run-captured.js";

const folder = join(import.meta.dirname, "../cases");

/**
 * Each folder of test/cases is a case: its files, the arguments in `command.txt`, and in `expected.txt` what a person sees.
 * Reading the pair tells whether a user would understand it. `WRITE_CASES=1` writes the second file anew.
 */
describe("reports", () => {
  test.each(readdirSync(folder))("%s reads as expected", async (name) => {
    process.chdir(join(folder, name));
    const args = readFileSync("command.txt", "utf8").trim().split(/\s+/);
    const { out, err, exitCode } = await runCaptured(args);
    const seen = `${out}${err === "" ? "" : `\n[standard error]\n${err}`}\n[exit status ${exitCode}]\n`;
    if (process.env["WRITE_CASES"] === "1") writeFileSync("expected.txt", seen);
    expect(seen).toBe(readFileSync("expected.txt", "utf8"));
  });
});
