import { restoreGlobals, restoreStackTraceLimit } from "./globals-before.js";

// The import above must come first: it looks at what loading the package changes.

import parser from "hcl2-parser";
import { searchLimit } from "./limits.js";
import type { Block, Item, Range } from "./syntax/tree.js";

restoreGlobals();

// The package is compiled from Go and declares no types: its functions answer with a result and an error.
const { parseToString }: { readonly parseToString: (text: string) => readonly [unknown, unknown] } = parser;

/**
 * True if the package `hcl2-parser` refuses the text. It says neither why nor where, so that is found by trying parts. The
 * text must be no deeper than the limit; should the stack overflow all the same, that is a refusal.
 */
export function isRefused(text: string): boolean {
  const before: unknown = Reflect.get(Error, "stackTraceLimit");
  try {
    // A heredoc needs a line after its last one.
    const [, error] = parseToString(`${text}\n`);
    return error !== null && error !== undefined;
  } catch {
    return true;
  } finally {
    // It sets the limit to infinity whenever it runs.
    restoreStackTraceLimit(before);
  }
}

/**
 * The smallest part of a refused block that is refused alone: an attribute, or the head of a block whose items are all fine
 * by themselves.
 */
export function refusedPart(text: string, block: Block): Range {
  let place: Range = headOf(block);
  let items: readonly Item[] = block.body;
  let tries = 0;
  for (let index = 0; index < items.length && tries < searchLimit; index += 1) {
    const item = items[index];
    if (item === undefined) break;
    tries += 1;
    if (!isRefused(text.slice(item.start, item.end))) continue;
    if (item.is === "attribute") return { start: item.start, end: item.end };
    // Look for it among the items of that block.
    place = headOf(item);
    items = item.body;
    index = -1;
  }
  return place;
}

function headOf({ start, bodyStart }: Block): Range {
  return { start, end: bodyStart + 1 };
}
