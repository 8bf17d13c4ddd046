import type { Lane, Picture, PictureNode } from "../picture.js";
import { type Column, type Columns, endOf, inset, padding } from "./columns.js";
import { type Extent, type Heights, laneHeight } from "./heights.js";
import { type Arrival, type NodeColumn, type Panel, runsOf } from "./panel.js";
import { type GroupShape, lineOfText, linesOfText, type Shape, sizes } from "./shapes.js";

/** What a panel consists of: boxes with their texts, and lanes. */
export interface DrawnPanel {
  /** From back to front. */
  readonly sites: readonly Shape[];
  readonly nodes: readonly Shape[];
  /** One for each lane, in the order of departure, with its sentence as title. */
  readonly lanes: readonly GroupShape[];
}

/** Room between neighbouring boxes of a column. */
const gap = 8;

/** Draws a panel at its heights. */
export function drawPanel(picture: Picture, panel: Panel, columns: Columns, heights: Heights): DrawnPanel {
  const { nodes } = picture;
  const nodeShapes = (what: NodeColumn) =>
    runsOf(panel.arrivals, what).flatMap(({ node, first, last }) => {
      const extent = { top: middle(first) - laneHeight / 2, bottom: middle(last) + laneHeight / 2 };
      const drawn = nodes[node];
      return drawn === undefined ? [] : [drawNode(drawn, columns[what], extent)];
    });
  const middle = (index: number) => heights.arrivals[index] ?? 0;
  const lanes = panel.arrivals.map((arrival, index): readonly [Lane, GroupShape] => [
    arrival.lane,
    drawLane(arrival, columns, heights.departures.get(arrival.lane) ?? 0, middle(index)),
  ]);
  const drawn = new Map(lanes);
  const inOrder = panel.proxies.flatMap(({ upstreams }) =>
    upstreams.flatMap((upstream) => upstream.lanes.flatMap((lane) => drawn.get(lane) ?? [])),
  );
  return {
    sites: [
      ...siteBox(picture, panel.home, columns.homeLeft, columns.homeRight, heights.home, columns.homeLeft),
      ...heights.far.flatMap((box) =>
        siteBox(picture, box.site, columns.farLeft, columns.farRight, box, columns.farLeft),
      ),
    ],
    nodes: [
      ...drawProxies(picture, panel, columns, heights),
      ...nodeShapes("homeService"),
      ...nodeShapes("homeGateway"),
      ...nodeShapes("farGateway"),
      ...nodeShapes("farService"),
    ],
    lanes: inOrder,
  };
}

function siteBox(
  picture: Picture,
  site: number,
  left: number,
  right: number,
  { top, bottom }: Extent,
  textLeft: number,
) {
  const caption = picture.sites[site]?.caption ?? "";
  const x = textLeft + padding;
  return [
    { what: "rectangle", style: "site", x: left, y: top, width: right - left, height: bottom - top, radius: 10 },
    lineOfText(caption, { style: "text strong", size: sizes.site, x, y: top + 21, width: right - padding - x }),
  ] as const satisfies readonly Shape[];
}

function drawProxies(picture: Picture, panel: Panel, columns: Columns, heights: Heights): readonly Shape[] {
  return panel.proxies.flatMap(({ proxy, upstreams }, index) => {
    const node = picture.nodes[proxy.node];
    const extent = heights.proxies[index];
    if (node === undefined || extent === undefined) return [];
    const stubs = upstreams.flatMap((upstream): readonly Shape[] => {
      const box = heights.upstreams.get(upstream);
      if (box === undefined) return [];
      const y = (box.top + box.bottom) / 2;
      return [
        { what: "path", style: "stub", data: `M${endOf(columns.proxy)} ${y}H${columns.upstream.x}` },
        group(upstream.about, columns.upstream, box, "node", upstream.caption, upstream.detail),
      ];
    });
    const none =
      upstreams.length > 0
        ? []
        : [
            lineOfText("no upstreams", {
              style: "faint",
              size: sizes.detail,
              x: columns.upstream.x,
              y: (extent.top + extent.bottom) / 2 + 4,
              width: columns.upstream.width,
            }),
          ];
    return [drawNode(node, columns.proxy, extent), ...stubs, ...none];
  });
}

const nodeStyles: Readonly<Record<PictureNode["what"], string>> = {
  proxy: "node",
  "mesh-gateway": "node gateway",
  service: "node",
  nowhere: "node nowhere",
};

function drawNode({ what, caption, detail, about, missing }: PictureNode, column: Column, extent: Extent): GroupShape {
  return group(
    about,
    column,
    extent,
    nodeStyles[missing ? "nowhere" : what],
    caption,
    detail,
    what === "mesh-gateway" ? 14 : 6,
  );
}

/** A box with a caption and a line below; tall boxes have them at their upper end, where reading begins. */
function group(
  title: string,
  { x, width }: Column,
  { top, bottom }: Extent,
  style: string,
  caption: string,
  detail: string,
  radius = 6,
): GroupShape {
  const y = top + gap / 2;
  const height = bottom - top - gap;
  const middle = y + Math.min(height, 5 * laneHeight) / 2;
  const first = middle + (detail === "" ? 4 : -2);
  const setting = { x: x + inset, width: width - 2 * inset };
  return {
    what: "group",
    title,
    shapes: [
      { what: "rectangle", style, x, y, width, height, radius },
      lineOfText(caption, { ...setting, style: "text strong", size: sizes.caption, y: first }),
      ...(detail === "" ? [] : [lineOfText(detail, { ...setting, style: "faint", size: sizes.detail, y: first + 13 })]),
    ],
  };
}

/** A lane from the upstream's box to its end, cut where a box stands in it, and marked where it fails. */
function drawLane(arrival: Arrival, columns: Columns, from: number, to: number): GroupShape {
  const { lane } = arrival;
  const stops = [
    ...(arrival.homeService === undefined ? [] : [columns.homeService]),
    ...(arrival.homeGateway === undefined ? [] : [columns.homeGateway]),
    ...(arrival.farGateway === undefined ? [] : [columns.farGateway]),
    ...(arrival.farService === undefined ? [] : [columns.farService]),
  ];
  const deadAt = lane.dead?.at ?? stops.length;
  const failover = lane.failover === undefined ? "" : " failover";
  const paths = stops.flatMap((stop, index): readonly Shape[] => {
    const before = stops[index - 1];
    const start =
      before === undefined
        ? `M${endOf(columns.upstream)} ${from}H${columns.bend.x}${bend(columns.bend, from, to)}`
        : `M${endOf(before)} ${to}`;
    if (index > deadAt) return [{ what: "path", style: "beyond", data: `${start}H${stop.x}` }];
    if (index === deadAt) {
      return [
        { what: "path", style: `${lane.kind}${failover} dead`, data: `${start}H${stop.x - crossRoom}` },
        { what: "path", style: "cross", data: cross(stop.x - crossRoom, to) },
      ];
    }
    return [
      { what: "path", style: `${lane.kind}${failover}`, data: `${start}H${stop.x - headLength}` },
      { what: "path", style: `${lane.kind} head`, data: head(stop.x, to) },
    ];
  });
  return { what: "group", title: lane.sentence, shapes: [...paths, ...laneTexts(arrival, columns, from, to)] };
}

const headLength = 7;
const crossRoom = 8;

function bend({ x, width }: Column, from: number, to: number): string {
  const half = x + width / 2;
  return from === to ? `H${x + width}` : `C${half} ${from} ${half} ${to} ${x + width} ${to}`;
}

function head(x: number, y: number): string {
  return `M${x} ${y}l${-headLength - 1} -4v8z`;
}

function cross(x: number, y: number): string {
  return `M${x - 5} ${y - 5}l10 10m0 -10l-10 10`;
}

/** Mode and share above the lane, the router's match below it, and beside its end why it is dead. */
function laneTexts({ lane, site }: Arrival, columns: Columns, from: number, to: number): readonly Shape[] {
  const { x, width } = columns.label;
  const text = (words: string, style: string, size: number, y: number) =>
    words === "" ? [] : [lineOfText(words, { style, size, x, y, width }, "end")];
  const reason =
    lane.dead === undefined
      ? []
      : linesOfText(lane.dead.reason, {
          style: "reason",
          size: sizes.detail,
          x: (site === undefined ? columns.homeRight : columns.farRight) + padding,
          middle: to,
          width: columns.noteWidth,
          limit: 3,
          leading: 12.5,
        });
  return [
    ...text(lane.label, "text", sizes.label, from - 5),
    ...text(lane.match, "faint", sizes.detail, from + 13),
    ...reason,
  ];
}
