import type { Diagnostic } from "../../base/diagnostic.js";
import { createDocument, type Document } from "../../base/document.js";
import type { Located, LocatedMap } from "../../base/located.js";
import { readJson } from "../../json/read.js";
import { type Evaluation, evaluate } from "../evaluate.js";
import { nestingLimit } from "../limits.js";
import { notJson, tooDeep } from "../problems.js";
import { mapOffsets, relocate } from "../relocate.js";
import type { Expression, Template } from "../syntax/tree.js";

/** What `config_json` holds, with the places of its parts in the file. */
export interface ConfigJson {
  /** Absent where it cannot be told. */
  readonly map?: LocatedMap;
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads the value of `config_json`: `jsonencode({ … })`, a heredoc or text of JSON, or what a name stands for. */
export function readConfigJson(expression: Expression, document: Document, evaluation: Evaluation): ConfigJson {
  if (expression.is === "call" && expression.name === "jsonencode" && expression.arguments.length === 1) {
    const [argument] = expression.arguments;
    const value = argument === undefined ? undefined : evaluate(argument, evaluation, "config_json");
    return value === undefined ? { diagnostics: [] } : mapOf(value, expression, document);
  }
  if (expression.is === "template" && expression.parts.every((part) => part.is === "text")) {
    return readText(expression, document);
  }
  const value = evaluate(expression, evaluation, "config_json");
  if (value === undefined) return { diagnostics: [] };
  const text = value.type === "text" ? value.value : "";
  const { value: json, diagnostics } = readJson(createDocument({ file: document.file, text }));
  const span = document.span(expression.start, expression.end);
  if (json === undefined || diagnostics.length > 0) return { diagnostics: [notJson(span)] };
  if (isDeep(json)) return { diagnostics: [tooDeep(span)] };
  return mapOf(relocate(json, expression), expression, document);
}

function mapOf(value: Located, { start, end }: Expression, document: Document): ConfigJson {
  return value.type === "map" ? { map: value, diagnostics: [] } : { diagnostics: [notJson(document.span(start, end))] };
}

/** JSON written out in the file: every part of it has a place there. */
function readText(template: Template, document: Document): ConfigJson {
  const text = template.parts.map((part) => (part.is === "text" ? part.value : "")).join("");
  const offset = offsetsOf(template);
  const within: Document = {
    file: document.file,
    text,
    span: (start, end) => document.span(offset(start), Math.max(offset(start), offset(end))),
    line: document.line,
    characters: document.characters,
  };
  const { value, diagnostics } = readJson(within);
  if (value === undefined) {
    const { start, end } = template;
    return { diagnostics: diagnostics.length > 0 ? diagnostics : [notJson(document.span(start, end))] };
  }
  if (isDeep(value)) return { diagnostics: [...diagnostics, tooDeep(document.span(template.start, template.end))] };
  const { map, diagnostics: shape } = mapOf(mapOffsets(value, offset), template, document);
  return { ...(map === undefined ? {} : { map }), diagnostics: [...diagnostics, ...shape] };
}

/** From an offset in the text that a template means to the offset in the file. */
function offsetsOf({ parts, end }: Template): (offset: number) => number {
  const starts: number[] = [];
  let length = 0;
  for (const part of parts) {
    starts.push(length);
    if (part.is === "text") length += part.value.length;
  }
  return (offset) => {
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    const part = parts[low];
    if (part?.is !== "text") return end;
    return part.exact ? Math.min(part.start + offset - (starts[low] ?? 0), part.end) : part.start;
  };
}

/** Copies are made by functions that call themselves, so the depth is looked at first. */
function isDeep(value: Located): boolean {
  const pending: { readonly value: Located; readonly depth: number }[] = [{ value, depth: 0 }];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.depth > nestingLimit) return true;
    const { depth } = next;
    if (next.value.type === "list")
      for (const item of next.value.value) pending.push({ value: item, depth: depth + 1 });
    if (next.value.type === "map") {
      for (const member of next.value.value) pending.push({ value: member.value, depth: depth + 1 });
    }
  }
  return false;
}
