import { readFileSync } from "node:fs";
import { type EntrySet, indexEntries } from "../../src/catalog/entries.js";
import { defineEntry } from "../../src/decode/define.js";
import type { ServiceDefinition } from "../../src/model/definition.js";
import { createProxyResolver, resolveProxy } from "../../src/resolve/resolve.js";
import { defineService } from "../conformance/registration.js";
import { heapUsed, timeOf } from "./measure.js";

/** Milliseconds that Consul's Go code took for the same files, on one core (bench/README.md of the vectors). */
const goMilliseconds: Readonly<Record<number, number>> = { 1: 0.142, 10: 0.453, 100: 3.85 };

// Compiled tests run from .tsbuild/test; the inputs stay where they are.
const inputs = "test/bench/inputs";
const options = { datacenter: "dc1" };

/** Resolves and merges one proxy with 1, 10 and 100 upstreams, and a fleet of 100,000 upstreams in all. */
export function benchMerge(): void {
  for (const [upstreams, go] of Object.entries(goMilliseconds)) {
    const { entries, service } = readInput(upstreams);
    const milliseconds = timeOf(() => resolveProxy(entries, service, options));
    console.log(
      `merge of ${upstreams} upstreams: ${milliseconds.toFixed(4)} ms, ${(go / milliseconds).toFixed(1)} times as fast as Go`,
    );
  }
  benchFleet();
}

/** 1,000 proxies of 100 upstreams: the time for all, and the memory that the results hold. */
function benchFleet(): void {
  const { entries, service } = readInput("100");
  const before = heapUsed();
  const start = performance.now();
  const resolver = createProxyResolver(entries);
  const results = Array.from({ length: 1000 }, () => resolver.resolve(service, options));
  const milliseconds = performance.now() - start;
  const megabytes = (heapUsed() - before) / 1e6;
  console.log(
    `merge of 1000 proxies of 100 upstreams: ${milliseconds.toFixed(0)} ms, results of ${megabytes.toFixed(0)} MB`,
  );
  if (results.length !== 1000) throw new Error("the results were dropped before they were measured");
}

function readInput(upstreams: string): { readonly entries: EntrySet; readonly service: ServiceDefinition } {
  const input = JSON.parse(readFileSync(`${inputs}/merge-${upstreams}.json`, "utf8"));
  const service = defineService(input.service);
  if ("code" in service) throw new Error(service.code);
  const entries: readonly unknown[] = input.entries;
  return { entries: indexEntries(entries.flatMap((entry) => defineEntry(entry).definition ?? [])), service };
}
