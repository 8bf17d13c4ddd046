import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { hasErrors } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { plainOf } from "../../src/base/located.js";
import { readYaml } from "../../src/yaml/read.js";

interface Case {
  /** Goes below `data:` of an object of Kubernetes, indented by two spaces. */
  readonly data: string;
  /** What `kubectl annotate --local -o json` (1.32) printed of it. */
  readonly json?: unknown;
  readonly refused?: true;
}

const cases: readonly Case[] = readFileSync(join(import.meta.dirname, "kubectl.jsonl"), "utf8")
  .trimEnd()
  .split("\n")
  .map((line) => JSON.parse(line));

/** What we read otherwise, with the reason. */
const knownDifferences: Readonly<Record<string, string>> = {
  "v: !!binary aGk=": "the tag is not read, and a warning says so",
};

function read(data: string) {
  const [document] = readYaml(createDocument({ file: "object.yaml", text: `q: &q {z: 1}\ndata:\n  ${data}\n` }));
  const value = document?.value === undefined ? undefined : plainOf(document.value);
  // Whole numbers beyond 53 bits are bigints here, and rounded where kubectl's answer was read.
  const json = JSON.parse(
    JSON.stringify(Object(value)["data"], (_, one) => (typeof one === "bigint" ? Number(one) : one)),
  );
  return { json, diagnostics: document?.diagnostics ?? [] };
}

describe("YAML as kubectl reads it", () => {
  test.each(cases.filter((one) => !Object.hasOwn(knownDifferences, one.data)))("$data", ({ data, json, refused }) => {
    const found = read(data);
    expect(hasErrors(found.diagnostics)).toBe(refused === true);
    if (refused !== true) expect(found.json).toEqual(json);
  });

  test.each(Object.keys(knownDifferences))("%s still differs", (data) => {
    const wanted = cases.find((one) => one.data === data);
    expect(read(data).json).not.toEqual(wanted?.json);
    expect(read(data).diagnostics).toHaveLength(1);
  });
});
