import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./blocks.js";
import { descriptionsFile, modelDescriptions } from "./descriptions.js";

const described = modelDescriptions();

test("every field of every table has a comment in src/model, or the type of its values has one", () => {
  const fields = Object.entries(described).flatMap(([object, { fields: of }]) =>
    Object.entries(of).map(([field, comment]) => ({ name: `${object}.${field}`, comment })),
  );
  expect(fields.length).toBeGreaterThan(500);
  expect(fields.filter(({ comment }) => comment === "").map(({ name }) => name)).toEqual([]);
});

// `npm run docs:tables` writes the file; JSON Schemas are made of it.
test("src/schema/descriptions.ts is what the comments of the model make", () => {
  const made = descriptionsFile(described);
  const file = join(root, "src/schema/descriptions.ts");
  if (process.env["WRITE_DOCS"] === "1") writeFileSync(file, made);
  expect(readFileSync(file, "utf8")).toBe(made);
});
