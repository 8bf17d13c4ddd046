import type { LaneKind, Picture } from "../picture.js";
import { leftOutWords } from "../words.js";
import { padding } from "./columns.js";
import { lineOfText, type Shape, sizes } from "./shapes.js";
import { textWidth } from "./text.js";

const kindWords: Readonly<Record<Exclude<LaneKind, "absent">, string>> = {
  direct: "direct",
  "local-gateway": "through own gateways first",
  "remote-gateway": "to the gateways there",
  "peer-gateway": "to the peer's gateways",
  external: "external service",
};

const sample = 30;
const rowHeight = 20;

/** What the lines mean, for those that the picture has; wraps at the width. */
export function drawLegend({ proxies, leftOut }: Picture, top: number, width: number) {
  const lanes = proxies.flatMap(({ upstreams }) => upstreams.flatMap((upstream) => upstream.lanes));
  const entries = [
    ...Object.entries(kindWords)
      .filter(([kind]) => lanes.some((lane) => lane.kind === kind))
      .map(([kind, words]) => ({ style: kind, words })),
    ...(lanes.some(({ failover }) => failover !== undefined)
      ? [{ style: "direct failover", words: "only when the ones before fail" }]
      : []),
    ...(lanes.some(({ dead }) => dead !== undefined) ? [{ style: "dead", words: "fails at the cross" }] : []),
  ];
  const shapes: Shape[] = [];
  let x = padding;
  let y = top + rowHeight / 2;
  for (const { style, words } of entries) {
    const room = sample + 8 + textWidth(words, sizes.detail) + 22;
    if (x > padding && x + room > width) {
      x = padding;
      y += rowHeight;
    }
    shapes.push({ what: "path", style, data: `M${x} ${y}h${sample}` });
    if (style === "dead") {
      shapes.push({ what: "path", style: "cross", data: `M${x + sample - 5} ${y - 5}l10 10m0 -10l-10 10` });
    }
    shapes.push(
      lineOfText(words, { style: "faint", size: sizes.detail, x: x + sample + 10, y: y + 3.5, width: width }),
    );
    x += room;
  }
  let bottom = entries.length === 0 ? top : y + rowHeight / 2;
  if (leftOut > 0) {
    bottom += rowHeight;
    const setting = { style: "faint", size: sizes.detail, x: padding, y: bottom - rowHeight / 2 + 3.5, width };
    shapes.push(lineOfText(leftOutWords(leftOut), setting));
  }
  return { shapes, bottom };
}
