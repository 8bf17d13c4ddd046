import { readFileSync } from "node:fs";
import { join } from "node:path";
import { checks, checkTruthTable } from "./checks.js";

export interface FileResult {
  readonly passed: number;
  readonly failures: readonly { readonly id: string; readonly text: string }[];
}

/** Runs all cases of one vector file. Cases that no check knows how to run count as failed. */
export function runFile(directory: string, name: string): FileResult {
  const text = readFileSync(join(directory, name), "utf8");
  if (name === "mode-truth-table.json") {
    const { passed, failed } = checkTruthTable(JSON.parse(text));
    return { passed, failures: failed.map((row) => ({ id: name, text: row })) };
  }
  const check = checks[name];
  let passed = 0;
  const failures: { id: string; text: string }[] = [];
  for (const line of text.split("\n")) {
    if (line.trim() === "") continue;
    const testCase = JSON.parse(line);
    const failure = check === undefined ? "nothing is built yet for this file" : attempt(() => check(testCase));
    if (failure === undefined) passed += 1;
    else failures.push({ id: String(testCase.id), text: failure });
  }
  return { passed, failures };
}

/** A check that throws has failed: bad input must never make the library throw. */
function attempt(check: () => string | undefined): string | undefined {
  try {
    return check();
  } catch (error) {
    return `threw ${error instanceof Error ? error.stack : String(error)}`;
  }
}
