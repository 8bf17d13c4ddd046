import { counted } from "../../../base/wording.js";
import type { RoutePlan } from "../../../plan/route-plan.js";
import { drawPicture, type PictureOptions } from "../draw.js";
import type { Picture } from "../picture.js";
import { leftOutWords } from "../words.js";
import { type Drawing, layOut } from "./layout.js";
import type { GroupShape, Shape, TextShape } from "./shapes.js";
import { styleSheet } from "./style.js";
import { hasKnownWidth } from "./text.js";
import { xmlText } from "./xml.js";

/**
 * A drawing that any browser shows, light or dark as the reader prefers, whole in itself: no script, font, link or
 * identifier. Screen readers find its title, a description, and one sentence for each route.
 *
 * @example
 * const drawing = toSvg(selectRoutes(plan, { proxies: ["web"], upstreams: ["api"] })); // <svg …
 */
export function toSvg(plan: RoutePlan, options: PictureOptions = {}): string {
  const picture = drawPicture(plan, options);
  return printDrawing(picture, layOut(picture));
}

function printDrawing(picture: Picture, { width, height, shapes, lanes }: Drawing): string {
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" class="meshplan-graph" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="graphics-document">`,
    `<title>${xmlText(picture.title)}</title>`,
    `<desc>${xmlText(descriptionOf(picture))}</desc>`,
    `<style>${styleSheet()}</style>`,
    `<rect class="ground" width="${width}" height="${height}"/>`,
    '<g aria-hidden="true">',
    ...shapes.map(printShape),
    "</g>",
    ...(lanes.length === 0 ? [] : ['<g role="list">', ...lanes.map(printLane), "</g>"]),
    "</svg>",
  ];
  return `${lines.join("\n")}\n`;
}

/** `3 upstreams of 1 proxy, 5 routes, 1 of them dead. Datacenters and peers: …`. */
function descriptionOf({ proxies, sites, leftOut }: Picture): string {
  const upstreams = proxies.flatMap((proxy) => proxy.upstreams);
  const lanes = upstreams.flatMap((upstream) => upstream.lanes);
  const dead = lanes.filter((lane) => lane.dead !== undefined).length;
  const counts = `${counted(upstreams.length, "upstream")} of ${counted(proxies.length, "proxy", "proxies")}, ${counted(lanes.length, "route")}, ${dead === 0 ? "none" : dead} of them dead.`;
  const others = leftOut === 0 ? "" : ` ${leftOutWords(leftOut)}`;
  return `${counts}${others} Places: ${sites.length === 0 ? "none" : sites.map(({ caption }) => caption).join(", ")}. A sentence for each route follows.`;
}

/** Read as one sentence; what it is made of is not read. */
function printLane({ title, shapes }: GroupShape): string {
  return `<g role="listitem"><g role="img"><title>${xmlText(title)}</title>${shapes.map(printShape).join("")}</g></g>`;
}

function printShape(shape: Shape): string {
  switch (shape.what) {
    case "rectangle": {
      const { style, x, y, width, height, radius } = shape;
      return `<rect class="${style}" x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}" rx="${radius}"/>`;
    }
    case "path":
      return `<path class="${shape.style}" d="${shape.data}"/>`;
    case "text":
      return printText(shape);
    case "group":
      return `<g><title>${xmlText(shape.title)}</title>${shape.shapes.map(printShape).join("")}</g>`;
    default:
      return shape satisfies never;
  }
}

/** Text in scripts that the fonts may not know is fitted to the room that was kept for it. */
function printText({ style, text, whole, size, x, y, box }: TextShape): string {
  const fitted = hasKnownWidth(text) ? "" : ` textLength="${short(box.width)}" lengthAdjust="spacingAndGlyphs"`;
  const title = whole === undefined ? "" : `<title>${xmlText(whole)}</title>`;
  return `<text class="${style}" font-size="${size}" x="${short(x)}" y="${short(y)}"${fitted}>${title}${xmlText(text)}</text>`;
}

function short(value: number): string {
  return String(Number(value.toFixed(2)));
}
