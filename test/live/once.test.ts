import { expect, test } from "vitest";
import { eachOnce } from "../../src/live/once.js";
import type { ServiceDefinition } from "../../src/model/definition.js";

const service = (id: string, name: string): ServiceDefinition => ({
  type: "service",
  value: { id, name },
  origin: { datacenter: "dc1", file: "answer.json" },
});

test("registrations whose IDs and names hold line breaks are told apart, and equal ones kept once", () => {
  const [first, second] = [service("a\nb", "c"), service("a", "b\nc")];
  expect(eachOnce([first, second, service("a", "b\nc")])).toEqual([first, second]);
});
