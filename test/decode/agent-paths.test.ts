import { expect, test } from "vitest";
import { selectAgentFiles } from "../../src/decode/agent-paths.js";

const file = (name: string) => ({ file: name, text: "" });

test("a directory is read in the order of the bytes of its names, and paths in the order given", () => {
  const { selected } = selectAgentFiles([
    { kind: "file", source: file("z.json") },
    {
      kind: "directory",
      sources: [file("9.hcl"), file("\u{1f600}.hcl"), file("\uff5e.hcl"), file("10.hcl"), file("A.hcl")],
    },
  ]);
  expect(selected.map(({ source }) => source.file)).toEqual([
    "z.json",
    "10.hcl",
    "9.hcl",
    "A.hcl",
    "\uff5e.hcl",
    "\u{1f600}.hcl",
  ]);
});

test("another extension is passed over in a directory and refused where it is named", () => {
  const { selected, diagnostics } = selectAgentFiles([
    { kind: "directory", sources: [file("a.txt")] },
    { kind: "file", source: file("b.HCL") },
  ]);
  expect(selected).toEqual([]);
  expect(diagnostics).toMatchObject([
    { code: "service/file-skipped", severity: "warning" },
    { code: "source/unknown-extension", severity: "error" },
  ]);
});
