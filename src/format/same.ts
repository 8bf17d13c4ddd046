import { createDocument } from "../base/document.js";
import { createFaults } from "../hcl/faults.js";
import { advance, createLexer, type Lexer } from "../hcl/lexer.js";

/** True if two texts hold the same tokens but for commas, so that no layout can lose anything. */
export function saysTheSame(before: string, after: string): boolean {
  const a = lexerOf(before);
  const b = lexerOf(after);
  for (;;) {
    if (a.kind !== b.kind || !isSameText(a, b)) return false;
    if (a.kind === "end") return true;
    next(a);
    next(b);
  }
}

function lexerOf(text: string): Lexer {
  const document = createDocument({ file: "", text });
  const lexer = createLexer(document.text, createFaults(document));
  if (lexer.kind === ",") next(lexer);
  return lexer;
}

function next(lexer: Lexer): void {
  do advance(lexer);
  while (lexer.kind === ",");
}

function isSameText(a: Lexer, b: Lexer): boolean {
  return a.text.slice(a.start, a.end) === b.text.slice(b.start, b.end);
}
