const mostSlots = 512;
const longestKey = 32;
/** Characters of text that a slot of the table is worth: small files, of which there are many, get small tables. */
const charactersPerSlot = 16;

/** Strings cut out of a text before, so that a key written a thousand times is one string. */
export type KeyTable = (string | undefined)[];

/** An empty table for a text of a length; one is made for each text that is read. */
export function createKeyTable(length: number): KeyTable {
  let slots = 16;
  while (slots < mostSlots && slots * charactersPerSlot < length) slots *= 2;
  return new Array<string | undefined>(slots).fill(undefined);
}

/** The text from `start` up to `end`, as the same string as last time where the table still has it. */
export function cutKey(table: KeyTable, text: string, start: number, end: number): string {
  const length = end - start;
  if (length > longestKey || length === 0) return text.slice(start, end);
  const mixed =
    length * 31 + text.charCodeAt(start) * 7 + text.charCodeAt(end - 1) + text.charCodeAt((start + end) >> 1) * 3;
  // The number of slots is a power of two.
  const slot = mixed & (table.length - 1);
  const known = table[slot];
  if (known !== undefined && known.length === length && text.startsWith(known, start)) return known;
  const cut = text.slice(start, end);
  table[slot] = cut;
  return cut;
}
