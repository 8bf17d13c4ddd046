import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { hasErrors } from "../../src/base/diagnostic.js";
import type { Document } from "../../src/base/document.js";
import type { Located } from "../../src/base/located.js";
import type { Span } from "../../src/base/span.js";
import { checkHcl, documentOf, type HclCase, isHclCase, readAsHclFile } from "../conformance/hcl.js";

const lines = readFileSync(new URL("../conformance/vectors/hcl.jsonl", import.meta.url), "utf8")
  .trim()
  .split("\n");
const cases: readonly HclCase[] = lines.map((line) => JSON.parse(line)).filter(isHclCase);

describe("the HCL vectors", () => {
  it("are all read as Consul reads them", () => {
    expect(cases.length).toBe(2083);
    expect(cases.flatMap((one) => checkHcl(one) ?? [])).toEqual([]);
  });

  it("agree in every bit of every number, and in whether it is whole", () => {
    for (const line of lines) {
      const tagged: unknown = JSON.parse(line.replace(stringOrNumber, tag));
      if (!isHclCase(tagged) || tagged.error !== undefined) continue;
      const { value } = readAsHclFile(documentOf(tagged));
      expect(taggedOf(value), tagged.id).toEqual(tagged.output);
    }
  });

  it("tell exactly one error where Consul tells one, whatever else is hidden", () => {
    for (const one of cases) {
      const told = readAsHclFile(documentOf(one)).diagnostics.filter(
        ({ severity, hidden }) => severity === "error" && hidden === undefined,
      );
      expect(told.length, one.id).toBe(one.error === undefined ? 0 : 1);
    }
  });

  it("have their error at the place where Consul finds it, except where its own reader has lost track", () => {
    const elsewhere = cases
      .filter((one) => consulPlace(one) !== undefined && !isAtConsulPlace(one))
      .map(({ id }) => id);
    expect(elsewhere).toEqual(Object.keys(knownPlaces));
  });
});

/** Cases whose fault we find elsewhere, with the reason. */
const knownPlaces: Readonly<Record<string, string>> = {
  "number-139": "`1e` swallows the brace after it; Consul misses the brace at the end",
  "number-140": "the same with a bracket",
  "number-146": "the same with a comma",
  "string-escape-058": "`\\x` swallows the closing quote; Consul misses the quote at the end of the line",
  "string-escape-092": "the same with `\\u`",
  "string-escape-122": "the same with `\\U`",
  "string-escape-198": "the same on a line of two",
  "heredoc-018": "after the bad anchor Consul takes its second quote for a string",
  "heredoc-019": "after the bad anchor Consul refuses its second quote",
  "nul-005": "Consul takes the null character for the end of the string and misreads the rest",
  "nul-009": "Consul takes the null character for the end of the comment and misreads the rest",
  "json-129": "Consul takes the null character for the end of the string and misreads the rest",
};

interface Place {
  readonly line: number;
  readonly column: number;
}

/** The innermost place of Consul's message. */
function consulPlace({ error }: HclCase): Place | undefined {
  const match = [...(error ?? "").matchAll(/(?:At |^)(\d+):(\d+): /g)].at(-1);
  return match === undefined ? undefined : { line: Number(match[1]), column: Number(match[2]) };
}

/** One of the errors, or a second place of one, begins or ends at Consul's place, or has it as its last character. */
function isAtConsulPlace(one: HclCase): boolean {
  const document = documentOf(one);
  const place = withinText(document, consulPlace(one));
  const spans = readAsHclFile(document)
    .diagnostics.filter(({ severity }) => severity === "error")
    .flatMap(({ span, related = [] }) => [
      ...(span === undefined ? [] : [span]),
      ...related.map((second) => second.span),
    ]);
  return spans.some((span) => touches(span, place));
}

/** At the end of the text Consul counts up to three columns too many. */
function withinText({ text }: Document, place: Place | undefined): Place {
  const rows = text.split("\n");
  const { line, column } = place ?? { line: 0, column: 0 };
  const last = [...(rows.at(-1) ?? "")].length + 1;
  return line === rows.length ? { line, column: Math.min(column, last) } : { line, column };
}

function touches(span: Span, { line, column }: Place): boolean {
  if (span.line === line && span.column === column) return true;
  return span.endLine === line && (span.endColumn === column || span.endColumn - 1 === column);
}

const stringOrNumber = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g;

/** `1.0` becomes `"float 1"`, so that JSON.parse neither rounds nor forgets the point. */
function tag(token: string): string {
  if (token.startsWith('"')) return token;
  return /[.eE]/.test(token) ? `"float ${Number(token)}"` : `"integer ${BigInt(token)}"`;
}

function taggedOf(located: Located): unknown {
  switch (located.type) {
    case "map":
      return Object.fromEntries(located.value.map(({ key, value }) => [key, taggedOf(value)]));
    case "list":
      return located.value.map(taggedOf);
    case "integer":
    case "float":
      return `${located.type} ${located.value}`;
    default:
      return located.value;
  }
}

describe("the check itself", () => {
  it("notices a wrong value, a wrong refusal and a wrong acceptance", () => {
    expect(checkHcl({ id: "x", topic: "x", input: "a = 1", output: { a: 2 } })).toContain("expected");
    expect(checkHcl({ id: "x", topic: "x", input: "a = @", output: { a: 2 } })).toContain("hcl/illegal-character 1:5");
    expect(checkHcl({ id: "x", topic: "x", input: "a = 1", error: "At 1:1: x" })).toContain("error");
    expect(hasErrors(readAsHclFile(documentOf({ id: "x", topic: "x", input: "a = 1" })).diagnostics)).toBe(false);
  });
});
