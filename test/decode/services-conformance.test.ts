import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkService } from "../conformance/services.js";

const vectors = join(import.meta.dirname, "../conformance/vectors/services.jsonl");

describe("service definitions agree with Consul", () => {
  const cases = readFileSync(vectors, "utf8").trim().split("\n");
  it.each(cases.map((line) => [JSON.parse(line).id, line]))("%s", (_, line) => {
    expect(checkService(JSON.parse(line))).toBeUndefined();
  });
});
