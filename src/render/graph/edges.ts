import type { Lane, LaneKind, Picture } from "./picture.js";

/** A line between two nodes, for printers that leave the layout to others. */
export interface Edge {
  readonly from: number;
  readonly to: number;
  /** `dead` fails; `beyond` is what would come behind a dead one. */
  readonly state: "live" | "failover" | "dead" | "beyond";
  readonly kind: LaneKind;
  /** Lines of text; none where the edge only goes on with what came in. */
  readonly label: readonly string[];
}

/** The edges of a picture in the order of its lanes. Edges that are drawn and labelled alike are drawn once. */
export function edgesOf({ proxies }: Picture): readonly Edge[] {
  const edges = new Map<string, Edge>();
  for (const { node, upstreams } of proxies) {
    for (const { caption, lanes } of upstreams) {
      for (const lane of lanes) {
        for (const edge of laneEdges(node, caption, lane)) edges.set(JSON.stringify(edge), edge);
      }
    }
  }
  return [...edges.values()];
}

function laneEdges(proxy: number, upstream: string, lane: Lane): readonly Edge[] {
  const deadAt = lane.dead?.at ?? lane.way.length;
  return lane.way.map((to, index): Edge => {
    const from = index === 0 ? proxy : (lane.way[index - 1] ?? proxy);
    const label = [
      ...(index === 0 ? [upstream, lane.label, lane.match] : []),
      ...(index === deadAt && lane.dead !== undefined ? [`✗ ${lane.dead.reason}`] : []),
    ].filter((line) => line !== "");
    // Behind the first node lanes of several kinds may share an edge.
    return { from, to, state: stateOf(lane, index, deadAt), kind: index === 0 ? lane.kind : "direct", label };
  });
}

function stateOf(lane: Lane, index: number, deadAt: number): Edge["state"] {
  if (index > deadAt) return "beyond";
  if (index === deadAt) return "dead";
  return lane.failover !== undefined && index === 0 ? "failover" : "live";
}

const lineLength = 44;

/** Breaks text between words into lines of at most 44 characters; a longer word keeps a line of its own. */
export function wrapWords(text: string, length: number = lineLength): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    if (line === "") line = word;
    else if ([...line].length + 1 + [...word].length <= length) line += ` ${word}`;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}
