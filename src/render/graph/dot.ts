import type { RoutePlan } from "../../plan/route-plan.js";
import { boxesOf, type IndexedNode } from "./boxes.js";
import { laneColours } from "./colours.js";
import { drawPicture, type PictureOptions } from "./draw.js";
import { type Edge, edgesOf, wrapWords } from "./edges.js";
import type { PictureNode } from "./picture.js";

/**
 * A directed graph in Graphviz's language: `dot -Tpdf`.
 *
 * @example
 * const graph = toDot(plan); // digraph "Routes of 3 proxies" { …
 */
export function toDot(plan: RoutePlan, options: PictureOptions = {}): string {
  const picture = drawPicture(plan, options);
  const { boxes, outside } = boxesOf(picture);
  const line = ({ node, index }: IndexedNode) => `n${index} [${nodeAttributes(node)}];`;
  const lines = [
    `digraph ${quoted([picture.title])} {`,
    `  label=${quoted([picture.title])}; labelloc=t;`,
    '  rankdir=LR; nodesep=0.3; ranksep=1.2; fontname="Helvetica";',
    '  node [fontname="Helvetica", fontsize=11, shape=box, style=rounded];',
    '  edge [fontname="Helvetica", fontsize=9];',
    ...boxes.flatMap(({ site, nodes }, index) => [
      `  subgraph cluster_${index} {`,
      `    label=${quoted([site.caption])}; style=rounded; color="#6e7781";`,
      ...nodes.map((one) => `    ${line(one)}`),
      "  }",
    ]),
    ...outside.map((one) => `  ${line(one)}`),
    ...edgesOf(picture).map((edge) => `  n${edge.from} -> n${edge.to} [${edgeAttributes(edge)}];`),
    "}",
  ];
  return `${lines.join("\n")}\n`;
}

function nodeAttributes({ what, caption, detail, about, missing }: PictureNode): string {
  const label = quoted([caption, ...(detail === "" ? [] : wrapWords(detail))]);
  const shape = what === "mesh-gateway" ? ["shape=hexagon"] : what === "proxy" ? ["penwidth=2"] : [];
  const style =
    what === "nowhere" || missing
      ? ['style="rounded,dashed"', 'color="#cf222e"']
      : what === "mesh-gateway"
        ? ["style=solid", 'color="#8250df"']
        : [];
  return [`label=${label}`, `tooltip=${quoted(about.split("\n"))}`, ...shape, ...style].join(", ");
}

function edgeAttributes({ state, kind, label }: Edge): string {
  const text = label.length === 0 ? [] : [`label=${quoted(label.flatMap((line) => wrapWords(line)))}`];
  switch (state) {
    case "live":
      return [...text, `color="${laneColours[kind]}"`].join(", ");
    case "failover":
      return [...text, `color="${laneColours[kind]}"`, "style=dashed"].join(", ");
    case "dead":
      return [...text, 'color="#cf222e"', 'fontcolor="#cf222e"', "arrowhead=tee", "penwidth=2"].join(", ");
    case "beyond":
      return [...text, 'color="#8c959f"', "style=dotted", "arrowhead=none"].join(", ");
    default:
      return state satisfies never;
  }
}

/** A quoted string of lines. Graphviz reads both backslashes and the entities of HTML in it. */
function quoted(lines: readonly string[]): string {
  return `"${lines.map(dotText).join("\\n")}"`;
}

/** Text inside the quotes of a string that Graphviz shows. */
export function dotText(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("\\", "\\\\").replaceAll('"', '\\"');
}
