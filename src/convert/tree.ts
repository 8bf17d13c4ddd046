/**
 * What is to be printed, whatever the format. Members are pairs, so that no key is special and their order is kept.
 */
export type Tree =
  | { readonly is: "scalar"; readonly value: string | number | boolean | null }
  | { readonly is: "list"; readonly items: readonly Tree[] }
  | TreeMap;

export interface TreeMap {
  readonly is: "map";
  /** True for an object of the model; false for a map whose keys are data. HCL writes the two differently. */
  readonly isBlock: boolean;
  readonly members: readonly TreeMember[];
}

export type TreeMember = readonly [key: string, value: Tree];

export function scalar(value: string | number | boolean | null): Tree {
  return { is: "scalar", value };
}

export function list(items: readonly Tree[]): Tree {
  return { is: "list", items };
}

export function block(members: readonly TreeMember[]): TreeMap {
  return { is: "map", isBlock: true, members };
}

export function dataMap(members: readonly TreeMember[]): TreeMap {
  return { is: "map", isBlock: false, members };
}

/** Levels of maps and lists. */
export function depthOf(tree: Tree): number {
  let level: readonly Tree[] = [tree];
  for (let depth = 0; ; depth += 1) {
    const next: Tree[] = [];
    for (const node of level) {
      if (node.is === "list") for (const item of node.items) next.push(item);
      else if (node.is === "map") for (const [, value] of node.members) next.push(value);
    }
    if (next.length === 0) return depth;
    level = next;
  }
}
