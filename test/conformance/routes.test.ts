import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { checkRoute } from "./routes.js";

const lines = readFileSync(join(import.meta.dirname, "vectors/routes.jsonl"), "utf8")
  .split("\n")
  .filter(Boolean);

describe("routes of a live federation", () => {
  test.each(lines.map((line) => JSON.parse(line)).map((one) => [one.id, one]))("%s agrees", (_, testCase) => {
    expect(checkRoute(testCase)).toBeUndefined();
  });
});
