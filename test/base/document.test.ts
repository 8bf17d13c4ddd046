import { expect, test } from "vitest";
import { createDocument } from "../../src/base/document.js";

test("columns count code points, not UTF-16 units", () => {
  const text = 'a\n"😀😀" = b';
  const document = createDocument({ file: "a.hcl", text });
  const at = text.indexOf("b");
  expect(document.span(at, at + 1)).toEqual({ file: "a.hcl", line: 2, column: 8, endLine: 2, endColumn: 9 });
});

test("half of a surrogate pair is a column of its own", () => {
  const document = createDocument({ file: "a.hcl", text: "\ud83d x" });
  expect(document.span(2, 3).column).toBe(3);
});
