import { isDecimalDigit, lineFeed } from "./characters.js";
import type { Parser } from "./containers.js";
import { advance, type Lexer } from "./lexer.js";

/**
 * Passes over what a fault has spoilt, without further reports: up to the next line that begins with a key, or the
 * bracket that closes the innermost block.
 */
export function skipToItem(parser: Parser): void {
  const { lexer, faults } = parser;
  faults.muted = true;
  const inList = parser.around.at(-1)?.type === "list";
  let open = 0;
  for (let first = true; lexer.kind !== "end"; first = false) {
    if (open === 0 && !first && startsItem(lexer)) break;
    if (isOpener(lexer)) open += 1;
    else if (isCloser(lexer)) {
      if (open > 0) open -= 1;
      else if (lexer.kind === "}" || inList) break;
    }
    advance(lexer);
  }
  faults.muted = false;
}

/** The same inside a list: up to the next comma as well. */
export function skipToElement(parser: Parser): void {
  const { lexer, faults } = parser;
  faults.muted = true;
  let open = 0;
  for (let first = true; lexer.kind !== "end"; first = false) {
    if (open === 0 && (lexer.kind === "," || (!first && beginsItemInList(lexer)))) break;
    if (isOpener(lexer)) open += 1;
    else if (isCloser(lexer)) {
      if (open === 0) break;
      open -= 1;
    }
    advance(lexer);
  }
  faults.muted = false;
}

/** Passes over the bracket that begins here and everything up to the one that closes it. */
export function skipBalanced(parser: Parser): void {
  const { lexer, faults } = parser;
  faults.muted = true;
  let open = 0;
  do {
    if (isOpener(lexer)) open += 1;
    else if (isCloser(lexer)) open -= 1;
    advance(lexer);
  } while (open > 0 && lexer.kind !== "end");
  faults.muted = false;
}

function startsItem(lexer: Lexer): boolean {
  return lexer.newLine && (lexer.kind === "word" || lexer.kind === "string");
}

/** True for a key at the beginning of a line: the list around it was surely not closed. */
export function beginsItemInList(lexer: Lexer): boolean {
  if (!startsItem(lexer)) return false;
  const next = nextCharacter(lexer);
  return next === "=" || next === "{";
}

/** The first character after the current token that is not white space. */
export function nextCharacter(lexer: Lexer): string {
  let at = lexer.end;
  for (;;) {
    const code = lexer.text.charCodeAt(at);
    if (code !== 0x20 && code !== 0x09 && code !== lineFeed && code !== 0x0d) return lexer.text.charAt(at);
    at += 1;
  }
}

function isOpener(lexer: Lexer): boolean {
  return lexer.kind === "{" || lexer.kind === "[";
}

function isCloser(lexer: Lexer): boolean {
  return lexer.kind === "}" || lexer.kind === "]";
}

/** Whether the current token touches a number before it: `5s`, `10.0.0.1`, `1_000` are one text to whoever wrote them. */
export function adjoins(lexer: Lexer): boolean {
  return lexer.start === lexer.previousEnd && isDecimalDigit(lexer.text.charCodeAt(lexer.start - 1));
}

/** Where the text begins that the token at `at` is the rest of. */
export function gluedStart(text: string, at: number): number {
  let start = at;
  while (start > 0 && at - start < 100 && !isBreak(text.charCodeAt(start - 1))) start -= 1;
  return start;
}

/** Where that text ends. */
export function gluedEnd(text: string, at: number): number {
  let end = at;
  while (end < text.length && end - at < 100 && !isBreak(text.charCodeAt(end))) end += 1;
  return end;
}

/** White space, quotes, brackets, commas and `=`. */
function isBreak(code: number): boolean {
  return (
    code <= 0x22 || code === 0x2c || code === 0x3d || code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d
  );
}
