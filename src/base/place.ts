/**
 * Where a decoded value and each part of it were written: a tree of the value's own shape, in offsets of the document's
 * text. Plain data, kept beside a definition so that every answer can name the line that decided it.
 */
export interface Place {
  readonly start: number;
  readonly end: number;
  /** Places of the members, by field name or map key. */
  readonly members?: Readonly<Record<string, Place>>;
  /** Places of the elements of a list. */
  readonly items?: readonly Place[];
}

/** Steps from a definition to one of its parts: field names, map keys, list indices. */
export type Path = readonly (string | number)[];

/** The place of the part that `path` leads to, or of the nearest part around it that was written. */
export function placeAt(place: Place, path: Path): Place {
  let current = place;
  for (const step of path) {
    const next = typeof step === "number" ? current.items?.[step] : ownMember(current.members, step);
    if (next === undefined) return current;
    current = next;
  }
  return current;
}

function ownMember(members: Readonly<Record<string, Place>> | undefined, key: string): Place | undefined {
  return members !== undefined && Object.hasOwn(members, key) ? members[key] : undefined;
}
