import { describe, expect, it } from "vitest";
import { linesOf } from "../conformance/lines.js";
import { checkService } from "../conformance/services.js";

describe("service definitions agree with Consul", () => {
  it.each(linesOf("services.jsonl"))("$id", (line) => {
    expect(checkService(line)).toBeUndefined();
  });
});
