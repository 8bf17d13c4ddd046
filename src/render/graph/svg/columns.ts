import type { Picture, PictureNode } from "../picture.js";
import type { Panel } from "./panel.js";
import { sizes } from "./shapes.js";
import { textWidth } from "./text.js";

/** Where the columns of the drawing are; all panels share them. */
export interface Columns {
  readonly homeLeft: number;
  readonly proxy: Column;
  readonly upstream: Column;
  /** Room for what is said of a lane; lanes run through it straight. */
  readonly label: Column;
  /** Where lanes bend to the height at which they arrive. */
  readonly bend: Column;
  readonly homeService: Column;
  /** Straddles the right border of the home box. */
  readonly homeGateway: Column;
  readonly homeRight: number;
  readonly farLeft: number;
  readonly farGateway: Column;
  readonly farService: Column;
  readonly farRight: number;
  readonly noteWidth: number;
  readonly width: number;
}

export interface Column {
  readonly x: number;
  readonly width: number;
}

/** Room between a border and what stands inside, and between a text and the edge of its box. */
export const padding = 14;
export const inset = 9;

/** Least and greatest width of the columns that grow with what they hold. */
const limits = {
  proxy: [90, 210],
  upstream: [90, 260],
  label: [70, 270],
  service: [110, 210],
  gateway: [110, 150],
} as const;

/** The greatest width of what is said beside a dead lane. */
const noteLimit = 340;

/** Measures what is to be shown. */
export function columnsOf(picture: Picture, panels: readonly Panel[]): Columns {
  const upstreams = picture.proxies.flatMap((proxy) => proxy.upstreams);
  const lanes = upstreams.flatMap((upstream) => upstream.lanes);
  const nodesOf = (...kinds: readonly PictureNode["what"][]) =>
    picture.nodes.filter(({ what }) => kinds.includes(what));
  const labels = lanes.flatMap(({ label, match }) => [textWidth(label, sizes.label), textWidth(match, sizes.detail)]);
  const arrivals = panels.flatMap((panel) => panel.arrivals);
  const isFar = arrivals.some(({ site }) => site !== undefined);
  const crossings = greatest(panels.map((panel) => panel.arrivals.length));

  const proxy = { x: 2 * padding, width: widthOf(nodesOf("proxy").flatMap(captionWidths), limits.proxy) };
  const upstream = {
    x: endOf(proxy) + 22,
    width: widthOf(upstreams.flatMap(captionWidths), limits.upstream),
  };
  const label = { x: endOf(upstream) + 8, width: clamp(greatest(labels), limits.label) };
  const bend = { x: endOf(label) + 6, width: clamp(50 + 4 * crossings, [60, 170]) };
  const serviceWidth = widthOf(nodesOf("service", "nowhere").flatMap(captionWidths), limits.service);
  const gatewayWidth = widthOf(nodesOf("mesh-gateway").flatMap(captionWidths), limits.gateway);
  const homeService = { x: endOf(bend) + 20, width: serviceWidth };
  const homeRight = Math.max(endOf(homeService) + padding, endOf(bend) + 20 + gatewayWidth / 2);
  const homeGateway = { x: homeRight - gatewayWidth / 2, width: gatewayWidth };
  const farLeft = homeRight + gatewayWidth + 64;
  const farGateway = { x: farLeft - gatewayWidth / 2, width: gatewayWidth };
  const farService = { x: endOf(farGateway) + 46, width: serviceWidth };
  const farRight = isFar ? endOf(farService) + padding : homeRight;
  const notes = (isHome: boolean) =>
    arrivals.some(({ lane, site }) => lane.dead !== undefined && (site === undefined) === isHome);
  const noteWidth = clamp(greatest(lanes.map(({ dead }) => textWidth(dead?.reason ?? "", sizes.detail))), [
    0,
    noteLimit,
  ]);
  const right = Math.max(
    farRight,
    notes(true) ? homeRight + padding + noteWidth : 0,
    notes(false) ? farRight + padding + noteWidth : 0,
  );
  return {
    homeLeft: padding,
    proxy,
    upstream,
    label,
    bend,
    homeService,
    homeGateway,
    homeRight,
    farLeft,
    farGateway,
    farService,
    farRight,
    noteWidth,
    width: right + padding,
  };
}

/** The right end of a column. */
export function endOf({ x, width }: Column): number {
  return x + width;
}

function captionWidths({ caption, detail }: { readonly caption: string; readonly detail: string }): readonly number[] {
  return [textWidth(caption, sizes.caption), textWidth(detail, sizes.detail)];
}

function widthOf(widths: readonly number[], limit: readonly [number, number]): number {
  return clamp(greatest(widths) + 2 * inset, limit);
}

function clamp(value: number, [least, greatest]: readonly [number, number]): number {
  return Math.ceil(Math.min(Math.max(value, least), greatest));
}

/** As many as there are: spread into arguments, a large fleet would overflow the stack. */
function greatest(values: readonly number[]): number {
  return values.reduce((most, value) => Math.max(most, value), 0);
}
