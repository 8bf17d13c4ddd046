import { describe, expect, test } from "vitest";
import { shortestFloat32 } from "../../src/base/float32.js";
import { mergeHeaders } from "../../src/chain/header-merge.js";
import { nestedWeight, normalWeight } from "../../src/chain/weight.js";
import { hundredths } from "../../src/model/rules/split-weight.js";

describe("weights", () => {
  test.each([
    [33.333, 33.33],
    [0.005, 0.01],
    [-0.005, -0.01],
    [99.999, 100],
  ])("%s is kept as %s", (written, kept) => {
    expect(shortestFloat32(normalWeight(written))).toBe(kept);
  });

  test("a third written with three digits is not a whole with two others", () => {
    expect(hundredths(33.333) + hundredths(33.333) + hundredths(33.334)).toBe(9999);
  });

  test("a leg of a nested splitter keeps its share of the share", () => {
    expect(shortestFloat32(nestedWeight(50, 50))).toBe(25);
    expect(shortestFloat32(nestedWeight(33.33, 33.33))).toBe(11.11);
  });

  test("a 32-bit float is shown with as few digits as tell it apart", () => {
    expect(shortestFloat32(Math.fround(33.33))).toBe(33.33);
    expect(shortestFloat32(Math.fround(0.1234567))).toBe(0.1234567);
    expect(shortestFloat32(16777217)).toBe(16777216);
  });
});

describe("header changes of splitters inside splitters", () => {
  test("the one that comes over the other counts where both set a header", () => {
    expect(mergeHeaders({ set: { a: "1", b: "1" } }, { set: { b: "2" }, add: { c: "2" } })).toEqual({
      set: { a: "1", b: "2" },
      add: { c: "2" },
      remove: [],
    });
  });

  test("headers to remove are joined, and only what the first list has is left out of the second", () => {
    expect(mergeHeaders({ remove: ["a", "a"] }, { remove: ["a", "b", "b"] })?.remove).toEqual(["a", "a", "b", "b"]);
  });

  test("changes that change nothing leave the others as they are", () => {
    const changes = { set: { a: "1" } };
    expect(mergeHeaders(changes, { add: {}, remove: [] })).toBe(changes);
    expect(mergeHeaders({}, changes)).toBe(changes);
    expect(mergeHeaders(undefined, undefined)).toBeUndefined();
  });
});
