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
  expect(await faultsOf(paths)).toEqual([]);
});

const example = ["docs/examples/what-if/entries", "east=docs/examples/what-if/east", "west=docs/examples/what-if/west"];

test.each([
  ["--without", "dc=west"],
  ["--without", "instance=east/api"],
  ["--without", "gateway=east/*"],
  ["--set", "proxy-defaults.meshGateway.mode=remote"],
  ["--set", "upstream/web/billing?dc=west.mode=none"],
  ["--remove", "service-resolver/api"],
  ["--remove", "proxy-defaults", "--proxy", "web"],
])("the plan with %s %s fits the schema, with what differs", async (...assumed) => {
  const { changes } = await reportOf([...assumed, ...example]);
  expect(changes.causes.length).toBeGreaterThan(0);
  expect(await faultsOf([...assumed, ...example])).toEqual([]);
});

async function reportOf(args: readonly string[]) {
  process.chdir(root);
  const { out } = await runCaptured(["plan", "--format", "json", ...args]);
  return JSON.parse(out);
}

/** What the schema has against the plan that a command prints. */
async function faultsOf(args: readonly string[]) {
  const validate = new Ajv({ strict: false }).compile(JSON.parse(readFileSync(file, "utf8")));
  validate(await reportOf(args));
  return validate.errors ?? [];
}
