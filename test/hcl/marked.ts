import type { Diagnostic } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { plainOf } from "../../src/base/located.js";
import { readHcl } from "../../src/hcl/read.js";

/** A text in which `‹` and `›` mark where the spans of the diagnostics begin and end, in the order of the text. */
export interface Marked {
  readonly text: string;
  readonly places: readonly string[];
}

export function marked(written: string): Marked {
  const places: string[] = [];
  let text = "";
  let start = "";
  for (const character of written) {
    const lines = text.split("\n");
    const place = `${lines.length}:${[...(lines.at(-1) ?? "")].length + 1}`;
    if (character === "‹") start = place;
    else if (character === "›") places.push(`${start}-${place}`);
    else text += character;
  }
  return { text, places };
}

export function placeOf({ span }: Diagnostic): string {
  return span === undefined ? "nowhere" : `${span.line}:${span.column}-${span.endLine}:${span.endColumn}`;
}

/** Codes and places of what is wrong with an HCL text. */
export function faultsOf(text: string): readonly string[] {
  return readHcl(createDocument({ file: "test.hcl", text })).diagnostics.map((one) => `${one.code} ${placeOf(one)}`);
}

export function diagnosticsOf(text: string): readonly Diagnostic[] {
  return readHcl(createDocument({ file: "test.hcl", text })).diagnostics;
}

export function plainValueOf(text: string): unknown {
  return plainOf(readHcl(createDocument({ file: "test.hcl", text })).value);
}
