import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { checkHclTypedAgent } from "../conformance/services.js";

const vectors = join(import.meta.dirname, "../conformance/vectors/hcl-typed.jsonl");

describe("agent files in HCL are typed as Consul types them", () => {
  const lines = readFileSync(vectors, "utf8").trim().split("\n");
  const cases = lines.filter((line) => JSON.parse(line).path === "agent");
  it.each(cases.map((line) => [JSON.parse(line).id, line]))("%s", (_, line) => {
    expect(checkHclTypedAgent(JSON.parse(line))).toBeUndefined();
  });
});
