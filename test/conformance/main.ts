import { readdirSync } from "node:fs";
import { parseArgs } from "node:util";
import { runFile } from "./run.js";

/**
 * `npm run conformance -- DIR [--show N]`: every vector file of a directory through the library; a line a file, the first
 * N failing ids with what was expected and what came, and the sum as the last line.
 */
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { show: { type: "string", default: "0" } },
});
const [directory] = positionals;
if (directory === undefined) {
  console.error("usage: npm run conformance -- DIRECTORY [--show N]");
  process.exit(2);
}

let passed = 0;
let failed = 0;
const names = readdirSync(directory).filter((name) => name.endsWith(".jsonl") || name === "mode-truth-table.json");
for (const name of names.sort()) {
  const result = runFile(directory, name);
  passed += result.passed;
  failed += result.failures.length;
  console.log(`${name} ${result.passed} passed, ${result.failures.length} failed`);
  for (const { id, text } of result.failures.slice(0, Number(values.show))) console.log(`--- ${id}\n${text}`);
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);
