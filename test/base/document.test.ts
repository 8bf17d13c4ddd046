import * as fc from "fast-check";
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

/** Lines and columns counted from the beginning of the text. */
function counted(text: string, offset: number): readonly [line: number, column: number] {
  const before = text.slice(0, offset).split("\n");
  return [before.length, [...(before.at(-1) ?? "")].length + 1];
}

test("places are those of the text, in whatever order they are asked for, in short texts and in long ones", () => {
  const lines = fc.array(fc.constantFrom("", "a", "é = 1", "name"), { minLength: 1, maxLength: 12 });
  const places = fc.array(fc.tuple(fc.nat(), fc.nat(9)), { minLength: 1, maxLength: 8 });
  fc.assert(
    fc.property(lines, places, fc.constantFrom(0, 4000), (written, asked, padding) => {
      const text = written.join("\n") + " ".repeat(padding);
      const document = createDocument({ file: "a.hcl", text });
      for (const [from, length] of asked) {
        const start = from % (text.length + 1);
        const end = Math.min(start + length, text.length);
        const { line, column, endLine, endColumn } = document.span(start, end);
        expect([line, column]).toEqual(counted(text, start));
        expect([endLine, endColumn]).toEqual(counted(text, end));
      }
    }),
  );
});
