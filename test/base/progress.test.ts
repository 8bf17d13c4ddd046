import { describe, expect, test } from "vitest";
import { type Progress, progressCounter } from "../../src/base/progress.js";
import { analyze } from "../../src/index.js";

/** What is told while so many pieces of work are done one by one. */
function toldOf(total: number): readonly Progress[] {
  const told: Progress[] = [];
  const count = progressCounter("plan", total, { onProgress: (progress) => told.push(progress) });
  for (let piece = 0; piece < total; piece += 1) count();
  return told;
}

describe("progress", () => {
  test("is told seldom, in order, and when all is done", () => {
    const told = toldOf(1000);
    expect(told.length).toBeLessThan(100);
    expect(told.length).toBeGreaterThan(10);
    expect(told.map(({ done }) => done)).toEqual(told.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(told.at(-1)).toEqual({ step: "plan", done: 1000, total: 1000 });
  });

  test("of an analysis changes nothing of its result", () => {
    const sources = Array.from({ length: 40 }, (_, index) => ({
      file: `${index}.hcl`,
      text: `service { name = "s${index}" port = 80 connect { sidecar_service { proxy { upstreams { destination_name = "s0" local_bind_port = 9 } } } } }`,
    }));
    const told: Progress[] = [];
    const watched = analyze(sources, { onProgress: (progress) => told.push(progress) });
    expect(JSON.stringify(watched)).toBe(JSON.stringify(analyze(sources)));
    expect(told.filter(({ step }) => step === "read").at(-1)).toEqual({ step: "read", done: 40, total: 40 });
    expect(told.filter(({ step }) => step === "plan").at(-1)).toEqual({ step: "plan", done: 80, total: 80 });
  });

  test("of files that a reader takes is told when they are read", () => {
    const told: Progress[] = [];
    const reader = { accepts: () => true, read: () => ({ definitions: [], diagnostics: [] }) };
    analyze([{ file: "a.x", text: "" }], { readers: [reader], onProgress: (progress) => told.push(progress) });
    expect(told).toEqual([{ step: "read", done: 1, total: 1 }]);
  });
});
