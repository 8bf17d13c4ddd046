import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap, Member } from "../base/located.js";
import type { AnyType, Field, ObjectType } from "../model/type.js";
import { fieldMissing, keyCase, snakeCaseKey } from "./problems.js";
import { notInSchema, notInSpec, otherSpellings } from "./schema.js";

/**
 * The keys of a `spec` that Consul would take and the schema of the resource does not: letter case counts there, and there
 * are no aliases. Keys that name no field at all are left to the decoding. Follows the table, so it goes no deeper than
 * the model does.
 */
export function spellingProblems(spec: LocatedMap, type: ObjectType, document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  lookAtObject(spec, { ...type, name: "spec" }, document, found);
  return found;
}

function lookAtObject(map: LocatedMap, type: ObjectType, document: Document, found: Diagnostic[]): void {
  const fields = spellingsOf(type);
  for (const member of map.value) {
    const field = fields.get(member.key) ?? fields.get(member.key.toLowerCase());
    if (field === undefined) continue;
    const problem = problemOf(member, field, type, document);
    if (problem !== undefined) found.push(problem);
    lookAt(member.value, field.type, document, found);
  }
}

function problemOf(member: Member, field: Field, type: ObjectType, document: Document): Diagnostic | undefined {
  const span = () => document.span(member.keyStart, member.keyEnd);
  const lacking =
    type.name === "spec" ? notInSpec : Object.hasOwn(notInSchema, type.name) ? notInSchema[type.name] : [];
  if (lacking?.includes(field.name) === true) return fieldMissing(member.key, span());
  if (member.key === field.name || member.key === otherSpellings[type.name]?.[field.name]) return undefined;
  const isAlias = member.key.toLowerCase() !== field.consulName.toLowerCase();
  return (isAlias ? snakeCaseKey : keyCase)(member.key, field.name, span());
}

function lookAt(value: Located, type: AnyType, document: Document, found: Diagnostic[]): void {
  if (type.is === "object" && value.type === "map") lookAtObject(value, type, document, found);
  if (type.is === "list" && value.type === "list") {
    for (const item of value.value) lookAt(item, type.of, document, found);
  }
  if (type.is === "map" && value.type === "map") {
    for (const member of value.value) lookAt(member.value, type.of, document, found);
  }
}

// Tables never change, so what is derived from them is derived once.
const derived = new WeakMap<readonly Field[], ReadonlyMap<string, Field>>();

/** The fields by every spelling that Consul takes: our name, and in lower case Consul's name and the alias. */
function spellingsOf({ fields }: ObjectType): ReadonlyMap<string, Field> {
  let known = derived.get(fields);
  if (known === undefined) {
    known = new Map(
      fields.flatMap((field) => [
        ...(field.alias === undefined ? [] : [[field.alias, field] as const]),
        [field.consulName.toLowerCase(), field] as const,
        [field.name, field] as const,
      ]),
    );
    derived.set(fields, known);
  }
  return known;
}
