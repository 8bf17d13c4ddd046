import type { Node } from "yaml";

/** Where a node starts. */
export function startOf({ range }: Node): number {
  return range?.[0] ?? 0;
}

/** Where the value of a node ends. */
export function endOf({ range }: Node): number {
  return range === undefined || range === null ? 0 : Math.max(range[0], range[1]);
}

/** The end of a text without the white space at its end. */
export function trimmedEnd(text: string, start: number, end: number): number {
  let at = end;
  while (at > start && /\s/.test(text[at - 1] ?? "")) at -= 1;
  return at;
}
