import type { Faults } from "../hcl/faults.js";
import { advance, createLexer } from "../hcl/lexer.js";
import type { ItemSyntax, ValueSyntax } from "../hcl/syntax.js";
import { readGap } from "./gap.js";

interface Range {
  readonly start: number;
  readonly end: number;
}

/** Knows the source of values, and quickly whether a value goes over lines or holds comments. */
export interface Inline {
  readonly text: string;
  /** As it is written. What would be a line's end for the next reading, and was none for this one, is kept from it. */
  source(range: Range): string;
  hasNewline(range: Range): boolean;
  hasComment(range: Range): boolean;
}

export function createInline(text: string, faults: Faults): Inline {
  const newlines = newlineOffsets(text);
  const comments = commentOffsets(text, faults);
  return {
    text,
    source: ({ start, end }) => text.slice(start, end).replaceAll("\r\n", "\r\r\n"),
    hasNewline: (range) => holdsOne(newlines, range),
    hasComment: (range) => holdsOne(comments, range),
  };
}

/** The value on one line, with one way to put its spaces and commas. */
export function inlineText(inline: Inline, value: ValueSyntax): string {
  if (value.type === "list") return `[${value.elements.map((element) => inlineText(inline, element)).join(", ")}]`;
  if (value.type !== "object") return inline.source(value);
  if (value.items.length === 0) return "{}";
  return `{ ${value.items.map((item) => inlineItem(inline, item)).join(", ")} }`;
}

function inlineItem(inline: Inline, { key, labels, value }: ItemSyntax): string {
  const heads = [key, ...labels];
  const { hasAssign } = readGap(inline.text, heads.at(-1)?.end ?? key.end, value.start);
  const head = heads.map((part) => inline.source(part)).join(" ");
  return `${head} ${hasAssign ? "= " : ""}${inlineText(inline, value)}`;
}

function newlineOffsets(text: string): readonly number[] {
  const offsets: number[] = [];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) offsets.push(at);
  return offsets;
}

/** Where comments begin: one offset for each gap between tokens that holds any. */
function commentOffsets(text: string, faults: Faults): readonly number[] {
  const offsets: number[] = [];
  const lexer = createLexer(text, faults);
  for (;;) {
    for (let at = lexer.previousEnd; at < lexer.start; at += 1) {
      const character = text[at];
      if (character !== "#" && character !== "/") continue;
      offsets.push(at);
      break;
    }
    if (lexer.kind === "end") return offsets;
    advance(lexer);
  }
}

function holdsOne(offsets: readonly number[], { start, end }: Range): boolean {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < start) low = middle + 1;
    else high = middle;
  }
  return (offsets[low] ?? end) < end;
}
