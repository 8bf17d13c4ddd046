import type { Tree, TreeMember } from "../tree.js";
import { escapeText } from "./escape.js";
import { numberText } from "./number.js";

/** Prints members as a YAML document, in block style. */
export function yamlText(members: readonly TreeMember[]): string {
  return mapLines(members)
    .map((line) => `${line}\n`)
    .join("");
}

function mapLines(members: readonly TreeMember[]): readonly string[] {
  return members.flatMap(([key, value]) => {
    const lines = linesOf(value);
    const name = textOf(key);
    if (isInline(value)) return [`${name}: ${lines[0] ?? ""}`];
    // The dashes of a list stand below its key.
    return [`${name}:`, ...(value.is === "list" ? lines : lines.map(indented))];
  });
}

function linesOf(tree: Tree): readonly string[] {
  switch (tree.is) {
    case "scalar":
      if (typeof tree.value === "string") return [textOf(tree.value)];
      return [typeof tree.value === "number" ? numberText(tree.value) : String(tree.value)];
    case "map":
      return tree.members.length === 0 ? ["{}"] : mapLines(tree.members);
    case "list":
      if (tree.items.length === 0) return ["[]"];
      return tree.items.flatMap((item) =>
        linesOf(item).map((line, index) => (index === 0 ? `- ${line}` : indented(line))),
      );
  }
}

function isInline(tree: Tree): boolean {
  if (tree.is === "scalar") return true;
  return tree.is === "map" ? tree.members.length === 0 : tree.items.length === 0;
}

function indented(line: string): string {
  return `  ${line}`;
}

/** Words that some reader of YAML takes for something else than text. */
const otherThanText: ReadonlySet<string> = new Set(["true", "false", "yes", "no", "on", "off", "y", "n", "null"]);

/** Without quotes only where no reader of YAML can take it for anything else. */
function textOf(text: string): string {
  const isPlain = /^[A-Za-z_][A-Za-z0-9_./-]*$/.test(text) && !otherThanText.has(text.toLowerCase());
  return isPlain ? text : `"${escapeText(text)}"`;
}
