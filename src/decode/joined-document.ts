import type { Document } from "../base/document.js";
import type { Place } from "../base/place.js";

/** One of several documents, and how far its offsets are moved in the joined one. */
export interface DocumentPart {
  readonly document: Document;
  readonly offset: number;
}

/**
 * Lets the places of several documents stand in one tree: the offsets of each document are moved behind those of the
 * ones before it, and turned back when a span is asked for. The joined document has no text of its own.
 */
export function joinDocuments(documents: readonly Document[]): {
  readonly joined: Document;
  readonly parts: readonly DocumentPart[];
} {
  const parts: DocumentPart[] = [];
  let offset = 0;
  for (const document of documents) {
    parts.push({ document, offset });
    // One more than its length, so that the end of one document is not the start of the next.
    offset += document.text.length + 1;
  }
  const joined: Document = {
    file: documents.length === 1 ? (documents[0]?.file ?? "") : "",
    text: "",
    line: () => "",
    characters: () => [],
    span(start, end) {
      const part = parts.findLast((candidate) => candidate.offset <= start);
      if (part === undefined) return { file: "", line: 1, column: 1, endLine: 1, endColumn: 1 };
      return part.document.span(start - part.offset, end - part.offset);
    },
  };
  return { joined, parts };
}

/** A tree of places with all offsets moved. */
export function movePlace(place: Place, offset: number): Place {
  const { start, end, members, items } = place;
  return {
    start: start + offset,
    end: end + offset,
    ...(members === undefined
      ? {}
      : {
          members: Object.fromEntries(Object.entries(members).map(([key, inner]) => [key, movePlace(inner, offset)])),
        }),
    ...(items === undefined ? {} : { items: items.map((inner) => movePlace(inner, offset)) }),
  };
}
