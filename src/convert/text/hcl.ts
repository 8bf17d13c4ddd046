import { formatHcl } from "../../format/format.js";
import type { Tree, TreeMember } from "../tree.js";
import { codeEscape, escapeText } from "./escape.js";
import { numberText } from "./number.js";

/** Prints members as a file of HCL 1, in the layout of `meshplan fmt`. */
export function hclText(members: readonly TreeMember[]): string {
  return formatHcl(items(members, true)).text;
}

/** Lines longer than this are broken into one line an element. */
const widest = 80;

function items(members: readonly TreeMember[], isOutermost: boolean): string {
  return members
    .map(([key, value]) => {
      const isBlock = value.is === "map" && value.isBlock;
      const text = `${keyText(key)} ${isBlock ? "" : "= "}${valueText(value)}\n`;
      return isOutermost && isBlock ? `\n${text}\n` : text;
    })
    .join("");
}

function valueText(tree: Tree): string {
  switch (tree.is) {
    case "scalar":
      if (typeof tree.value === "string") return quoted(tree.value);
      // HCL 1 has no null; whoever made the tree has told the loss.
      return typeof tree.value === "number" ? numberText(tree.value) : String(tree.value ?? '""');
    case "map":
      return tree.members.length === 0 ? "{}" : `{\n${items(tree.members, false)}}`;
    case "list": {
      const elements = tree.items.map(valueText);
      const line = elements.join(", ");
      const isShort = line.length <= widest && !line.includes("\n");
      return isShort ? `[${line}]` : `[\n${elements.map((element) => `${element},\n`).join("")}]`;
    }
  }
}

/** A word where that can be; `true` and `false` are values even before a `=`. */
function keyText(key: string): string {
  return /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(key) && key !== "true" && key !== "false" ? key : quoted(key);
}

/** `${` would begin a template, in which nothing is escaped. */
function quoted(text: string): string {
  return `"${escapeText(text).replaceAll("${", `${codeEscape("$")}{`)}"`;
}
