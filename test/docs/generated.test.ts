import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./blocks.js";
import { commandLinePage, diagnosticsPage, policySchemaFile, schemaPages } from "./generated.js";

const generatedPages = {
  "docs/diagnostics.md": diagnosticsPage,
  "docs/cli.md": commandLinePage,
  "docs/schema/policy.schema.json": policySchemaFile,
  ...schemaPages(),
};

// `npm run docs:tables` sets the variable and so writes the pages; otherwise they are compared.
test.each(Object.entries(generatedPages))("%s is what its table makes", async (page, make) => {
  const made = await make();
  const file = join(root, page);
  if (process.env["WRITE_DOCS"] === "1") writeFileSync(file, made);
  expect(readFileSync(file, "utf8")).toBe(made);
});
