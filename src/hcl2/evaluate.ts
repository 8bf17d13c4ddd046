import { type Located, type LocatedMap, type Member, plainOf } from "../base/located.js";
import { evaluationCostLimit, evaluationDepthLimit } from "./limits.js";
import { relocate } from "./relocate.js";
import type { Scope } from "./scope.js";
import type { Block, Body, Expression, Range, Template } from "./syntax/tree.js";
import type { Undecided } from "./undecided.js";

/** The evaluation of the expressions of one resource, service or the like. */
export interface Evaluation {
  /** The text of the file; empty where the expression may stand in another one. */
  readonly text: string;
  readonly scope: Scope;
  /** Collects what could not be told. */
  readonly undecided: Undecided[];
}

interface At {
  readonly path: string;
  readonly depth: number;
}

/**
 * The value of an expression, where the files tell it: literals, and what variables, locals and templates make of them.
 * Whatever in it is not known is left out and told in `undecided`; undefined if that is all of it.
 */
export function evaluate(expression: Expression, evaluation: Evaluation, path: string): Located | undefined {
  return evaluateAt(expression, evaluation, { path, depth: 0 });
}

/** The attributes and blocks of a body as one map. A type of block that stands there several times becomes a list. */
export function evaluateBody(body: Body, range: Range, evaluation: Evaluation, path: string): LocatedMap {
  return mapOfBody(body, range, evaluation, { path, depth: 0 });
}

/** Recursion of the body is bounded by the nesting of the text. */
function mapOfBody(body: Body, range: Range, evaluation: Evaluation, at: At): LocatedMap {
  const members = new Map<string, Member>();
  for (const item of body) {
    if (item.is === "attribute") {
      const value = evaluateAt(item.value, evaluation, below(at, item.name));
      if (value === undefined) continue;
      members.set(item.name, { key: item.name, value, keyStart: item.nameStart, keyEnd: item.nameEnd });
    } else if (item.type === "dynamic") {
      const label = item.labels[0];
      leaveOpen({ start: item.typeStart, end: label?.end ?? item.typeEnd }, evaluation, below(at, label?.text ?? ""));
    } else addBlock(members, item, mapOfBody(item.body, bodyRange(item), evaluation, below(at, item.type)));
  }
  return { type: "map", value: [...members.values()], start: range.start, end: range.end };
}

function bodyRange({ bodyStart, end }: Block): Range {
  return { start: bodyStart, end };
}

function addBlock(members: Map<string, Member>, block: Block, map: LocatedMap): void {
  const known = members.get(block.type);
  if (known === undefined) {
    members.set(block.type, { key: block.type, value: map, keyStart: block.typeStart, keyEnd: block.typeEnd });
    return;
  }
  const before: readonly Located[] = known.value.type === "list" ? known.value.value : [known.value];
  const list: Located = { type: "list", value: [...before, map], start: known.value.start, end: map.end };
  members.set(block.type, { ...known, value: list });
}

function below({ path, depth }: At, step: string | number): At {
  const next = typeof step === "number" ? `${path}[${step}]` : path === "" ? step : `${path}.${step}`;
  return { path: next, depth: depth + 1 };
}

function leaveOpen({ start, end }: Range, { text, undecided }: Evaluation, { path }: At, cause?: string): undefined {
  const expression = shorten(text.slice(start, end));
  undecided.push({ path, expression, ...(cause === undefined || cause === expression ? {} : { cause }), start, end });
}

const longestQuote = 60;

function shorten(text: string): string {
  const line = text.replaceAll(/\s+/g, " ");
  return line.length <= longestQuote ? line : `${line.slice(0, longestQuote - 1)}…`;
}

function evaluateAt(expression: Expression, evaluation: Evaluation, at: At): Located | undefined {
  const { cost } = evaluation.scope;
  if (evaluation.text === "") cost.spent += 1;
  if (at.depth > evaluationDepthLimit || cost.spent > evaluationCostLimit) {
    return leaveOpen(expression, evaluation, at);
  }
  const { start, end } = expression;
  switch (expression.is) {
    case "number":
      return numberAt(expression.value, start, end);
    case "boolean":
      return { type: "boolean", value: expression.value, start, end };
    case "null":
      return { type: "null", value: null, start, end };
    case "template":
      return evaluateTemplate(expression, evaluation, at);
    case "list": {
      const value = expression.items.flatMap((item, index) => evaluateAt(item, evaluation, below(at, index)) ?? []);
      return { type: "list", value, start, end };
    }
    case "object":
      return evaluateObject(expression, evaluation, at);
    case "reference":
      return evaluateReference(expression, evaluation, at);
    case "call":
      return expression.name === "jsonencode"
        ? encode(expression, evaluation, at)
        : leaveOpen(expression, evaluation, at);
    case "other":
      return leaveOpen(expression, evaluation, at);
  }
}

function numberAt(value: number | bigint, start: number, end: number): Located {
  return typeof value === "bigint" || Number.isInteger(value)
    ? { type: "integer", value, start, end }
    : { type: "float", value, start, end };
}

/** A template that is nothing but one sequence has the value of that, whatever its type. */
function evaluateTemplate(template: Template, evaluation: Evaluation, at: At): Located | undefined {
  const { parts, start, end } = template;
  const [only] = parts;
  if (parts.length === 1 && only?.is === "sequence") {
    const value = partsOf(only.value, template, evaluation, at);
    return value === undefined ? undefined : relocate(value, template);
  }
  let text = "";
  for (const part of parts) {
    if (part.is === "text") text += part.value;
    else {
      const value = partsOf(part.value, template, evaluation, at);
      if (value === undefined) return undefined;
      if (value.type === "list" || value.type === "map" || value.type === "null") {
        return leaveOpen(template, evaluation, at);
      }
      text += String(value.value);
    }
  }
  evaluation.scope.cost.spent += text.length >> 6;
  return { type: "text", value: text, start, end };
}

/** The value of a sequence; if any of it is open, the whole template is, and is told as such. */
function partsOf(expression: Expression, template: Template, evaluation: Evaluation, at: At): Located | undefined {
  return wholly(expression, template, evaluation, at);
}

/** The value of an expression that is all known. If it is not, then what stands at `range` is open because of it. */
function wholly(
  expression: Expression,
  range: Range,
  evaluation: Evaluation,
  at: At,
  text?: string,
): Located | undefined {
  const inner: Evaluation = { text: text ?? evaluation.text, scope: evaluation.scope, undecided: [] };
  const value = evaluateAt(expression, inner, { path: at.path, depth: at.depth + 1 });
  const [open] = inner.undecided;
  if (value !== undefined && open === undefined) return value;
  const cause = text === undefined ? (open?.cause ?? open?.expression) : undefined;
  return leaveOpen(range, evaluation, at, cause);
}

function evaluateObject(
  { members, start, end }: Extract<Expression, { is: "object" }>,
  evaluation: Evaluation,
  at: At,
): Located {
  const found = new Map<string, Member>();
  for (const { key, value } of members) {
    const name = keyOf(key, evaluation, at);
    if (name === undefined) continue;
    const located = evaluateAt(value, evaluation, below(at, name));
    if (located !== undefined) found.set(name, { key: name, value: located, keyStart: key.start, keyEnd: key.end });
  }
  return { type: "map", value: [...found.values()], start, end };
}

/** A bare name is the key itself; everything else is evaluated. */
function keyOf(key: Expression, evaluation: Evaluation, at: At): string | undefined {
  if (key.is === "reference" && key.path.length === 1 && evaluation.text[key.start] !== "(") return key.path[0];
  if (key.is === "boolean" || key.is === "null") return key.is === "null" ? "null" : String(key.value);
  const value = evaluateAt(key, evaluation, at);
  if (value === undefined) return undefined;
  if (value.type === "list" || value.type === "map" || value.type === "null") return leaveOpen(key, evaluation, at);
  return String(value.value);
}

/** What a name stands for. It is placed where the name is used: that is the line which says so. */
function evaluateReference(
  reference: Extract<Expression, { is: "reference" }>,
  evaluation: Evaluation,
  at: At,
): Located | undefined {
  const meaning = evaluation.scope.lookUp(reference.path);
  if (meaning === undefined) return leaveOpen(reference, evaluation, at);
  const whole = "value" in meaning ? meaning.value : foreignValue(meaning.expression, reference, evaluation, at);
  if (whole === undefined) return undefined;
  const value = stepInto(whole, reference.path.slice(meaning.steps));
  if (value === undefined) return leaveOpen(reference, evaluation, at);
  evaluation.scope.cost.spent += sizeOf(value);
  return relocate(value, reference);
}

/** The expression may stand in another file, so that its places and its text mean nothing here. */
function foreignValue(expression: Expression, reference: Range, evaluation: Evaluation, at: At): Located | undefined {
  return wholly(expression, reference, evaluation, at, "");
}

function stepInto(value: Located, steps: readonly string[]): Located | undefined {
  let current: Located | undefined = value;
  for (const step of steps) {
    if (current?.type === "map") current = current.value.find((member) => member.key === step)?.value;
    else if (current?.type === "list") current = current.value[Number(step)];
    else return undefined;
  }
  return current;
}

/** Values in a value, to account for their copies. */
function sizeOf(value: Located): number {
  let size = 0;
  const pending: Located[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    size += 1;
    if (next.type === "list") for (const item of next.value) pending.push(item);
    if (next.type === "map") for (const member of next.value) pending.push(member.value);
    if (next.type === "text") size += next.value.length >> 6;
  }
  return size;
}

function encode(call: Extract<Expression, { is: "call" }>, evaluation: Evaluation, at: At): Located | undefined {
  const [argument] = call.arguments;
  if (argument === undefined || call.arguments.length > 1) return leaveOpen(call, evaluation, at);
  const value = wholly(argument, call, evaluation, at);
  if (value === undefined) return undefined;
  const text = JSON.stringify(plainOf(value), (_, item) => (typeof item === "bigint" ? Number(item) : item));
  evaluation.scope.cost.spent += text.length >> 6;
  return { type: "text", value: text, start: call.start, end: call.end };
}
