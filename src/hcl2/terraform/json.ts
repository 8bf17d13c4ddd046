import type { Document } from "../../base/document.js";
import type { Located, LocatedMap, Member } from "../../base/located.js";
import { readJson } from "../../json/read.js";
import { nestingLimit } from "../limits.js";
import { relocateExpression } from "../relocate.js";
import { parseExpression } from "../syntax/parser.js";
import type { SyntaxFault } from "../syntax/tokens.js";
import type { Attribute, Block, Body, Expression, Item, Label, Range } from "../syntax/tree.js";

/** A file in the JSON form of HCL 2, as the same tree. */
export interface JsonBody {
  readonly body: Body;
  readonly diagnostics: ReturnType<typeof readJson>["diagnostics"];
  readonly faults: readonly SyntaxFault[];
  readonly tooDeepAt?: number;
}

/** Labels that top-level blocks have; what else there is does not matter here. */
const labelsOf: Readonly<Record<string, number>> = { resource: 2, variable: 1, locals: 0 };

/** Reads a `.tf.json` file. Objects inside a block become attributes: for the fields of entries that makes no difference. */
export function readTerraformJson(document: Document): JsonBody {
  const { value, diagnostics } = readJson(document);
  if (value?.type !== "map") return { body: [], diagnostics, faults: [] };
  const deep = depthFault(value);
  if (deep !== undefined) return { body: [], diagnostics, faults: [], tooDeepAt: deep };
  const faults: SyntaxFault[] = [];
  const body = value.value.flatMap((member) => {
    const labels = Object.hasOwn(labelsOf, member.key) ? labelsOf[member.key] : undefined;
    return labels === undefined ? [] : blocksIn(member, member.value, labels, [], faults);
  });
  return { body, diagnostics, faults };
}

function depthFault(value: Located): number | undefined {
  const pending: { readonly value: Located; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { value: one, depth } = next;
    if (depth > nestingLimit) return one.start;
    if (one.type === "list") for (const item of one.value) pending.push({ value: item, depth: depth + 1 });
    if (one.type === "map") for (const member of one.value) pending.push({ value: member.value, depth: depth + 1 });
  }
  return undefined;
}

/** `{ "resource": { "type": { "name": { … } } } }`; a list stands for several blocks. */
function blocksIn(
  type: Member,
  value: Located,
  labelCount: number,
  labels: readonly Label[],
  faults: SyntaxFault[],
): readonly Block[] {
  if (value.type === "list") return value.value.flatMap((item) => blocksIn(type, item, labelCount, labels, faults));
  if (value.type !== "map") return [];
  if (labelCount > 0) {
    // Resources of others may hold anything.
    const own = labelCount === 2 ? value.value.filter(({ key }) => key.startsWith("consul_")) : value.value;
    return own.flatMap((member) => blocksIn(type, member.value, labelCount - 1, [...labels, labelFor(member)], faults));
  }
  const start = labels.at(-1)?.start ?? type.keyStart;
  return [
    {
      is: "block",
      type: type.key,
      typeStart: type.keyStart,
      typeEnd: type.keyEnd,
      labels,
      body: attributesIn(value, faults),
      bodyStart: value.start,
      start,
      end: value.end,
    },
  ];
}

function labelFor({ key, keyStart, keyEnd }: Member): Label {
  return { text: key, start: keyStart, end: keyEnd };
}

function attributesIn(map: LocatedMap, faults: SyntaxFault[]): readonly Item[] {
  return map.value.map(
    ({ key, value, keyStart, keyEnd }): Attribute => ({
      is: "attribute",
      name: key,
      nameStart: keyStart,
      nameEnd: keyEnd,
      value: expressionFor(value, key === "type" || key === "default", faults),
      start: keyStart,
      end: value.end,
    }),
  );
}

/** Texts are templates; the types of variables and their defaults are not. */
function expressionFor(value: Located, isLiteral: boolean, faults: SyntaxFault[]): Expression {
  const { start, end } = value;
  switch (value.type) {
    case "text":
      return isLiteral ? textPart(value.value, { start, end }) : templateFor(value.value, { start, end }, faults);
    case "integer":
    case "float":
      return { is: "number", value: value.value, start, end };
    case "boolean":
      return { is: "boolean", value: value.value, start, end };
    case "null":
      return { is: "null", start, end };
    case "list":
      return { is: "list", items: value.value.map((item) => expressionFor(item, isLiteral, faults)), start, end };
    case "map":
      return {
        is: "object",
        members: value.value.map((member) => ({
          key: textPart(member.key, { start: member.keyStart, end: member.keyEnd }),
          value: expressionFor(member.value, isLiteral, faults),
        })),
        start,
        end,
      };
  }
}

function textPart(value: string, range: Range): Expression {
  return { is: "template", parts: [{ is: "text", value, exact: false, ...range }], ...range };
}

function templateFor(value: string, range: Range, faults: SyntaxFault[]): Expression {
  if (!/[$%]\{/.test(value)) return textPart(value, range);
  const expression = parseExpression(asQuoted(value));
  if (expression === undefined) {
    faults.push({ message: "The text holds a `${` or `%{` that cannot be read.", ...range });
    return { is: "other", ...range };
  }
  return relocateExpression(expression, range);
}

/** The text as a quoted text of HCL 2; sequences are not escaped, for JSON has been undone for them already. */
function asQuoted(value: string): string {
  let quoted = "";
  let depth = 0;
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at] ?? "";
    const opens = (character === "$" || character === "%") && value[at + 1] === "{";
    if (depth === 0 && opens && value[at - 1] !== character) {
      quoted += `${character}{`;
      depth = 1;
      at += 1;
    } else if (depth > 0) {
      if (character === "{") depth += 1;
      if (character === "}") depth -= 1;
      quoted += character;
    } else quoted += escapeFor(character);
  }
  return `"${quoted}"`;
}

function escapeFor(character: string): string {
  switch (character) {
    case '"':
    case "\\":
      return `\\${character}`;
    case "\n":
      return "\\n";
    case "\r":
      return "\\r";
    default:
      return character;
  }
}
