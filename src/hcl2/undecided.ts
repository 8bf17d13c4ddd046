import type { Document } from "../base/document.js";
import type { EntryDefinition, ServiceDefinition, UndecidedPart } from "../model/definition.js";
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

/** Marks a definition, just read, with the parts that are open in it. It keeps the places that it has. */
export function markOpen<Kept extends EntryDefinition | ServiceDefinition>(
  definition: Kept,
  open: readonly Undecided[],
  document: Document,
): Kept {
  if (open.length === 0) return definition;
  const undecided: readonly UndecidedPart[] = open.map(({ path, expression, cause, start, end }) => ({
    path,
    expression,
    ...(cause === undefined ? {} : { cause }),
    span: document.span(start, end),
  }));
  return Object.assign(definition, { undecided });
}
