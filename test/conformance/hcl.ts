import equal from "fast-deep-equal";
import { hasErrors } from "../../src/base/diagnostic.js";
import { createDocument, type Document } from "../../src/base/document.js";
import type { Located } from "../../src/base/located.js";
import { type HclReading, readHcl, readHclJson } from "../../src/hcl/read.js";
import { startsLikeJson } from "../../src/json/starts-like-json.js";

/** One line of hcl.jsonl. */
export interface HclCase {
  readonly id: string;
  readonly topic: string;
  readonly input?: string;
  readonly input_b64?: string;
  readonly output?: unknown;
  readonly error?: string;
}

export function isHclCase(value: unknown): value is HclCase {
  if (typeof value !== "object" || value === null || !("id" in value) || !("topic" in value)) return false;
  const hasInput = ("input" in value && typeof value.input === "string") || "input_b64" in value;
  return typeof value.id === "string" && typeof value.topic === "string" && hasInput;
}

/** The text of a case, as a file whose name ends in `.hcl` would hold it. */
export function documentOf(testCase: HclCase): Document {
  const text = testCase.input ?? new Uint8Array(Buffer.from(testCase.input_b64 ?? "", "base64"));
  return createDocument({ file: "case.hcl", text });
}

/** Reads such a text as Consul reads files of that name. */
export function readAsHclFile(document: Document): HclReading {
  return startsLikeJson(document.text) ? readHclJson(document) : readHcl(document);
}

/** What is wrong with the reader's answer to a case of hcl.jsonl; undefined if it agrees. */
export function checkHcl(testCase: unknown): string | undefined {
  if (!isHclCase(testCase)) return "this is no case of hcl.jsonl";
  const { value, diagnostics } = readAsHclFile(documentOf(testCase));
  const actual = hasErrors(diagnostics)
    ? { refused: diagnostics.map(({ code, span }) => `${code} ${span?.line}:${span?.column}`) }
    : { value: comparable(value) };
  if (testCase.error !== undefined) {
    return "refused" in actual ? undefined : explain(testCase, `error: ${testCase.error}`, actual);
  }
  const expected = { value: doubles(testCase.output) };
  return equal(actual, expected) ? undefined : explain(testCase, JSON.stringify(expected), actual);
}

function explain(testCase: HclCase, expected: string, actual: unknown): string {
  const input = testCase.input ?? testCase.input_b64;
  return `input:    ${JSON.stringify(input)}\nexpected: ${expected}\nactual:   ${JSON.stringify(actual)}`;
}

/**
 * The value with every number as a double, as the vectors' own numbers are once JSON.parse has read them. Whether a
 * number is an integer or a fraction, and all 64 bits of it, is left to the unit tests.
 */
function comparable(located: Located): unknown {
  switch (located.type) {
    case "list":
      return located.value.map(comparable);
    case "map":
      return Object.fromEntries(located.value.map((member) => [member.key, comparable(member.value)]));
    case "integer":
    case "float":
      return doubles(Number(located.value));
    default:
      return located.value;
  }
}

/** Zero without a sign: `-0.0` and `0` are one number. */
function doubles(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(doubles);
  if (typeof value === "object" && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, doubles(one)]));
  }
  return value === 0 ? 0 : value;
}
