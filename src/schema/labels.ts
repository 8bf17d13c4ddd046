import type { Field, ObjectType } from "../model/type.js";
import { descriptions } from "./descriptions.js";

/** What editors show for a field. */
export interface Label {
  readonly title: string;
  readonly description: string;
}

/** The title of a field is its name in words, the description is the comment that the model has about it. */
export function labelOf(type: ObjectType, field: Field): Label {
  return { title: inWords(field.consulName), description: descriptions[type.name]?.fields[field.name] ?? "" };
}

/** What an object is, if the model says. */
export function aboutOf(type: ObjectType): { readonly description?: string } {
  const about = descriptions[type.name]?.about ?? "";
  return about === "" ? {} : { description: about };
}

/** `TLSMinVersion` → `TLS min version`. */
export function inWords(consulName: string): string {
  const words = consulName.match(/[A-Z]+(?![a-z])[0-9]*|[A-Z]?[a-z0-9]+/g) ?? [consulName];
  return words.map((word, index) => (index > 0 && /^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word)).join(" ");
}

/** `tls_min_version` → `Tls min version`: for keys of which the model has only the name. */
export function snakeInWords(key: string): string {
  const words = key.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
