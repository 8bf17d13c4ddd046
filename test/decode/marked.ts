import { createDocument, type Document } from "../../src/base/document.js";
import type { Span } from "../../src/base/span.js";

/** A text without its marks `«` and `»`, and the places of what stood between them, in order. */
export function marked(file: string, text: string): { readonly document: Document; readonly spans: readonly Span[] } {
  const ranges: [number, number][] = [];
  let plain = "";
  for (const character of text) {
    if (character === "«") ranges.push([plain.length, plain.length]);
    else if (character === "»") {
      const open = ranges.findLast(([start, end]) => start === end);
      if (open !== undefined) open[1] = plain.length;
    } else plain += character;
  }
  const document = createDocument({ file, text: plain });
  return { document, spans: ranges.map(([start, end]) => document.span(start, end)) };
}
