import type { AnyType, Field, ObjectType } from "./type.js";

/** A hint about keys, with Consul's names of fields replaced by ours, which resources of Kubernetes and programs write. */
export function ourSpelling(hint: string, type: ObjectType): string {
  return hint.replace(/`([A-Za-z0-9]+)`/g, (quoted, name: string) => {
    const found = fieldNamed(name, type);
    return found === undefined ? quoted : `\`${found.name}\``;
  });
}

function fieldNamed(consulName: string, type: AnyType): Field | undefined {
  if (type.is === "list" || type.is === "map") return fieldNamed(consulName, type.of);
  if (type.is !== "object") return undefined;
  const own = type.fields.find((field) => field.consulName === consulName);
  return own ?? firstDefined(type.fields, (field) => fieldNamed(consulName, field.type));
}

function firstDefined<Item, Found>(items: readonly Item[], find: (item: Item) => Found | undefined): Found | undefined {
  for (const item of items) {
    const found = find(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
