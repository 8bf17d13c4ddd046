import { openBracket } from "./characters.js";
import { type Evaluation, evaluateElement, evaluateValue } from "./evaluation.js";
import { evaluateText, reportNumber } from "./literal.js";
import { convertFloat, convertGoInteger } from "./number.js";
import type { Open, OpenList, OpenMember } from "./open.js";
import type { ItemSyntax, LiteralSyntax, ValueSyntax } from "./syntax.js";
import { conflictingValues, repeatedKey } from "./value-problems.js";

/** What an existing value is to the rules below. Lists written with brackets and lists of blocks differ. */
type ExistingKind = "text" | "integer" | "float" | "boolean" | "list" | "blocks";

/** What to do when a key that has a value gets another one. */
type Rule = "replace" | "replace by source" | "replace by integer" | "replace by float" | "append" | "conflict";

/**
 * Which kind of new value does what to which existing value; a pair that is not listed is a conflict. The library decodes
 * the new value into the existing one, whose kind decides (topic `merge` of the vectors).
 */
const rules: Readonly<Record<ExistingKind, Partial<Record<ValueSyntax["type"], Rule>>>> = {
  text: { string: "replace", heredoc: "replace", null: "replace", integer: "replace by source" },
  integer: { integer: "replace", string: "replace by integer", null: "replace by integer" },
  float: { integer: "replace by float", float: "replace by float" },
  boolean: { boolean: "replace" },
  list: { list: "append", object: "append" },
  blocks: { list: "append", object: "append" },
};

/**
 * The value of a member that is set again by an item: a new one, or the existing one when a list has grown or the two
 * cannot be joined, which is reported. Undefined if nothing of the member changes.
 */
export function mergeValue(evaluation: Evaluation, existing: OpenMember, item: ItemSyntax): Open | undefined {
  const kind = existingKind(evaluation, existing.value);
  const rule = rules[kind][item.value.type] ?? "conflict";
  if (rule === "append" && existing.value.type === "list") {
    appendValue(evaluation, existing, existing.value, item.value, kind);
    return undefined;
  }
  if (rule === "conflict" || item.value.type === "object" || item.value.type === "list") {
    conflict(evaluation, existing, item.value.type, item.value);
    return undefined;
  }
  repeatedKey(
    evaluation.faults,
    existing.key,
    { start: existing.keyStart, end: existing.keyEnd },
    { start: item.key.start, end: item.key.end },
  );
  return replacement(evaluation, rule, item.value);
}

function existingKind(evaluation: Evaluation, value: Open): ExistingKind {
  if (value.type === "map") return "blocks";
  if (value.type !== "list") return value.type;
  // A list of blocks begins where its first block or label begins.
  return evaluation.text.charCodeAt(value.start) === openBracket ? "list" : "blocks";
}

function replacement(evaluation: Evaluation, rule: Rule, literal: LiteralSyntax): Open | undefined {
  const { text } = evaluation;
  const { start, end } = literal;
  switch (rule) {
    case "replace by source":
      return { type: "text", value: text.slice(start, end), start, end };
    case "replace by float": {
      const value = literal.form === "broken" ? "invalid" : convertFloat(text.slice(start, end));
      if (typeof value === "number") return { type: "float", value, start, end };
      reportNumber(evaluation, literal, value);
      return undefined;
    }
    case "replace by integer": {
      const written = evaluateText(evaluation, literal);
      if (written === undefined) return undefined;
      const value = convertGoInteger(written.value);
      if (typeof value !== "string") return { type: "integer", value, start, end };
      reportNumber(evaluation, literal, value);
      return undefined;
    }
    default:
      return evaluateValue(evaluation, literal);
  }
}

function appendValue(
  evaluation: Evaluation,
  existing: OpenMember,
  list: OpenList,
  added: ValueSyntax,
  kind: ExistingKind,
): void {
  const value = evaluateElement(evaluation, added);
  const elements = value?.type === "list" ? value.value : value === undefined ? [] : [value];
  const stranger = kind === "blocks" ? elements.find((element) => element.type !== "map") : undefined;
  if (stranger !== undefined)
    conflict(evaluation, existing, stranger.type === "text" ? "string" : stranger.type, stranger);
  else for (const element of elements) list.value.push(element);
}

function conflict(
  evaluation: Evaluation,
  existing: OpenMember,
  type: ValueSyntax["type"] | "map",
  added: { readonly start: number; readonly end: number },
): void {
  const kind = existingKind(evaluation, existing.value);
  conflictingValues(
    evaluation.faults,
    existing.key,
    { start: existing.keyStart, end: existing.keyEnd, kind: kindNames[kind] },
    { start: added.start, end: added.end, kind: kindNames[type] },
  );
}

const kindNames: Readonly<Record<ExistingKind | ValueSyntax["type"] | "map", string>> = {
  text: "a string",
  string: "a string",
  heredoc: "a string",
  null: "a string",
  integer: "a number",
  float: "a fraction",
  boolean: "a boolean",
  list: "a list",
  object: "a block",
  map: "a block",
  blocks: "a block",
};
