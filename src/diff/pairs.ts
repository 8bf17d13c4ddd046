/** What stands under one key on either side; at least one of them is there. */
export interface Pair<Item> {
  readonly before: Item | undefined;
  readonly after: Item | undefined;
}

/**
 * Pairs the items of two lists that have one key: the first of it with the first, the second with the second. Those of
 * `after` come first, in their order, then those that only `before` has.
 */
export function pairUp<Item>(
  before: readonly Item[],
  after: readonly Item[],
  keyOf: (item: Item) => string,
): readonly Pair<Item>[] {
  // Mostly the lists are alike, and then this is all.
  if (before.length === after.length && before.every((item, index) => isKeyOf(after[index], keyOf(item), keyOf))) {
    return before.map((item, index) => ({ before: item, after: after[index] }));
  }
  const waiting = new Map<string, Item[]>();
  // Backwards, so that the first one can be taken off the end.
  for (const item of before.toReversed()) {
    const key = keyOf(item);
    const others = waiting.get(key);
    if (others === undefined) waiting.set(key, [item]);
    else others.push(item);
  }
  const pairs: Pair<Item>[] = after.map((item) => ({ before: waiting.get(keyOf(item))?.pop(), after: item }));
  for (const item of before) {
    // Those that are still waiting are the last ones of their key; each key is emptied when it is first met.
    const rest = waiting.get(keyOf(item)) ?? [];
    for (const left of rest.toReversed()) pairs.push({ before: left, after: undefined });
    waiting.delete(keyOf(item));
  }
  return pairs;
}

function isKeyOf<Item>(item: Item | undefined, key: string, keyOf: (item: Item) => string): boolean {
  return item !== undefined && keyOf(item) === key;
}
