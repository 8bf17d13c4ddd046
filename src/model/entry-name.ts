import type { ConfigEntry } from "./kinds.js";

interface OfEntry {
  readonly value: ConfigEntry;
}

/** Name of an entry; empty for the one mesh entry, which has none. */
export function nameOf({ value }: OfEntry): string {
  return ("name" in value ? value.name : undefined) ?? "";
}

/** Kind and name of an entry: `service-defaults/web`; only the kind of the one mesh entry. */
export function kindAndNameOf({ value }: OfEntry): string {
  return "name" in value && value.name !== undefined ? `${value.kind}/${value.name}` : value.kind;
}
