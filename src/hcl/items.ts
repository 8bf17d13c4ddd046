import { type Evaluation, evaluateValue } from "./evaluation.js";
import { foldCase } from "./fold.js";
import { evaluateGroup, type FoldedItems, foldItems } from "./group.js";
import { keyText } from "./literal.js";
import { mergeValue } from "./merge.js";
import type { Open, OpenMember } from "./open.js";
import type { ItemSyntax } from "./syntax.js";
import { similarKeys } from "./value-problems.js";

/** From this many keys on a map is searched with an index instead of one after the other. */
const indexedFrom = 12;

/** The members found so far, in the order of first appearance. */
interface Members {
  /** Has room for all items from the start; only the first `count` places are filled. */
  readonly list: OpenMember[];
  count: number;
  /** Positions by key, and by folded key, once there are many. */
  byKey: Map<string, number> | undefined;
  byFoldedKey: Map<string, number> | undefined;
}

/** The items of an object, or of the whole text, as members of a map. */
export function evaluateItems(evaluation: Evaluation, items: readonly ItemSyntax[]): readonly OpenMember[] {
  const members: Members = { list: roomFor(items.length), count: 0, byKey: undefined, byFoldedKey: undefined };
  let grouped: Set<string> | undefined;
  let folded: FoldedItems | undefined;
  for (const item of items) {
    const key = keyText(evaluation, item.key);
    if (key === undefined) continue;
    if (grouped?.has(key)) continue;
    if (item.labels.length > 0) {
      grouped ??= new Set();
      folded ??= foldItems(evaluation, items);
      grouped.add(key);
      addGroup(evaluation, members, key, item, folded);
    } else addItem(evaluation, members, key, item);
  }
  return members.count === items.length ? members.list : members.list.slice(0, members.count);
}

/** An array of exactly that many places needs half the memory of one that has grown to it. Engines keep long ones otherwise. */
function roomFor(count: number): OpenMember[] {
  return count > 1000 ? [] : new Array<OpenMember>(count);
}

function addItem(evaluation: Evaluation, members: Members, key: string, item: ItemSyntax): void {
  const position = findKey(evaluation, members, key, item);
  const existing = position === -1 ? undefined : members.list[position];
  if (existing === undefined) {
    const value = evaluateValue(evaluation, item.value);
    if (value !== undefined) append(members, member(key, value, item));
    return;
  }
  const value = mergeValue(evaluation, existing, item);
  if (value !== undefined) members.list[position] = member(key, value, item);
}

/** Labelled blocks of one name. An item of that name without a label was stored before only where that is an error. */
function addGroup(evaluation: Evaluation, members: Members, key: string, item: ItemSyntax, folded: FoldedItems): void {
  const value = evaluateGroup(evaluation, key, item, folded);
  const position = findKey(evaluation, members, key, item);
  if (position === -1) append(members, member(key, value, item));
  else members.list[position] = member(key, value, item);
}

function member(key: string, value: Open, item: ItemSyntax): OpenMember {
  return { key, value, keyStart: item.key.start, keyEnd: item.key.end };
}

function append(members: Members, added: OpenMember): void {
  const { list, byKey, byFoldedKey } = members;
  const position = members.count;
  list[position] = added;
  members.count += 1;
  if (byKey !== undefined && byFoldedKey !== undefined) {
    byKey.set(added.key, position);
    byFoldedKey.set(foldCase(added.key), position);
  } else if (members.count === indexedFrom) {
    const first = list.slice(0, indexedFrom);
    members.byKey = new Map(first.map((one, index) => [one.key, index]));
    members.byFoldedKey = new Map(first.map((one, index) => [foldCase(one.key), index]));
  }
}

/** The position of the key, or -1. Warns of a new key that differs from another in letter case only. */
function findKey(evaluation: Evaluation, members: Members, key: string, item: ItemSyntax): number {
  const { list, byKey, byFoldedKey } = members;
  let similar = -1;
  if (byKey !== undefined && byFoldedKey !== undefined) {
    const found = byKey.get(key);
    if (found !== undefined) return found;
    similar = byFoldedKey.get(foldCase(key)) ?? -1;
  } else {
    const first = key.charCodeAt(0) | 0x20;
    for (let position = 0; position < members.count; position += 1) {
      const other = list[position]?.key;
      if (other === key) return position;
      if (
        other !== undefined &&
        other.length === key.length &&
        ((other.charCodeAt(0) | 0x20) === first || first > 0x7f) &&
        foldCase(other) === foldCase(key)
      ) {
        similar = position;
      }
    }
  }
  const other = list[similar];
  if (other !== undefined) {
    const place = { name: other.key, start: other.keyStart, end: other.keyEnd };
    similarKeys(evaluation.faults, key, place, { start: item.key.start, end: item.key.end });
  }
  return -1;
}
