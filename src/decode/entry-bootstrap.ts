import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import { type EntryReading, readEntry } from "./entry.js";
import { bootstrapNotAList, bootstrapNotAnEntry } from "./entry-problems.js";
import { isShallow, unwrapOpaque } from "./opaque.js";

/**
 * Reads the entries embedded in an agent file, `config_entries { bootstrap = [{ … }] }`: one reading for each, or for the
 * list itself if it is none. No readings if the file has no such key.
 */
export function readBootstrapEntries(file: LocatedMap, document: Document): readonly EntryReading[] {
  const block = only(memberOf(file, "config_entries"));
  const list = block?.type === "map" ? memberOf(block, "bootstrap") : undefined;
  if (list === undefined || list.type === "null") return [];
  if (list.type !== "list") {
    return [{ refusedAt: "decode", diagnostics: [bootstrapNotAList(document.span(list.start, list.end))] }];
  }
  return list.value.map((item, index) => readItem(item, index, document));
}

function readItem(item: Located, index: number, document: Document): EntryReading {
  const map = only(item);
  if (map?.type !== "map") {
    return { refusedAt: "decode", diagnostics: [bootstrapNotAnEntry(index, document.span(item.start, item.end))] };
  }
  // The file's own decoding holds an entry for free-form data, and unwraps the first level of it as it does anywhere.
  // (What nests too deeply is left for the entry's own decoding to refuse.)
  const unwrapped = map.value.map((member) =>
    isShallow(member.value) ? { ...member, value: unwrapOpaque(member.value) } : member,
  );
  return readEntry({ ...map, value: unwrapped }, document, "bootstrap");
}

/** Keys of agent files ignore letter case. */
function memberOf(map: LocatedMap, name: string): Located | undefined {
  const exact = map.value.find((member) => member.key === name);
  return (exact ?? map.value.find((member) => member.key.toLowerCase() === name))?.value;
}

/** The element of a list of one; anything else as it is. */
function only(value: Located | undefined): Located | undefined {
  return value?.type === "list" && value.value.length === 1 ? value.value[0] : value;
}
