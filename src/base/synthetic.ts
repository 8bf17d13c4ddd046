import type { Located, LocatedMap, LocatedText, Member } from "./located.js";

/** Where something stands in the text of a document. */
export interface At {
  readonly start: number;
  readonly end: number;
}

/** A text that a definition holds because of what is written at a place. */
export function textAt(value: string, { start, end }: At): LocatedText {
  return { type: "text", value, start, end };
}

/** A whole number, likewise. */
export function integerAt(value: number, { start, end }: At): Located {
  return { type: "integer", value, start, end };
}

/** A list, likewise. */
export function listAt(value: readonly Located[], { start, end }: At): Located {
  return { type: "list", value, start, end };
}

/** A map whose members stand where their values do; undefined ones are left out. */
export function mapAtPlace(members: Readonly<Record<string, Located | undefined>>, { start, end }: At): LocatedMap {
  const value: Member[] = [];
  for (const key in members) {
    const located = members[key];
    if (located !== undefined) value.push({ key, value: located, keyStart: located.start, keyEnd: located.end });
  }
  return { type: "map", value, start, end };
}
