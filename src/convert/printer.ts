import type { Diagnostic } from "../base/diagnostic.js";
import type { Plain } from "../base/located.js";
import type { Path } from "../base/place.js";
import { isZero } from "../base/zero.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import { asPlain } from "../model/consul-json.js";
import type { AnyType, Field, ObjectType } from "../model/type.js";
import { bytesTree } from "./bytes.js";
import { freeForm } from "./free-form.js";
import { leftOut } from "./problems.js";
import type { Target } from "./target.js";
import { block, dataMap, depthOf, list, scalar, type Tree, type TreeMember } from "./tree.js";

/** What is being printed, for whom, and what was lost so far. */
export interface Printing {
  readonly definition: CatalogDefinition;
  readonly target: Target;
  readonly losses: Diagnostic[];
}

/** A value on its way: where it stands, in names of the model and in Consul's. */
interface At {
  readonly path: Path;
  readonly words: string;
}

/**
 * The fields of an object by its table, in the table's order. Unlike Consul's own printing this keeps what is empty but
 * written: an empty text, 0 and false. What the target cannot hold is left out and told.
 */
export function printFields(value: object, type: ObjectType, printing: Printing): readonly TreeMember[] {
  return membersOf(value, { ...type, name: "*" }, { path: [], words: "" }, printing);
}

function membersOf(value: object, type: ObjectType, at: At, printing: Printing): readonly TreeMember[] {
  const { target } = printing;
  const fields: Readonly<Record<string, unknown>> = Object(value);
  const lacking = Object.hasOwn(target.lacks, type.name) ? target.lacks[type.name] : [];
  return type.fields.flatMap((field): readonly TreeMember[] => {
    const item = fields[field.name];
    if (item === undefined) return [];
    const here = stepInto(at, field);
    if (!field.knownTo.includes(target.vocabulary) || lacking?.includes(field.name) === true) {
      if (!isZero(item)) lose(here, `for ${target.name} has no such field here`, printing);
      return [];
    }
    const tree = treeOf(item, field.type, here, printing);
    return tree === undefined ? [] : [[target.nameOf(field), tree]];
  });
}

function stepInto({ path, words }: At, field: Field): At {
  return { path: [...path, field.name], words: words === "" ? field.consulName : `${words}.${field.consulName}` };
}

/** Follows the table, so it goes no deeper than the model does. */
function treeOf(value: unknown, type: AnyType, at: At, printing: Printing): Tree | undefined {
  switch (type.is) {
    case "object":
      return block(membersOf(Object(value), type, at, printing));
    case "list":
      return list(
        elementsOf(value).flatMap(
          (item, index) =>
            treeOf(item, type.of, { path: [...at.path, index], words: `${at.words}[${index}]` }, printing) ?? [],
        ),
      );
    case "map":
      return dataMap(
        Object.entries(Object(value)).flatMap(([key, item]): readonly TreeMember[] => {
          const tree = treeOf(item, type.of, { path: [...at.path, key], words: `${at.words}[${key}]` }, printing);
          return tree === undefined ? [] : [[key, tree]];
        }),
      );
    case "opaque":
      return freeFormTree(asPlain(value), at, printing);
    case "bytes": {
      const tree = bytesTree(String(value), printing.target.passes);
      if (tree === undefined) lose(at, `for no text of ${printing.target.name} becomes these bytes`, printing);
      return tree;
    }
    default:
      return typeof value === "boolean" || typeof value === "number" ? scalar(value) : scalar(String(value));
  }
}

function freeFormTree(value: Plain, at: At, printing: Printing): Tree | undefined {
  const { target } = printing;
  const tree = freeForm(value, target);
  if (tree === undefined) lose(at, `for ${target.name} has no null`, printing);
  else if (depthOf(tree) > target.maximumDepth) lose(at, `for it is nested too deep for ${target.name}`, printing);
  else return tree;
  return undefined;
}

function lose({ path, words }: At, why: string, { definition, losses }: Printing): void {
  losses.push(leftOut({ definition, path, words, why }));
}

function elementsOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}
