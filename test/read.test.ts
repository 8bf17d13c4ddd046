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
