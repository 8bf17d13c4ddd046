import type { Source } from "../../src/base/source.js";
import { readSources } from "../../src/read.js";
import { asJson, makeFleet } from "./fleet-texts.js";
import { heapUsed, jsonParseTime, timeOf } from "./measure.js";

/**
 * Reading, decoding and validating 1,000 services of 5 upstreams with their entries, from HCL and from JSON, beside
 * JSON.parse of the same data; and what the definitions hold of memory.
 */
export function benchCheck(): void {
  const hcl = makeFleet({ services: 1000, upstreams: 5, datacenters: 3 });
  const json = hcl.map(asJson);
  const bytes = sizeOf(json);
  const native = jsonParseTime(json.map(({ text }) => text.toString()));
  console.log(`${hcl.length} files; JSON.parse does ${(bytes / native / 1000).toFixed(0)} MB/s of them`);
  for (const [name, sources] of [
    ["HCL", hcl],
    ["JSON", json],
  ] as const) {
    const milliseconds = timeOf(() => readSources(sources), { span: 500 });
    console.log(
      `from ${name}: ${milliseconds.toFixed(0)} ms for ${(sizeOf(sources) / 1e6).toFixed(2)} MB, ` +
        `${(milliseconds / native).toFixed(0)} times JSON.parse of the same data; ` +
        `definitions of ${(memoryOf(sources) / sizeOf(sources)).toFixed(1)} times the text`,
    );
  }
}

function sizeOf(sources: readonly Source[]): number {
  return sources.reduce((sum, { text }) => sum + text.length, 0);
}

function memoryOf(sources: readonly Source[]): number {
  const before = heapUsed();
  const reading = readSources(sources);
  const bytes = heapUsed() - before;
  if (reading.definitions.length < 1000) throw new Error("the fleet was not read");
  return bytes;
}
