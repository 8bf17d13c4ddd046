import type { RoutePlan } from "../../plan/route-plan.js";
import { boxesOf, type IndexedNode } from "./boxes.js";
import { drawPicture, type PictureOptions } from "./draw.js";
import { type Edge, edgesOf, wrapWords } from "./edges.js";
import type { PictureNode } from "./picture.js";

/**
 * A Mermaid flowchart, as GitHub and many documentation tools draw it in Markdown.
 *
 * @example
 * const chart = toMermaid(selectRoutes(plan, { proxies: ["web"] })); // flowchart LR …
 */
export function toMermaid(plan: RoutePlan, options: PictureOptions = {}): string {
  const picture = drawPicture(plan, options);
  const edges = edgesOf(picture);
  const name = (index: number) => `n${index}`;
  const { boxes, outside } = boxesOf(picture);
  const line = ({ node, index }: IndexedNode) => `${name(index)}${nodeText(node)}:::${classOf(node)}`;
  const lines = [
    "flowchart LR",
    `  accTitle: ${accessible(picture.title)}`,
    ...boxes.flatMap(({ site, nodes }, index) => [
      `  subgraph s${index}["${mermaidText(site.caption)}"]`,
      ...nodes.map((one) => `    ${line(one)}`),
      "  end",
    ]),
    ...outside.map((one) => `  ${line(one)}`),
    ...edges.map((edge) => `  ${name(edge.from)} ${arrows[edge.state]}${edgeText(edge)} ${name(edge.to)}`),
    ...edges.flatMap((edge, index) =>
      edge.state === "dead" ? [`  linkStyle ${index} stroke:#cf222e,stroke-width:2px`] : [],
    ),
    "  classDef proxy stroke-width:2px",
    "  classDef gateway stroke:#8250df,stroke-width:2px",
    "  classDef service stroke-width:1px",
    "  classDef nowhere stroke:#cf222e,stroke-dasharray:4 3",
  ];
  return `${lines.join("\n")}\n`;
}

const arrows: Readonly<Record<Edge["state"], string>> = { live: "-->", failover: "-.->", dead: "--x", beyond: "-.-" };

function classOf({ what, missing }: PictureNode): string {
  if (missing) return "nowhere";
  return what === "mesh-gateway" ? "gateway" : what;
}

/** Gateways are hexagons, proxies have round ends. */
function nodeText({ what, caption, detail }: PictureNode): string {
  const text = `"${[caption, ...(detail === "" ? [] : wrapWords(detail))].map(mermaidText).join("<br/>")}"`;
  if (what === "mesh-gateway") return `{{${text}}}`;
  return what === "proxy" ? `([${text}])` : `[${text}]`;
}

function edgeText({ label }: Edge): string {
  return label.length === 0
    ? ""
    : `|"${label
        .flatMap((line) => wrapWords(line))
        .map(mermaidText)
        .join("<br/>")}"|`;
}

/** Signs with no meaning to Mermaid or to the Markdown in its labels, wherever they stand. */
const harmless = /^[\p{L}\p{M}\p{N} ,/()?!=+·…✗]$/u;
/** Signs that are only read as text between two letters or digits: `1. ` begins a list, `--` a line. */
const harmlessInside = new Set([".", "-", "_", ":"]);

/** Keeps two dollars apart, which would begin a formula even as entities. */
const zeroWidthSpace = "#8203;";

/** Text in the quotes of a label. All signs that could mean something become entities by number. */
export function mermaidText(text: string): string {
  const signs = [...text];
  const isWord = (sign: string | undefined) => sign !== undefined && /^[\p{L}\p{N}]$/u.test(sign);
  return signs
    .map((sign, index) => {
      if (harmless.test(sign)) return sign;
      if (harmlessInside.has(sign) && isWord(signs[index - 1]) && isWord(signs[index + 1])) return sign;
      const between = sign === "$" && signs[index + 1] === "$" ? zeroWidthSpace : "";
      return `#${sign.codePointAt(0)};${between}`;
    })
    .join("");
}

/** The accessible title runs to the end of its line and knows no entities, so that signs with a meaning are dropped. */
function accessible(text: string): string {
  return text.replace(/[^\p{L}\p{N} ,./()_-]/gu, " ").trim();
}
