import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap, Member } from "../base/located.js";
import { type EntryReading, readEntry } from "./entry.js";
import {
  bootstrapNotAList,
  bootstrapNotAnEntry,
  configEntriesNotABlock,
  configEntriesUnknownKey,
} from "./entry-problems.js";
import { isShallow, unwrapOpaque } from "./opaque.js";

/**
 * Reads the entries embedded in an agent file, `config_entries { bootstrap = [{ … }] }`: one reading for each, after those
 * of what is wrong around them. No readings if the file has no such key.
 */
export function readBootstrapEntries(file: LocatedMap, document: Document): readonly EntryReading[] {
  const block = only(memberOf(file, blockName)?.value);
  if (block === undefined || block.type === "null") return [];
  if (block.type === "map") return readBlock(block, document);
  // Written twice it is refused, but says what it says.
  const blocks = block.type === "list" ? block.value.filter((item): item is LocatedMap => item.type === "map") : [];
  return [
    refusal(configEntriesNotABlock(document.span(block.start, block.end))),
    ...blocks.flatMap((one) => readBlock(one, document)),
  ];
}

function readBlock(block: LocatedMap, document: Document): readonly EntryReading[] {
  const list = memberOf(block, listName)?.value;
  const unknown = block.value
    .filter(({ key }) => key.toLowerCase() !== listName)
    .map(({ key, keyStart, keyEnd }) => refusal(configEntriesUnknownKey(key, document.span(keyStart, keyEnd))));
  if (list === undefined || list.type === "null") return unknown;
  if (list.type !== "list") return [...unknown, refusal(bootstrapNotAList(document.span(list.start, list.end)))];
  return [...unknown, ...list.value.map((item, index) => readItem(item, index, document))];
}

const blockName = "config_entries";
const listName = "bootstrap";

function refusal(diagnostic: Diagnostic): EntryReading {
  return { refusedAt: "decode", diagnostics: [diagnostic] };
}

function readItem(item: Located, index: number, document: Document): EntryReading {
  const map = only(item);
  if (map?.type !== "map") {
    return refusal(bootstrapNotAnEntry(index, document.span(item.start, item.end)));
  }
  // The file's own decoding holds an entry for free-form data, and unwraps the first level of it as it does anywhere.
  // (What nests too deeply is left for the entry's own decoding to refuse.)
  const unwrapped = map.value.map((member) =>
    isShallow(member.value) ? { ...member, value: unwrapOpaque(member.value) } : member,
  );
  return readEntry({ ...map, value: unwrapped }, document, "bootstrap");
}

/** Keys of agent files ignore letter case. */
function memberOf(map: LocatedMap, name: string): Member | undefined {
  const exact = map.value.find((member) => member.key === name);
  return exact ?? map.value.find((member) => member.key.toLowerCase() === name);
}

/** The element of a list of one; anything else as it is. */
function only(value: Located | undefined): Located | undefined {
  return value?.type === "list" && value.value.length === 1 ? value.value[0] : value;
}
