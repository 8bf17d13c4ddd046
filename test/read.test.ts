import { describe, expect, test } from "vitest";
import { readSources } from "../src/read.js";
import { marked } from "./decode/marked.js";

describe("a JSON file that holds only null", () => {
  test("is no fault, and is remarked", () => {
    const { document, spans } = marked("a.json", " «null»\n");
    expect(readSources([{ file: "a.json", text: document.text }])).toMatchObject({
      definitions: [],
      diagnostics: [{ code: "source/only-null", severity: "info", span: spans[0] }],
    });
  });

  test.each(["{}", "[]"])("is told apart from %s", (text) => {
    expect(readSources([{ file: "a.json", text }])).toEqual({ definitions: [], diagnostics: [] });
  });
});

test("settings in one folder count by the names of their files, as an agent reads them, in whatever order they are given", () => {
  const sources = ["dc1", "dc2", "dc3"].map((name, index) => ({
    file: `agent/${index + 8}.hcl`,
    text: `datacenter = "${name}"`,
  }));
  const datacenters = (given: typeof sources) =>
    readSources(given).definitions.map((one) => (one.type === "agent" ? one.value.datacenter : one.type));
  // 10.hcl comes before 8.hcl and 9.hcl.
  expect(datacenters(sources)).toEqual(["dc2"]);
  expect(datacenters(sources.toReversed())).toEqual(["dc2"]);
});
