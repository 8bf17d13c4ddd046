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
  return `${JSON.stringify(schema, null, 1)}\n`;
}
