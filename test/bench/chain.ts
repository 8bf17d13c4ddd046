import { readFileSync } from "node:fs";
import { indexEntries } from "../../src/catalog/entries.js";
import { chainCompiler } from "../../src/chain/compile.js";
import { compiledChain } from "../../src/chain/compiled-chain.js";
import { consulJson } from "../../src/model/consul-json.js";
import { compare, definitionsOf, type RequestJson, requestOf } from "../conformance/chains.js";
import { timeOf } from "./measure.js";

interface Input {
  readonly entries: readonly unknown[];
  readonly requests: readonly RequestJson[];
}

/** What each input is, and Go's time to read and compile it, in microseconds. */
const cases = [
  { name: "chain-a", what: "default chain", go: 8.5 },
  { name: "chain-b", what: "redirect and failover", go: 12.6 },
  { name: "chain-c", what: "router with 20 routes", go: 232 },
  { name: "chain-d", what: "2,000 services in turn", go: 34_000 },
] as const;

/**
 * Compiles the chains that Go was timed on and prints our times beside Go's. `first` prepares the entries anew each
 * time; `shared` prepares them once for all repetitions, as for the upstreams of a mesh. Results are checked before.
 */
export function benchChain(): void {
  for (const { name, what, go } of cases) {
    const input: Input = JSON.parse(textOf(`${name}.json`));
    const entries = indexEntries(definitionsOf(input.entries));
    const requests = input.requests.map(requestOf);
    const compileAll = (compile: ReturnType<typeof chainCompiler>) => {
      for (const request of requests) compile(request);
    };

    const expected = textOf(`${name}.expected.jsonl`).trimEnd().split("\n");
    const checked = chainCompiler(entries);
    for (const [index, request] of requests.entries()) {
      const result = checked(request);
      const chain = "chain" in result ? consulJson(compiledChain, result.chain) : result.error.message;
      const difference = compare(JSON.parse(expected[index] ?? "null"), chain);
      if (difference !== undefined) throw new Error(`${name}: ${difference}`);
    }

    const shared = chainCompiler(entries);
    const first = 1000 * timeOf(() => compileAll(chainCompiler(entries)));
    const again = 1000 * timeOf(() => compileAll(shared));
    console.log(
      `${name} (${what}): Go ${go} µs · first ${first.toFixed(1)} µs, ${(go / first).toFixed(1)}x faster` +
        ` · shared ${again.toFixed(1)} µs, ${(go / again).toFixed(1)}x faster`,
    );
  }
}

function textOf(file: string): string {
  // Compiled tests run from .tsbuild/test, the inputs stay where they are.
  return readFileSync(`test/bench/inputs/${file}`, "utf8");
}
