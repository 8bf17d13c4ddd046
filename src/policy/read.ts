import type * as z from "zod/mini";
import { type Diagnostic, hasErrors, sortDiagnostics } from "../base/diagnostic.js";
import { createDocument, type Document } from "../base/document.js";
import { type Located, plainOf } from "../base/located.js";
import type { Source } from "../base/source.js";
import type { Span } from "../base/span.js";
import { readJson } from "../json/read.js";
import { conditionNames, type Policy, type PolicyRule, policySchema, ruleNames } from "./model.js";
import * as problems from "./problems.js";

/** A policy, if its text could be understood wholly, and what is wrong with it. */
export interface PolicyReading {
  readonly policy?: Policy;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the text of a policy, which is JSON. */
export function readPolicy(source: Source): PolicyReading {
  const document = createDocument(source);
  const { value, diagnostics } = readJson(document);
  if (value === undefined || hasErrors(diagnostics)) return { diagnostics };
  const parsed = policySchema.safeParse(plainOf(value));
  if (!parsed.success) {
    const found = parsed.error.issues.flatMap((issue) => word(issue, value, document));
    return { diagnostics: sortDiagnostics([...diagnostics, ...found]) };
  }
  const rules = parsed.data.rules.map((rule, index): PolicyRule => {
    const { located } = locate(value, ["rules", index]);
    return { ...rule, place: document.span(located.start, located.end) };
  });
  const twice = repeated(rules);
  return twice.length > 0 ? { diagnostics: twice } : { policy: { rules }, diagnostics };
}

function repeated(rules: readonly PolicyRule[]): readonly Diagnostic[] {
  const first = new Map<string, Span>();
  return rules.flatMap(({ name, place }) => {
    const known = first.get(name);
    if (place === undefined) return [];
    if (known !== undefined) return [problems.ruleTwice(name, known, place)];
    first.set(name, place);
    return [];
  });
}

type Issue = z.core.$ZodIssue;

/** Words one of the schema's issues, at its place. */
function word(issue: Issue, root: Located, document: Document): readonly Diagnostic[] {
  const { located, isThere } = locate(root, issue.path);
  const span = document.span(located.start, located.end);
  const what = wordPath(issue.path);
  if (!isThere) return [problems.keyMissing(String(issue.path.at(-1) ?? ""), span)];
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => {
        const member = located.type === "map" ? located.value.find((one) => one.key === key) : undefined;
        const place = member === undefined ? span : document.span(member.keyStart, member.keyEnd);
        return problems.unknownKey(key, knownKeys(issue.path), place);
      });
    case "invalid_value":
      return [problems.unknownWord(what, String(located.value), issue.values.map(String), span)];
    case "invalid_type":
      return [problems.badValue(what, wantedWords[issue.expected] ?? issue.expected, span)];
    case "too_small":
      return [problems.badValue(what, located.type === "text" ? "a name" : `at least ${issue.minimum}`, span)];
    case "custom":
      return [problems.assertionUnclear(span)];
    default:
      return [problems.badValue(what, "otherwise", span)];
  }
}

const wantedWords: Readonly<Record<string, string>> = {
  array: "a list",
  object: "an object",
  string: "text",
  boolean: "true or false",
  int: "a whole number",
  number: "a whole number",
};

/** The keys that are allowed in the object there. */
function knownKeys(path: readonly PropertyKey[]): readonly string[] {
  if (path.length === 0) return ["rules"];
  return path.length === 2 ? ruleNames : conditionNames;
}

/** The value that a path leads to, or the innermost around it that is there. */
function locate(root: Located, path: readonly PropertyKey[]): { readonly located: Located; readonly isThere: boolean } {
  let located = root;
  for (const step of path) {
    const next = inside(located, step);
    if (next === undefined) return { located, isThere: false };
    located = next;
  }
  return { located, isThere: true };
}

function inside(located: Located, step: PropertyKey): Located | undefined {
  if (located.type === "map") return located.value.find(({ key }) => key === step)?.value;
  return located.type === "list" && typeof step === "number" ? located.value[step] : undefined;
}

/** `rules[0].forbid.via`. */
function wordPath(path: readonly PropertyKey[]): string {
  return path
    .map((step) => (typeof step === "number" ? `[${step}]` : `.${String(step)}`))
    .join("")
    .replace(/^\./, "");
}
