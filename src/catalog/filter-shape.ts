import type { Selector } from "../model/filter/syntax.js";
import { healthCheck, node as nodeType } from "../model/node.js";
import { registration } from "../model/service.js";
import type { AnyType, ObjectType } from "../model/type.js";

/** What a filter can look at, and how. */
export type Shape =
  | { readonly is: "text" | "number" | "boolean" }
  | { readonly is: "list" | "map"; readonly of: Shape }
  | { readonly is: "object"; readonly fields: ReadonlyMap<string, Shape> };

/** An instance as filters see it: the node, what is registered, and the checks of both. */
export const instanceShape: Shape = {
  is: "object",
  fields: new Map<string, Shape>([
    ["Node", objectShape(nodeType, new Map([["NodeMeta", "Meta"]]))],
    ["Service", objectShape(registration)],
    ["Checks", { is: "list", of: objectShape(healthCheck) }],
  ]),
};

function objectShape({ fields }: ObjectType, renamed: ReadonlyMap<string, string> = new Map()): Shape {
  const shapes = new Map<string, Shape>();
  for (const { consulName, type } of fields) {
    const shape = shapeOf(type);
    if (shape !== undefined) shapes.set(renamed.get(consulName) ?? consulName, shape);
  }
  return { is: "object", fields: shapes };
}

/** Free-form data cannot be filtered by. */
function shapeOf(type: AnyType): Shape | undefined {
  switch (type.is) {
    case "opaque":
      return undefined;
    case "object":
      return objectShape(type);
    case "list":
    case "map": {
      const of = shapeOf(type.of);
      return of && { is: type.is, of };
    }
    case "boolean":
      return { is: "boolean" };
    case "integer":
    case "unsigned":
    case "float":
      return { is: "number" };
    default:
      return { is: "text" };
  }
}

/** What a selector ends at; undefined if there is no such field. Selectors go through lists to their elements. */
export function shapeAt(selector: Selector): Shape | undefined {
  let shape: Shape | undefined = instanceShape;
  for (const step of selector) {
    while (shape?.is === "list") shape = shape.of;
    if (shape?.is === "object") shape = shape.fields.get(step);
    else shape = shape?.is === "map" ? shape.of : undefined;
  }
  return shape;
}
