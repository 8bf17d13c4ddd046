import { laneColours } from "../colours.js";
import type { LaneKind } from "../picture.js";
import { fontFamily } from "./text.js";

/** The colours of one scheme. */
interface Palette {
  readonly ground: string;
  readonly site: string;
  readonly siteEdge: string;
  readonly node: string;
  readonly nodeEdge: string;
  readonly text: string;
  readonly faint: string;
  readonly dead: string;
  readonly kinds: Readonly<Record<LaneKind, string>>;
}

const light: Palette = {
  ground: "#ffffff",
  site: "#f6f8fa",
  siteEdge: "#afb8c1",
  node: "#ffffff",
  nodeEdge: "#6e7781",
  text: "#1f2328",
  faint: "#57606a",
  dead: "#cf222e",
  kinds: laneColours,
};

const dark: Palette = {
  ground: "#0d1117",
  site: "#161b22",
  siteEdge: "#484f58",
  node: "#0d1117",
  nodeEdge: "#8b949e",
  text: "#e6edf3",
  faint: "#9ea7b3",
  dead: "#ff7b72",
  kinds: {
    direct: "#9ea7b3",
    "local-gateway": "#58a6ff",
    "remote-gateway": "#bc8cff",
    "peer-gateway": "#39c5cf",
    external: "#d29922",
    absent: "#ff7b72",
  },
};

/** Every rule begins with the picture's own class, for a picture may stand inside a page. */
const scope = ".meshplan-graph";

/** The style sheet: light, and dark for those who prefer it. */
export function styleSheet(): string {
  return [
    `${scope} text{font-family:${fontFamily}}`,
    `${scope} .strong{font-weight:600}`,
    `${scope} path{fill:none;stroke-width:1.6}`,
    `${scope} .failover{stroke-dasharray:6 4}`,
    `${scope} .beyond{stroke-dasharray:1.5 4}`,
    `${scope} .cross{stroke-width:2.4}`,
    `${scope} .nowhere{stroke-dasharray:4 3}`,
    `${scope} .gateway{stroke-width:1.8}`,
    ...rules(light),
    `@media (prefers-color-scheme:dark){`,
    ...rules(dark),
    "}",
  ].join("\n");
}

function rules(palette: Palette): readonly string[] {
  return [
    `${scope} .ground{fill:${palette.ground}}`,
    `${scope} .site{fill:${palette.site};stroke:${palette.siteEdge}}`,
    `${scope} .node{fill:${palette.node};stroke:${palette.nodeEdge}}`,
    `${scope} .gateway{fill:${palette.node};stroke:${palette.text}}`,
    `${scope} .nowhere{stroke:${palette.dead}}`,
    `${scope} .text{fill:${palette.text}}`,
    `${scope} .faint{fill:${palette.faint}}`,
    `${scope} .stub{stroke:${palette.nodeEdge}}`,
    ...Object.entries(palette.kinds).flatMap(([kind, colour]) => [
      `${scope} .${kind}{stroke:${colour}}`,
      `${scope} .${kind}.head{fill:${colour};stroke:none}`,
    ]),
    `${scope} .beyond{stroke:${palette.siteEdge}}`,
    `${scope} .dead,${scope} .cross{stroke:${palette.dead}}`,
    `${scope} .reason{fill:${palette.dead}}`,
  ];
}
