import { join } from "node:path";
import { createGenerator } from "ts-json-schema-generator";
import { root } from "./blocks.js";

/** docs/schema/plan.schema.json, made from the types of the report; their comments become its descriptions. */
export function planSchemaFile(): string {
  const generator = createGenerator({
    path: join(root, "src/render/plan-report.ts"),
    tsconfig: join(root, "tsconfig.json"),
    type: "PlanReport",
    skipTypeCheck: true,
    topRef: false,
    additionalProperties: false,
    encodeRefs: false,
  });
  const schema = {
    $id: "plan.schema.json",
    title: "meshplan plan --format json",
    ...generator.createSchema("PlanReport"),
  };
  // Names of generic types hold characters that references may not.
  return `${JSON.stringify(schema, null, 1).replaceAll(/Change<(\w+)>/g, "ChangeOf$1")}\n`;
}
