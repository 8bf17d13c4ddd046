import { checkChain, checkChainName, checkChainWrite, checkGraph } from "./chains.js";
import { checkConfigEntry, checkHclTypedEntry } from "./config-entries.js";
import { checkCrd } from "./crd.js";
import { checkHcl } from "./hcl.js";
import { checkModeResolution, checkTruthTable } from "./mode-resolution.js";
import { checkRoute } from "./routes.js";
import { checkHclTypedAgent, checkService } from "./services.js";

/** Tells what is wrong with the library's answer to a case; undefined if it agrees. */
export type Check = (testCase: unknown) => string | undefined;

/** Which check runs the cases of which vector file. */
export const checks: Readonly<Record<string, Check>> = {
  "hcl.jsonl": checkHcl,
  "hcl-typed.jsonl": (testCase) =>
    isAgentCase(testCase) ? checkHclTypedAgent(testCase) : checkHclTypedEntry(testCase),
  "config-entries.jsonl": checkConfigEntry,
  "config-entries-crd.jsonl": checkCrd,
  "config-entries-graph.jsonl": checkGraph,
  "services.jsonl": checkService,
  "mode-resolution.jsonl": checkModeResolution,
  "chains.jsonl": checkChain,
  "chain-names.jsonl": checkChainName,
  "chain-writes.jsonl": checkChainWrite,
  "routes.jsonl": checkRoute,
};

export { checkTruthTable };

function isAgentCase(testCase: unknown): boolean {
  return typeof testCase === "object" && testCase !== null && "path" in testCase && testCase.path === "agent";
}
