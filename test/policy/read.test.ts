import { describe, expect, expectTypeOf, test } from "vitest";
import type * as z from "zod/mini";
import { policyCodes } from "../../src/base/codes/policy.js";
import { createDocument } from "../../src/base/document.js";
import { formatSpan } from "../../src/base/span.js";
import { type Policy, type PolicyRule, type policySchema, readPolicy } from "../../src/policy.js";
import { levels } from "../../src/resolve/levels.js";

/** Reads a policy whose text marks with ⟦ where its only fault shall be found. */
function readMarked(marked: string) {
  const offset = marked.indexOf("⟦");
  const source = { file: "policy.json", text: marked.replace("⟦", "") };
  const { line, column } = createDocument(source).span(offset, offset);
  return { ...readPolicy(source), mark: `policy.json:${line}:${column}` };
}

/** Code, text, and the hint if there is one. */
const faults: readonly (readonly [code: string, marked: string, hint?: string | RegExp])[] = [
  ["policy/key-missing", "⟦{}"],
  ["policy/key-missing", '{ "rules": [⟦{ "forbid": {} }] }'],
  ["policy/bad-value", "⟦[]"],
  ["policy/bad-value", '{ "rules": ⟦1 }'],
  ["policy/bad-value", '{ "rules": [{ "name": "a", "forbid": { "via": ⟦"direct" } }] }'],
  ["policy/bad-value", '{ "rules": [{ "name": "a", "forbid": { "via": [⟦"dirct"] } }] }', "Did you mean `direct`?"],
  ["policy/bad-value", '{ "rules": [{ "name": "a", "leastDatacenters": ⟦0 }] }'],
  ["policy/bad-value", '{ "rules": [{ "name": "a", "leastDatacenters": ⟦1.5 }] }'],
  ["policy/bad-value", '{ "rules": [{ "name": ⟦"", "leastDatacenters": 1 }] }'],
  ["policy/unknown-key", '{ "rules": [{ "name": "a", "forbid": {}, ⟦"becuse": "" }] }', "Did you mean `because`?"],
  ["policy/unknown-key", '{ "rules": [{ "name": "a", "forbid": { ⟦"upstream": [] } }] }', "Did you mean `upstreams`?"],
  ["policy/unknown-key", '{ "rules": [], ⟦"__proto__": {} }', "There are: rules."],
  ["policy/assertion-unclear", '{ "rules": [⟦{ "name": "a", "for": {} }] }'],
  ["policy/assertion-unclear", '{ "rules": [⟦{ "name": "a", "forbid": {}, "require": {} }] }'],
  [
    "policy/rule-twice",
    '{ "rules": [{ "name": "a", "forbid": {} }, ⟦{ "name": "a", "forbid": {} }] }',
    /name of its own/,
  ],
  ["json/trailing-comma", '{ "rules": []⟦, }', "Remove the comma."],
];

describe("a policy file", () => {
  test("that is well-formed gives its rules with their places", () => {
    const text = '{ "$schema": "x", "rules": [\n{ "name": "a", "forbid": { "via": ["direct"] } }\n] }';
    const { policy, diagnostics } = readPolicy({ file: "policy.json", text });
    expect(diagnostics).toEqual([]);
    expect(policy).toMatchObject({
      rules: [{ name: "a", forbid: { via: ["direct"] }, place: { line: 2, column: 1 } }],
    });
  });

  test.each(faults.map(([code, marked, hint]) => ({ code, marked, hint })))(
    "that is not gives a diagnostic with its place: $code in $marked",
    ({ code, marked, hint }) => {
      const { policy, diagnostics, mark } = readMarked(marked);
      const [one] = diagnostics;
      expect(policy).toBe(undefined);
      expect(diagnostics.map((found) => found.code)).toEqual([code]);
      if (hint === undefined) expect(one?.hint).toBe(undefined);
      else expect(one?.hint).toMatch(hint);
      expect(one?.span === undefined ? "" : formatSpan(one.span)).toBe(mark);
    },
  );

  test("can have each of the faults that have a code", () => {
    const ofFindings = ["forbidden", "required", "too-few-datacenters", "undecided", "rule-without-routes"];
    const ofFiles = Object.keys(policyCodes).filter((code) => !ofFindings.includes(code.replace("policy/", "")));
    expect([...new Set(faults.map(([code]) => code))].filter((code) => code.startsWith("policy/")).sort()).toEqual(
      ofFiles.sort(),
    );
  });
});

describe("the schema of policies", () => {
  test("has the type of the hand-written interfaces", () => {
    type Written = Omit<Policy, "rules"> & { readonly rules: readonly Omit<PolicyRule, "place">[] };
    expectTypeOf<Omit<z.output<typeof policySchema>, "$schema">>().toExtend<Written>();
    type Mutable<T> = { -readonly [Key in keyof T]: T[Key] extends object | undefined ? Mutable<T[Key]> : T[Key] };
    expectTypeOf<Mutable<Written>>().toExtend<z.input<typeof policySchema>>();
  });

  test("knows the levels that there are", () => {
    const text = (level: string) => `{ "rules": [{ "name": "a", "forbid": { "levels": ["${level}"] } }] }`;
    const refused = levels.filter(({ name }) => readPolicy({ file: "p.json", text: text(name) }).policy === undefined);
    expect(refused).toEqual([]);
  });
});
