import type { Tree } from "../tree.js";
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
      const keys = tree.members.map(([key]) => keyText(key));
      const width = (index: number) => (isOneLine(tree.members[index]?.[1]) ? (keys[index]?.length ?? 0) : -1);
      const lines = tree.members.map(([, value], index) => {
        const key = (keys[index] ?? "").padEnd(isOneLine(value) ? groupWidth(tree.members.length, index, width) : 0);
        return `${deeper}${key} = ${expressionText(value, deeper)}\n`;
      });
      return lines.length === 0 ? "{}" : `{\n${lines.join("")}${indent}}`;
    }
    case "list": {
      if (tree.items.length === 0) return "[]";
      if (tree.items.every(isOneLine)) {
        const line = `[${tree.items.map((item) => expressionText(item, "")).join(", ")}]`;
        if (line.length <= widest) return line;
      }
      const deeper = `${indent}  `;
      return `[\n${tree.items.map((item) => `${deeper}${expressionText(item, deeper)},\n`).join("")}${indent}]`;
    }
  }
}

const widest = 80;

function isOneLine(tree: Tree | undefined): boolean {
  if (tree?.is === "list")
    return tree.items.length === 0 || (tree.items.every(isOneLine) && expressionText(tree, "").length <= widest);
  return tree?.is === "scalar" || (tree?.is === "map" && tree.members.length === 0);
}

/** The widest key among neighbours on lines of their own, as `terraform fmt` aligns them. */
function groupWidth(count: number, index: number, width: (index: number) => number): number {
  let first = index;
  let last = index;
  while (first > 0 && width(first - 1) >= 0) first -= 1;
  while (last < count - 1 && width(last + 1) >= 0) last += 1;
  let widestKey = 0;
  for (let at = first; at <= last; at += 1) widestKey = Math.max(widestKey, width(at));
  return widestKey;
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
