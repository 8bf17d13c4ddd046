import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import type { AnyType, Field, ObjectType } from "../model/type.js";

/**
 * Gives fields of text the word that is written there, where YAML makes a boolean of it: `name: on` cannot mean `true`.
 * (Kubernetes refuses such an object; the reader of YAML has warned.) Free-form parts keep the boolean. A map in which
 * nothing changes is returned as it is.
 */
export function withWordsAsText(map: LocatedMap, type: ObjectType, document: Document): LocatedMap {
  let changed = false;
  const value = map.value.map((member) => {
    const field = fieldOf(type, member.key);
    const own = field === undefined ? member.value : asMeant(member.value, field.type, document);
    if (own === member.value) return member;
    changed = true;
    return { ...member, value: own };
  });
  return changed ? { ...map, value } : map;
}

function asMeant(value: Located, type: AnyType, document: Document): Located {
  if (value.type === "boolean") return type.is === "text" ? wordAsText(value, document) : value;
  if (type.is === "object" && value.type === "map") return withWordsAsText(value, type, document);
  if (type.is === "list" && value.type === "list") {
    const items = value.value.map((item) => asMeant(item, type.of, document));
    return items.some((item, index) => item !== value.value[index]) ? { ...value, value: items } : value;
  }
  if (type.is === "map" && value.type === "map") {
    const members = value.value.map((member) => {
      const own = asMeant(member.value, type.of, document);
      return own === member.value ? member : { ...member, value: own };
    });
    return members.some((member, index) => member !== value.value[index]) ? { ...value, value: members } : value;
  }
  return value;
}

/** The text of `on`, `no`, `y` and their like; every other value as it is, true and false among them. */
export function wordAsText(value: Located, document: Document): Located {
  if (value.type !== "boolean") return value;
  const { start, end } = value;
  const written = document.text.slice(start, end);
  return /^(?:true|false)$/i.test(written) ? value : { type: "text", value: written, start, end };
}

// Tables never change, so what is derived from them is derived once.
const derived = new WeakMap<ObjectType["fields"], ReadonlyMap<string, Field>>();

function fieldOf({ fields }: ObjectType, key: string): Field | undefined {
  let known = derived.get(fields);
  if (known === undefined) {
    known = new Map(fields.map((field) => [field.name, field]));
    derived.set(fields, known);
  }
  return known.get(key);
}
