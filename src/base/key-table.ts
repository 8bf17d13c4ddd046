const slotCount = 512;
const longestKey = 32;

/** Strings cut out of a text before, so that a key written a thousand times is one string. */
export type KeyTable = (string | undefined)[];

/** An empty table; one is made for each text that is read. */
export function createKeyTable(): KeyTable {
  return new Array<string | undefined>(slotCount).fill(undefined);
}

/** The text from `start` up to `end`, as the same string as last time where the table still has it. */
export function cutKey(table: KeyTable, text: string, start: number, end: number): string {
  const length = end - start;
  if (length > longestKey || length === 0) return text.slice(start, end);
  const mixed =
    length * 31 + text.charCodeAt(start) * 7 + text.charCodeAt(end - 1) + text.charCodeAt((start + end) >> 1) * 3;
  const slot = mixed & (slotCount - 1);
  const known = table[slot];
  if (known !== undefined && known.length === length && text.startsWith(known, start)) return known;
  const cut = text.slice(start, end);
  table[slot] = cut;
  return cut;
}
