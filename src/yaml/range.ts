import type { Node } from "yaml";

/** The same as a place. */
export function placeOf(node: Node): { readonly start: number; readonly end: number } {
  const [start, end] = rangeOf(node);
  return { start, end };
}

/** Where a node stands: its start, and the end of its value. */
export function rangeOf(node: Node): readonly [number, number] {
  const range = node.range;
  return range === undefined || range === null ? [0, 0] : [range[0], Math.max(range[0], range[1])];
}

/** The end of a text without the white space at its end. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? "")) at -= 1;
  return at;
}
