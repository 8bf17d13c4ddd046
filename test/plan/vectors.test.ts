import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkRoute } from "../conformance/routes.js";

const vectors = join(import.meta.dirname, "../conformance/vectors/routes.jsonl");
const cases = readFileSync(vectors, "utf8")
  .split("\n")
  .filter((line) => line !== "")
  .map((line) => JSON.parse(line));

describe("routes of a live federation", () => {
  test.each(cases.map((testCase) => [testCase.id, testCase]))(
    "%s goes the way that Consul handed out",
    (_, testCase) => {
      expect(checkRoute(testCase)).toBeUndefined();
    },
  );
});
