import { list, map, object, text } from "./type.js";

/** Changes to the headers of requests or responses. */
export interface HeaderModifiers {
  /** Headers added beside those of the same name, by name. */
  readonly add?: Readonly<Record<string, string>>;
  /** Headers that replace those of the same name, by name. */
  readonly set?: Readonly<Record<string, string>>;
  /** Names of headers taken away. */
  readonly remove?: readonly string[];
}

export const headerModifiers = object<HeaderModifiers>("HTTPHeaderModifiers", {
  add: map(text()),
  set: map(text()),
  remove: list(text()),
});
