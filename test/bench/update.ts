import { analyze } from "../../src/analyze.js";
import type { Source } from "../../src/base/source.js";
import { survey } from "../../src/survey/survey.js";
import { updateAnalysis } from "../../src/update.js";
import { makeFleet } from "./fleet-texts.js";
import { heapUsed, processorTimeOf, timeOf } from "./measure.js";

const size = { services: 10_000, upstreams: 10, datacenters: 10 };

/** Replanning 10,000 services of 10 upstreams after one changed source, in processor time, as a share of planning all. */
export function benchUpdate(): void {
  analyze(makeFleet({ services: 500, upstreams: 5, datacenters: 3, seed: 7 }));
  const sources = makeFleet(size);
  heapUsed();
  const { result: analysis, milliseconds: full } = processorTimeOf(() => analyze(sources));
  console.log(
    `all of ${size.services} services of ${size.upstreams} upstreams: ${full.toFixed(0)} ms of processor time`,
  );
  // Collecting garbage goes on beside the program after it was asked for, and counts as its time.
  heapUsed();
  for (let round = 0; round < 5; round += 1) updateAnalysis(analysis, {});
  for (const { what, source } of changesOf(sources)) {
    const times = Array.from(
      { length: 9 },
      () => processorTimeOf(() => updateAnalysis(analysis, { set: [source] })).milliseconds,
    );
    const median = times.toSorted((a, b) => a - b)[4] ?? 0;
    const { plan } = updateAnalysis(analysis, { set: [source] });
    const planned = plan.proxies.filter((proxy, index) => proxy !== analysis.plan.proxies[index]).length;
    console.log(
      `${what}: ${median.toFixed(1)} ms, ${((median / full) * 100).toFixed(2)} %, ${planned} proxies planned`,
    );
  }
}

/** What the loss of each of some 1,000 things would cost: the least time of a few rounds. */
export function benchSurvey(): void {
  const analysis = analyze(makeFleet({ services: 1000, upstreams: 5, datacenters: 3 }));
  const { losses, harmless } = survey(analysis);
  const milliseconds = timeOf(() => survey(analysis), { rounds: 2 });
  console.log(`${losses.length + harmless} things surveyed in ${milliseconds.toFixed(0)} ms`);
}

function changesOf(sources: readonly Source[]): readonly { readonly what: string; readonly source: Source }[] {
  const edit = (file: string, change: (text: string) => string): Source => {
    const source = sources.find((one) => one.file === file);
    if (typeof source?.text !== "string") throw new Error(`the fleet has no ${file}`);
    return { ...source, text: change(source.text) };
  };
  const entry = (kind: string, body: string): Source => ({
    file: `entries/zz-${kind}.hcl`,
    text: `Kind = "${kind}"\nName = "s17"\n${body}`,
  });
  return [
    {
      what: "service-defaults",
      source: edit("entries/defaults-s17.hcl", (text) => `${text}MeshGateway { Mode = "remote" }\n`),
    },
    { what: "service-resolver", source: entry("service-resolver", 'ConnectTimeout = "9s"\n') },
    { what: "service-splitter", source: entry("service-splitter", "Splits = [{ Weight = 100 }]\n") },
    { what: "service-router", source: entry("service-router", "Routes = []\n") },
    { what: "registration", source: edit("dc8/s17.hcl", (text) => text.replace("port = 8080", "port = 9090")) },
  ];
}
