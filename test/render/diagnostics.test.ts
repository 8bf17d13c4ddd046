import { describe, expect, test } from "vitest";
import { type Diagnostic, diagnostic } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { formatDiagnostics } from "../../src/render/diagnostics.js";
import { toGithubAnnotations } from "../../src/render/github.js";
import { ansiPaint } from "../../src/render/paint.js";
import { toSarif } from "../../src/render/sarif.js";

/** A diagnostic at the text between «…», and the source without the marks. */
function marked(
  text: string,
  message = "There is no such field.",
): { source: { file: string; text: string }; one: Diagnostic } {
  const start = text.indexOf("«");
  const end = text.indexOf("»") - 1;
  const source = { file: "web.hcl", text: text.replace("«", "").replace("»", "") };
  const span = createDocument(source).span(start, end);
  return { source, one: diagnostic("decode/unknown-key", message, { span, hint: "Did you mean `mode`?" }) };
}

describe("formatting diagnostics", () => {
  test("the line is shown with a mark under the place", () => {
    const { source, one } = marked("mesh_gateway {\n  «mod» = 1\n}\n");
    expect(formatDiagnostics([one], { sources: [source] })).toBe(
      [
        "error[decode/unknown-key] There is no such field.",
        "  --> web.hcl:2:3",
        "   |",
        " 2 |   mod = 1",
        "   |   ^^^",
        "   = hint: Did you mean `mode`?",
        "",
      ].join("\n"),
    );
  });

  test("tabs and characters outside the basic plane do not shift the mark", () => {
    const { source, one } = marked("\t𝒳 = «1»");
    const lines = formatDiagnostics([one], { sources: [source] }).split("\n");
    expect([...(lines[3] ?? "")].indexOf("1", 4)).toBe((lines[4] ?? "").indexOf("^"));
  });

  test("a line of a megabyte is cut around the place", () => {
    const { source, one } = marked(`${"x ".repeat(500_000)}«here»${" y".repeat(500_000)}`);
    const report = formatDiagnostics([one], { sources: [source] });
    expect(report.length).toBeLessThan(1000);
    const [shown = "", mark = ""] = report.split("\n").slice(3, 5);
    expect(shown.slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1).trimStart()).toBe("here");
  });

  test("thousands of diagnostics in one long line are all shown, and soon enough for the test to end", () => {
    const text = "𝒳 y = 1, ".repeat(50_000);
    const source = { file: "web.hcl", text };
    const document = createDocument(source);
    const found = Array.from({ length: 5000 }, (_, index) => {
      const span = document.span(100 * index + 3, 100 * index + 4);
      return diagnostic("decode/unknown-key", "No such field.", { span });
    });
    const report = formatDiagnostics(found, { sources: [source] });
    expect(report.split("\n").length).toBe(5000 * 6);
  });

  test("a cut in front of a long line's place counts characters, not UTF-16 units", () => {
    const { source, one } = marked(`${"𝒳".repeat(300)}«here»${"𝒳".repeat(300)}`);
    const [shown = "", mark = ""] = formatDiagnostics([one], { sources: [source] })
      .split("\n")
      .slice(3, 5);
    expect([...shown].slice(mark.indexOf("^"), mark.lastIndexOf("^") + 1).join("")).toBe("here");
    expect([...shown].at(-1)).toBe("…");
  });

  test("control characters of the input do not reach the terminal", () => {
    const { source, one } = marked("a = «\u001b[2J»", "\u001b[31mred\u202e");
    const report = formatDiagnostics([one], { sources: [source], paint: ansiPaint });
    for (const raw of ["\u001b[2J", "\u001b[31mred", "\u202e"]) expect(report).not.toContain(raw);
    expect(report).toContain("\\x1b[2J");
  });
});

describe("reports for programs", () => {
  test("GitHub's annotations escape what would end them", () => {
    const { one } = marked("«a»", "50% of a:b\nand more");
    expect(toGithubAnnotations([one])).toBe(
      "::error file=web.hcl,line=1,endLine=1,col=1,endColumn=2,title=decode/unknown-key::50%25 of a:b%0Aand more Did you mean `mode`?\n",
    );
  });

  test("control characters of the input do not reach the log that GitHub's annotations pass through", () => {
    const { one } = marked("«a»", "\u001b[31mred\u202e\u0000");
    expect(toGithubAnnotations([one])).toContain("::\\x1b[31mred\\u202e\\x00 ");
  });

  test("SARIF names the rule, the level and the region", () => {
    const { one } = marked("a = «1»");
    const [run] = toSarif([one]).runs;
    expect(run?.tool.driver.rules.map((rule) => rule.id)).toEqual(["decode/unknown-key"]);
    expect(run?.results[0]).toMatchObject({
      ruleId: "decode/unknown-key",
      level: "error",
      locations: [{ physicalLocation: { region: { startLine: 1, startColumn: 5, endLine: 1, endColumn: 6 } } }],
    });
  });
});
