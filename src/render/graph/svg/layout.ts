import type { Picture } from "../picture.js";
import { columnsOf, padding } from "./columns.js";
import { type DrawnPanel, drawPanel } from "./draw-panel.js";
import { heightsOf } from "./heights.js";
import { drawLegend } from "./legend.js";
import { panelsOf } from "./panel.js";
import { type GroupShape, lineOfText, type Shape, sizes } from "./shapes.js";

/** A picture with a place for everything. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  /** From back to front; the lanes come after them. */
  readonly shapes: readonly Shape[];
  /** One group for each lane; its title is the lane in words. */
  readonly lanes: readonly GroupShape[];
}

const titleHeight = 44;
const betweenPanels = 26;
/** The title should have room even where the picture is small. */
const leastWidth = 420;

/** Lays a picture out: panels below each other, the legend at the end. */
export function layOut(picture: Picture): Drawing {
  const panels = panelsOf(picture);
  const columns = columnsOf(picture, panels);
  const width = Math.max(leastWidth, columns.width);
  const drawn: DrawnPanel[] = [];
  let y = titleHeight;
  for (const panel of panels) {
    const heights = heightsOf(panel, y);
    drawn.push(drawPanel(picture, panel, columns, heights));
    y = heights.bottom + betweenPanels;
  }
  const legend = drawLegend(picture, y - (panels.length === 0 ? 0 : 12), width - padding);
  const title = lineOfText(picture.title, {
    style: "text strong",
    size: sizes.title,
    x: padding,
    y: 28,
    width: width - 2 * padding,
  });
  return {
    width: Math.ceil(width),
    height: Math.ceil(legend.bottom + padding),
    shapes: [title, ...drawn.flatMap(({ sites }) => sites), ...drawn.flatMap(({ nodes }) => nodes), ...legend.shapes],
    lanes: drawn.flatMap(({ lanes }) => lanes),
  };
}
