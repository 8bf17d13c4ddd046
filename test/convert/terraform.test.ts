import { readFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { parseToObject } from "hcl2-parser";
import { expect, test } from "vitest";
import type { Plain } from "../../src/base/located.js";
import { expressionText } from "../../src/convert/text/terraform.js";
import { terraformName, toTerraform } from "../../src/convert/to-terraform.js";
import { dataMap, list, scalar, type Tree } from "../../src/convert/tree.js";
import { hcl2Reader } from "../../src/hcl2/reader.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import { readSources } from "../../src/read.js";
import { freeFormValues } from "./arbitrary.js";

function treeOf(value: Plain): Tree {
  if (Array.isArray(value)) return list(value.map(treeOf));
  if (typeof value === "object" && value !== null) {
    return dataMap(Object.entries(value).map(([key, item]) => [key, treeOf(item)] as const));
  }
  return scalar(typeof value === "bigint" ? Number(value) : value);
}

test("any free-form value is an expression that HCL 2 reads as that value", () => {
  fc.assert(
    fc.property(
      freeFormValues(true).filter((value) => !JSON.stringify(value).includes("__proto__")),
      (value) => {
        const text = `v = ${expressionText(treeOf(value), "")}\n`;
        const [parsed] = parseToObject(text);
        // JSON has no negative zero.
        expect({ text, parsed: JSON.parse(JSON.stringify(parsed)) }).toEqual({
          text,
          // HCL 2 composes characters; converting tells that as a loss.
          parsed: JSON.parse(JSON.stringify({ v: value }).normalize("NFC")),
        });
      },
    ),
    { numRuns: 500 },
  );
});

test("every accepted entry, converted to Terraform and read again, is the same", () => {
  const lines = readFileSync(join(import.meta.dirname, "../conformance/vectors/config-entries.jsonl"), "utf8").split(
    "\n",
  );
  let count = 0;
  for (const line of lines.filter((one) => one !== "")) {
    const { id, format, via, input } = JSON.parse(line);
    if (via !== undefined) continue;
    const { definitions, diagnostics } = readSources([{ file: `entry.${format}`, text: input }]);
    const [definition] = definitions;
    if (definition?.type !== "config-entry" || diagnostics.some((one) => one.severity === "error")) continue;
    const { text = "", losses } = toTerraform(definition);
    if (losses.length > 0) continue;
    const reading = readSources([{ file: "main.tf", text }], { readers: [hcl2Reader] });
    expect({
      id,
      text,
      errors: reading.diagnostics.filter((one) => one.severity === "error"),
      value: reading.definitions[0]?.value,
    }).toEqual({ id, text, errors: [], value: definition.value });
    count += 1;
  }
  expect(count).toBeGreaterThan(300);
});

const definitionOf = (value: object): EntryDefinition => ({ type: "config-entry", value: Object(value), origin: {} });

test("a config entry is a resource with its kind, its name and the rest as JSON", () => {
  const entry = definitionOf({
    kind: "service-defaults",
    name: "web",
    protocol: "http",
    meshGateway: { mode: "local" },
    meta: { "a b": "$\u007bx} %{y} $$\u007bz}" },
  });
  expect(toTerraform(entry).text).toBe(`resource "consul_config_entry" "service_defaults_web" {
  kind = "service-defaults"
  name = "web"

  config_json = jsonencode({
    Meta = {
      "a b" = "$\${x} %%{y} \\u0024$\${z}"
    }
    Protocol = "http"
    MeshGateway = {
      Mode = "local"
    }
  })
}
`);
});

test.each([
  ["web", "service_defaults_web"],
  ["web.v1 α", "service_defaults_web_v1_"],
  ["", "service_defaults"],
])("the name of the resource for the service `%s` is %s", (name, wanted) => {
  expect(terraformName(definitionOf({ kind: "service-defaults", name }))).toBe(wanted);
});

test("deeply nested lists are printed in no time", () => {
  let value: Plain = 1;
  for (let depth = 0; depth < 150; depth += 1) value = [value];
  const { text } = toTerraform(definitionOf({ kind: "proxy-defaults", name: "global", config: { value } }));
  expect(text?.split("[").length).toBeGreaterThan(150);
});
