import type { Place } from "../base/place.js";
import type { AgentFile } from "../model/agent.js";
import { settleOldKeys } from "./agent-old-keys.js";
import { type DocumentPart, movePlace } from "./joined-document.js";

/** The settings of one agent as written in all its files, with places in the joined document. */
export interface MergedSettings {
  readonly written: AgentFile;
  readonly place: Place;
}

/** One file's settings as read. */
export interface ReadSettings {
  readonly value: AgentFile;
  readonly place: Place;
  readonly part: DocumentPart;
}

/** What a file says of its services and checks is not merged but lined up; see src/decode/agent-files.ts. */
const notSettings: readonly string[] = ["services", "service", "checks", "check"];

/** Blocks that are not merged: the last one given counts. */
const wholeBlocks: readonly string[] = ["locality"];

/** Merges files as Consul does, in their order: the last scalar wins, lists are joined, blocks are merged by member. */
export function mergeSettings(files: readonly ReadSettings[]): MergedSettings {
  let merged: Merged = { value: {}, place: { start: 0, end: 0 } };
  for (const { part, ...file } of files) {
    const { value, place } = settleOldKeys(file);
    const { start, end } = place;
    // Services, which may be thousands, are left out before places are moved; most files hold nothing else.
    const settings = settingsOf<unknown>({ ...value });
    const members = Object.keys(settings).length === 0 ? {} : settingsOf(place.members ?? {});
    merged = merge(merged, { value: settings, place: movePlace({ start, end, members }, part.offset) });
  }
  // Members of the merged value are members of the files' values, so it has their type.
  return { written: merged.value as AgentFile, place: merged.place };
}

function settingsOf<Value>(members: Readonly<Record<string, Value>>): Record<string, Value> {
  return Object.fromEntries(Object.entries(members).filter(([key]) => !notSettings.includes(key)));
}

interface Merged {
  readonly value: unknown;
  readonly place: Place;
}

function merge(before: Merged, after: Merged): Merged {
  if (Array.isArray(before.value) && Array.isArray(after.value)) {
    return {
      value: [...before.value, ...after.value],
      place: { ...after.place, items: [...(before.place.items ?? []), ...(after.place.items ?? [])] },
    };
  }
  if (!isBlock(before.value) || !isBlock(after.value)) return after;
  const value: Record<string, unknown> = { ...before.value };
  const members: Record<string, Place> = { ...before.place.members };
  for (const [key, inner] of Object.entries(after.value)) {
    const innerPlace = after.place.members?.[key] ?? after.place;
    const known = wholeBlocks.includes(key) ? undefined : before.value[key];
    const one = { value: inner, place: innerPlace };
    const both = known === undefined ? one : merge({ value: known, place: members[key] ?? before.place }, one);
    value[key] = both.value;
    members[key] = both.place;
  }
  return { value, place: { ...after.place, members } };
}

function isBlock(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
