import type { Tree, TreeMap } from "../tree.js";
import { codeEscape, escapeText } from "./escape.js";
import { numberText } from "./number.js";

/** A value as an expression of HCL 2; lines after the first are indented by `indent`. */
export function expressionText(tree: Tree, indent: string): string {
  switch (tree.is) {
    case "scalar":
      if (typeof tree.value === "string") return terraformString(tree.value);
      return typeof tree.value === "number" ? numberText(tree.value) : String(tree.value);
    case "map": {
      const deeper = `${indent}  `;
      const keys = paddedKeys(tree);
      const lines = tree.members.map(
        ([, value], index) => `${deeper}${keys[index] ?? ""} = ${expressionText(value, deeper)}\n`,
      );
      return lines.length === 0 ? "{}" : `{\n${lines.join("")}${indent}}`;
    }
    case "list": {
      const line = oneLine(tree);
      if (line !== undefined) return line;
      const deeper = `${indent}  `;
      return `[\n${tree.items.map((item) => `${deeper}${expressionText(item, deeper)},\n`).join("")}${indent}]`;
    }
  }
}

const widest = 80;

function isOneLine(tree: Tree): boolean {
  return tree.is === "scalar" || oneLine(tree) !== undefined;
}

/** The expression on one line, where it is short and holds no object but empty ones. */
function oneLine(tree: Tree): string | undefined {
  if (tree.is === "scalar") return expressionText(tree, "");
  if (tree.is === "map") return tree.members.length === 0 ? "{}" : undefined;
  const parts: string[] = [];
  let length = 0;
  for (const item of tree.items) {
    const part = oneLine(item);
    length += (part?.length ?? 0) + 2;
    if (part === undefined || length > widest) return undefined;
    parts.push(part);
  }
  return `[${parts.join(", ")}]`;
}

/** The keys, as `terraform fmt` aligns neighbours whose values do not go over lines. */
function paddedKeys({ members }: TreeMap): readonly string[] {
  const keys = members.map(([key]) => keyText(key));
  const aligned = members.map(([, value]) => isOneLine(value));
  for (let first = 0; first < keys.length; first += 1) {
    let end = first;
    let width = 0;
    for (; aligned[end] === true; end += 1) width = Math.max(width, keys[end]?.length ?? 0);
    for (let at = first; at < end; at += 1) keys[at] = (keys[at] ?? "").padEnd(width);
    first = Math.max(first, end);
  }
  return keys;
}

function keyText(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_-]*$/.test(key) && !reserved.has(key) ? key : terraformString(key);
}

/** Words that mean something else where an object's key may stand. */
const reserved: ReadonlySet<string> = new Set(["true", "false", "null", "for", "if"]);

/** A text of HCL 2 without templates: `${` is `$${`, `%{` is `%%{`. A second sign before it is written by its number. */
export function terraformString(text: string): string {
  const escaped = escapeText(text)
    .replace(/([$%])(?=\1)/g, codeEscape)
    .replaceAll("${", "$$${")
    .replaceAll("%{", "%%{");
  return `"${escaped}"`;
}
