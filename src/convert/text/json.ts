import type { Tree, TreeMember } from "../tree.js";
import { numberText } from "./number.js";

/** Prints members as a JSON document. */
export function jsonText(members: readonly TreeMember[]): string {
  return `${valueText({ is: "map", isBlock: true, members }, "")}\n`;
}

function valueText(tree: Tree, indent: string): string {
  switch (tree.is) {
    case "scalar":
      return typeof tree.value === "number" ? numberText(tree.value) : JSON.stringify(tree.value);
    case "map": {
      const lines = tree.members.map(
        ([key, value]) => `${indent}  ${JSON.stringify(key)}: ${valueText(value, `${indent}  `)}`,
      );
      return lines.length === 0 ? "{}" : `{\n${lines.join(",\n")}\n${indent}}`;
    }
    case "list": {
      const lines = tree.items.map((item) => `${indent}  ${valueText(item, `${indent}  `)}`);
      return lines.length === 0 ? "[]" : `[\n${lines.join(",\n")}\n${indent}]`;
    }
  }
}
