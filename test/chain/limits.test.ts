import { describe, expect, test } from "vitest";
import { maxRedirects, maxSplitterDepth } from "../../src/chain/limits.js";
import type { ConfigEntry } from "../../src/model/kinds.js";
import { allHttp, chainIn, compile, errorIn } from "./world.js";

/** `s0`, `s1`, …, each redirecting to the next one. */
function redirects(count: number): readonly ConfigEntry[] {
  return Array.from({ length: count }, (_, index) => ({
    kind: "service-resolver" as const,
    name: `s${index}`,
    redirect: { service: `s${index + 1}` },
  }));
}

/** `s0`, `s1`, …, each a splitter with `legs` legs to the next one. */
function nestedSplitters(depth: number, legs: number): readonly ConfigEntry[] {
  return Array.from({ length: depth }, (_, index) => ({
    kind: "service-splitter" as const,
    name: `s${index}`,
    splits: Array.from({ length: legs }, () => ({ weight: 100 / legs, service: `s${index + 1}` })),
  }));
}

describe("hostile entries end in an error, quickly", () => {
  test("redirects are followed up to the limit", () => {
    const chain = chainIn(compile(redirects(maxRedirects), "s0"));
    expect(chain.startNode).toBe(`resolver:s${maxRedirects}.default.default.dc1`);
  });

  test("a redirect chain of 100,000 resolvers", () => {
    expect(errorIn(compile(redirects(100_000), "s0")).code).toBe("chain/too-many-redirects");
  });

  test("splitters are followed up to the limit", () => {
    const chain = chainIn(compile([allHttp, ...nestedSplitters(maxSplitterDepth, 1)], "s0"));
    expect(Object.keys(chain.nodes).length).toBe(2);
  });

  test("splitters nested 100,000 deep", () => {
    const entries = [allHttp, ...nestedSplitters(100_000, 1)];
    expect(errorIn(compile(entries, "s0")).code).toBe("chain/splitters-too-deep");
  });

  test("splitters that multiply to more legs than there are atoms", () => {
    const entries = [allHttp, ...nestedSplitters(200, 10)];
    expect(errorIn(compile(entries, "s0")).code).toBe("chain/too-many-splits");
  });

  test("many legs are fine while nothing multiplies", () => {
    const splits = Array.from({ length: 10_000 }, (_, index) => ({ weight: 0, service: `x${index}` }));
    const chain = chainIn(compile([allHttp, { kind: "service-splitter", name: "web", splits }]));
    expect(Object.keys(chain.targets).length).toBe(10_000);
  });

  test("names that are keys of every object are plain names", () => {
    const resolver: ConfigEntry = { kind: "service-resolver", name: "__proto__", defaultSubset: "constructor" };
    expect(errorIn(compile([resolver], "__proto__")).code).toBe("graph/missing-subset");
    const chain = chainIn(compile([{ kind: "service-resolver", name: "web", redirect: { service: "__proto__" } }]));
    expect(Object.keys(chain.targets)).toEqual(["__proto__.default.default.dc1"]);
  });
});
