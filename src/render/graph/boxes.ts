import type { Picture, PictureNode, Site } from "./picture.js";

/** A node with its index in the picture. */
export interface IndexedNode {
  readonly node: PictureNode;
  readonly index: number;
}

/** A site with the nodes that stand in its box. */
export interface Box {
  readonly site: Site;
  readonly nodes: readonly IndexedNode[];
}

/** The nodes of each site and those outside all of them, in one pass: a picture may have as many sites as nodes. */
export function boxesOf({ sites, nodes }: Picture): {
  readonly boxes: readonly Box[];
  readonly outside: readonly IndexedNode[];
} {
  const boxes = sites.map((site): { readonly site: Site; readonly nodes: IndexedNode[] } => ({ site, nodes: [] }));
  const outside: IndexedNode[] = [];
  for (const [index, node] of nodes.entries()) {
    const box = node.site === undefined ? undefined : boxes[node.site];
    (box?.nodes ?? outside).push({ node, index });
  }
  return { boxes, outside };
}
