import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv } from "ajv";
import { expect, test } from "vitest";
import { runCaptured } from "../cli/run-captured.js";
import { root } from "./blocks.js";
import { planSchemaFile } from "./plan-schema.js";

const file = join(root, "docs/schema/plan.schema.json");

test("the published schema of plans is what the types make", () => {
  const made = planSchemaFile();
  if (process.env["WRITE_DOCS"] === "1") writeFileSync(file, made);
  expect(readFileSync(file, "utf8")).toBe(made);
});

test.each([
  ["docs/examples/mesh-gateways"],
  ["test/cases/failover-across-datacenters"],
  ["test/cases/no-gateway/east", "test/cases/no-gateway/west"],
  ["test/cases/three-mistakes"],
])("the plan of %s fits the schema", async (...paths) => {
  process.chdir(root);
  const { out } = await runCaptured(["plan", "--format", "json", ...paths]);
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(file, "utf8")));
  validate(JSON.parse(out));
  expect(validate.errors ?? []).toEqual([]);
});
