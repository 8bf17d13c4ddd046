import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import type { AnyType, ObjectType } from "../model/type.js";
import { valueType } from "./problems.js";

/**
 * Values of a `spec` of another type than the schema of the resource says. Consul takes many of them for what is meant, such
 * as a number for text or a list of one for its element; Kubernetes takes none. Keys that name no field in the resource's own
 * spelling are left to others. Follows the table, so it goes no deeper than the model does.
 */
export function typeProblems(spec: LocatedMap, type: ObjectType, document: Document): Diagnostic[] {
  const found: Diagnostic[] = [];
  lookAt(spec, type, "spec", document, found);
  return found;
}

function lookAt(value: Located, type: AnyType, name: string, document: Document, found: Diagnostic[]): void {
  if (value.type === "null") return;
  if (!isOfType(value, type)) {
    found.push(valueType(name, type, value, document.span(value.start, value.end)));
    return;
  }
  if (type.is === "object" && value.type === "map") {
    for (const member of value.value) {
      const field = type.fields.find((candidate) => candidate.name === member.key);
      if (field !== undefined) lookAt(member.value, field.type, member.key, document, found);
    }
  } else if (type.is === "list" && value.type === "list") {
    for (const item of value.value) lookAt(item, type.of, name, document, found);
  } else if (type.is === "map" && value.type === "map") {
    for (const member of value.value) lookAt(member.value, type.of, member.key, document, found);
  }
}

function isOfType(value: Located, type: AnyType): boolean {
  switch (type.is) {
    case "object":
    case "map":
      return value.type === "map";
    case "list":
      return value.type === "list";
    case "boolean":
      return value.type === "boolean";
    case "integer":
    case "unsigned":
      return value.type === "integer" || (value.type === "float" && Number.isInteger(value.value));
    case "float":
      return value.type === "integer" || value.type === "float";
    case "opaque":
      return true;
    default:
      return value.type === "text";
  }
}
