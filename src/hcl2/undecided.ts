import type { Range } from "./syntax/tree.js";

/** A part of a definition whose value no file tells. */
export interface Undecided extends Range {
  /** Where it stands in its resource or service: `mesh_gateway.mode`. */
  readonly path: string;
  /** As written: `var.mode`. */
  readonly expression: string;
  /** What it comes from, where that is something else: `var.region` for `local.mode`. */
  readonly cause?: string;
}
