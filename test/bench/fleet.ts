import { analyze } from "../../src/analyze.js";
import type { Source } from "../../src/base/source.js";
import { createCatalog } from "../../src/catalog/catalog.js";
import { planRoutes } from "../../src/plan/plan.js";
import { readSources } from "../../src/read.js";
import { asJson, type FleetSize, makeFleet } from "./fleet-texts.js";
import { heapUsed, jsonParseTime, timeOf } from "./measure.js";

/** 1,000, 10,000 and 100,000 upstreams. */
const growing: readonly FleetSize[] = [
  { services: 200, upstreams: 5, datacenters: 10 },
  { services: 2000, upstreams: 5, datacenters: 10 },
  { services: 10_000, upstreams: 10, datacenters: 10 },
];

/**
 * From HCL text to plan: the time of each step and as a ratio to JSON.parse of the same data, memory, and how the time of an
 * upstream grows with the fleet.
 */
export function benchFleet(): void {
  run({ services: 1000, upstreams: 5, datacenters: 3 });
  let before: number | undefined;
  for (const size of growing) {
    const microseconds = run(size);
    if (before !== undefined) {
      console.log(`  an upstream takes ${(microseconds / before).toFixed(2)} times as long as in the smaller fleet`);
    }
    before = microseconds;
  }
}

/** Prints the times of a fleet; gives the microseconds of one upstream. */
function run(size: FleetSize): number {
  const sources = makeFleet(size);
  const { megabytesPerSecond, milliseconds: native } = nativeOf(sources);
  const rounds = { rounds: 5, span: 200 };
  // First, while nothing else is kept: whatever is alive costs time whenever garbage is collected.
  const all = timeOf(() => analyze(sources), rounds);
  const { definitions } = readSources(sources);
  const catalog = createCatalog(definitions);
  const read = timeOf(() => readSources(sources), rounds);
  const index = timeOf(() => createCatalog(definitions), rounds);
  const plan = timeOf(() => planRoutes(catalog), rounds);
  const before = heapUsed();
  const analysis = analyze(sources);
  const megabytes = (heapUsed() - before) / 1e6;
  const { proxies } = analysis.plan;
  if (proxies.length !== size.services) throw new Error(`${proxies.length} proxies planned`);
  const upstreams = size.services * size.upstreams;
  console.log(
    `${size.services} services of ${size.upstreams} upstreams in ${size.datacenters} datacenters: ` +
      `read ${read.toFixed(0)} ms, catalog ${index.toFixed(0)} ms, plan ${plan.toFixed(0)} ms; ` +
      `all at once ${all.toFixed(0)} ms, ${((all / upstreams) * 1000).toFixed(1)} µs an upstream; heap ${megabytes.toFixed(0)} MB`,
  );
  console.log(
    `  ${(all / native).toFixed(0)} times JSON.parse of the same data, which does ${megabytesPerSecond.toFixed(0)} MB/s`,
  );
  return (all / upstreams) * 1000;
}

/** What JSON.parse takes for the same files as JSON. */
function nativeOf(sources: readonly Source[]): { readonly milliseconds: number; readonly megabytesPerSecond: number } {
  const texts = sources.map((source) => asJson(source).text.toString());
  const milliseconds = jsonParseTime(texts);
  const bytes = texts.reduce((sum, text) => sum + text.length, 0);
  return { milliseconds, megabytesPerSecond: bytes / milliseconds / 1000 };
}
