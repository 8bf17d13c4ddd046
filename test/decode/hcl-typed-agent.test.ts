import { describe, expect, it } from "vitest";
import { linesOf } from "../conformance/lines.js";
import { checkHclTypedAgent } from "../conformance/services.js";

describe("agent files in HCL are typed as Consul types them", () => {
  const lines = linesOf<{ readonly id: string; readonly path?: string }>("hcl-typed.jsonl");
  it.each(lines.filter(({ path }) => path === "agent"))("$id", (line) => {
    expect(checkHclTypedAgent(line)).toBeUndefined();
  });
});
