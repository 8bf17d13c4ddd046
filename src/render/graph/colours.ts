import type { LaneKind } from "./picture.js";

/** The colours of lanes on white ground. */
export const laneColours: Readonly<Record<LaneKind, string>> = {
  direct: "#57606a",
  "local-gateway": "#0969da",
  "remote-gateway": "#8250df",
  "peer-gateway": "#0e7c86",
  external: "#9a6700",
  absent: "#cf222e",
};
