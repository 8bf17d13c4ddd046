import { createDocument } from "../../src/base/document.js";
import { formatSpan } from "../../src/base/span.js";
import { createHcl2Reader, type Variables } from "../../src/hcl2.js";
import type { Reading } from "../../src/index.js";

/** Reads one file. */
export function readHcl2(file: string, text: string, variables: Variables = {}): Reading {
  return createHcl2Reader({ variables }).read([{ file, text }]);
}

/** Takes the marks `«` and `»` out of a text and gives the places between them, as reports name them. */
export function marked(file: string, text: string): { readonly text: string; readonly places: readonly string[] } {
  const clean = text.replaceAll(/[«»]/g, "");
  const document = createDocument({ file, text: clean });
  const places: string[] = [];
  let removed = 0;
  for (const match of text.matchAll(/[«»]/g)) {
    if (match[0] === "«") places.push(formatSpan(document.span(match.index - removed, match.index - removed)));
    removed += 1;
  }
  return { text: clean, places };
}

/** Codes of the diagnostics with the places that they stand at. */
export function told(reading: Reading): readonly string[] {
  return reading.diagnostics.map((one) => `${one.code} ${one.span === undefined ? "" : formatSpan(one.span)}`.trim());
}

/** The values of the definitions, without where they come from. */
export function values(reading: Reading): readonly unknown[] {
  return reading.definitions.map((definition) => definition.value);
}
