import type { LocatedMap } from "../base/located.js";
import { type Evaluation, evaluateValue } from "./evaluation.js";
import { foldCase } from "./fold.js";
import { keyText } from "./literal.js";
import type { Open, OpenList } from "./open.js";
import type { ItemSyntax } from "./syntax.js";
import { labelMissing } from "./value-problems.js";

/** The items of one map by their first key with letter case folded, and the groups that were made of them. */
export interface FoldedItems {
  readonly items: ReadonlyMap<string, readonly ItemSyntax[]>;
  readonly groups: Map<string, OpenList>;
}

export function foldItems(evaluation: Evaluation, items: readonly ItemSyntax[]): FoldedItems {
  const byKey = new Map<string, ItemSyntax[]>();
  const { faults } = evaluation;
  // Keys without a text are told where they are evaluated themselves.
  faults.muted = true;
  for (const item of items) {
    const key = keyText(evaluation, item.key);
    if (key === undefined) continue;
    const folded = foldCase(key);
    const same = byKey.get(folded);
    if (same === undefined) byKey.set(folded, [item]);
    else same.push(item);
  }
  faults.muted = false;
  return { items: byKey, groups: new Map() };
}

/**
 * All items of a map whose first key is `key` in any letter case, as the list of maps that their labels make:
 * `s "a" {} s "b" {}` is `{ s: [{ a: [{}] }, { b: [{}] }] }`. With `S "b"` both spellings get both of them: the same list.
 */
export function evaluateGroup(evaluation: Evaluation, key: string, first: ItemSyntax, folded: FoldedItems): OpenList {
  const foldedKey = foldCase(key);
  const known = folded.groups.get(foldedKey);
  if (known !== undefined) {
    evaluation.hasRepetition = true;
    return known;
  }
  const elements: Open[] = [];
  for (const item of folded.items.get(foldedKey) ?? []) {
    const element = labelMap(evaluation, item);
    if (element !== undefined) elements.push(element);
    else if (item.labels.length === 0) labelMissing(evaluation.faults, key, item.key, first.labels[0] ?? first.key);
  }
  const start = first.labels[0]?.start ?? first.value.start;
  const group: OpenList = { type: "list", value: elements, start, end: first.value.end };
  folded.groups.set(foldedKey, group);
  return group;
}

/** `a "b" "c" {}` without its first key: `{ b: [{ c: [{}] }] }`. Undefined without a label, or without a value. */
function labelMap(evaluation: Evaluation, item: ItemSyntax): LocatedMap | undefined {
  const { labels } = item;
  let value = labels.length === 0 ? undefined : evaluateValue(evaluation, item.value);
  let map: LocatedMap | undefined;
  for (let index = labels.length - 1; index >= 0 && value !== undefined; index -= 1) {
    const label = labels[index];
    const key = label === undefined ? undefined : keyText(evaluation, label);
    if (label === undefined || key === undefined) return undefined;
    const place = { start: label.start, end: item.value.end };
    map = { type: "map", value: [{ key, value, keyStart: label.start, keyEnd: label.end }], ...place };
    value = { type: "list", value: [map], ...place };
  }
  return map;
}
