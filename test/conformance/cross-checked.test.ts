import { readdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { runFile } from "./run.js";

const directory = join(import.meta.dirname, "cross-checked");
const files = readdirSync(directory).filter((name) => name.endsWith(".jsonl"));

test.each(files)("a second implementation gives the answers of %s, too", (file) => {
  const { passed, failures } = runFile(directory, file);
  expect(failures).toEqual([]);
  expect(passed).toBeGreaterThan(10);
});

test("all families that were worked out twice are there", () => {
  expect(files.sort()).toEqual(["chain-writes.jsonl", "chains.jsonl", "mode-resolution.jsonl", "routes.jsonl"]);
});
