import { describe, expect, test } from "vitest";
import { linesOf } from "../conformance/lines.js";
import { checkRoute } from "../conformance/routes.js";

describe("routes of a live federation", () => {
  test.each(linesOf("routes.jsonl"))("$id goes the way that Consul handed out", (testCase) => {
    expect(checkRoute(testCase)).toBeUndefined();
  });
});
