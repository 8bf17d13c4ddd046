import { carriageReturn, firstSurrogate, isLetter, isWordDigit, lineFeed } from "./characters.js";
import { passSpecial } from "./lex-string.js";
import type { Lexer } from "./lexer.js";
import { maximumRepairedHeredocs } from "./limits.js";
import { heredocAnchorMissing, heredocNotStarted, invalidHeredocAnchor, unterminatedHeredoc } from "./problems.js";

/**
 * `<<EOF` or `<<-EOF` at `lexer.start`, to the end of the first line that holds nothing but white space and the anchor. The
 * token ends before the line feed of that line.
 */
export function scanHeredoc(lexer: Lexer): void {
  const { text, faults, start } = lexer;
  lexer.kind = "illegal";
  if (text.charCodeAt(start + 1) !== 0x3c) {
    heredocNotStarted(faults, text, start);
    lexer.end = start + 1;
    return;
  }
  const indented = text.charCodeAt(start + 2) === 0x2d;
  const anchorStart = start + (indented ? 3 : 2);
  let anchorEnd = passAnchor(text, anchorStart);
  // A CR that survived the replacement of CR LF (it was CR CR LF) is part of the anchor.
  if (text.charCodeAt(anchorEnd) === carriageReturn && text.charCodeAt(anchorEnd + 1) === lineFeed) anchorEnd += 1;
  const next = text.charCodeAt(anchorEnd);
  if (next === lineFeed && anchorEnd > anchorStart) {
    scanBody(lexer, anchorStart, anchorEnd, indented);
    return;
  }
  if (next === lineFeed) heredocAnchorMissing(faults, start, anchorEnd);
  else if (Number.isNaN(next)) unterminatedHeredoc(faults, start, text.length, "", undefined);
  else invalidHeredocAnchor(faults, text, start, anchorEnd);
  lexer.end = endOfBrokenHeredoc(lexer, anchorStart, anchorEnd);
}

function passAnchor(text: string, from: number): number {
  let at = from;
  for (;;) {
    const codePoint = text.codePointAt(at);
    if (codePoint === undefined || !(isLetter(codePoint) || isWordDigit(codePoint))) return at;
    at += codePoint > 0xffff ? 2 : 1;
  }
}

function scanBody(lexer: Lexer, anchorStart: number, anchorEnd: number, indented: boolean): void {
  const { text, faults, start } = lexer;
  const anchor = text.slice(anchorStart, anchorEnd);
  const close = findTerminator(text, anchorEnd + 1, anchor, indented);
  if (close !== undefined) {
    lexer.kind = "heredoc";
    lexer.end = close;
    checkCharacters(lexer, anchorEnd, close);
    return;
  }
  lexer.repairedHeredocs += 1;
  const meant =
    lexer.repairedHeredocs > maximumRepairedHeredocs ? undefined : findMeantTerminator(text, anchorEnd + 1, anchor);
  lexer.end = meant ?? text.length;
  checkCharacters(lexer, anchorEnd, lexer.end);
  unterminatedHeredoc(
    faults,
    start,
    text.length,
    anchor,
    meant === undefined ? undefined : { text, at: meant, indented },
  );
}

function checkCharacters(lexer: Lexer, from: number, to: number): void {
  for (let at = from; at < to; ) {
    const code = lexer.text.charCodeAt(at);
    at += code === 0 || code >= firstSurrogate ? passSpecial(lexer, at) : 1;
  }
}

/** The offset of the line feed that ends the terminator line; undefined if there is no such line. */
function findTerminator(text: string, from: number, anchor: string, indented: boolean): number | undefined {
  let lineStart = from;
  for (;;) {
    const lineEnd = text.indexOf("\n", lineStart);
    if (lineEnd === -1) return undefined;
    let at = passSpace(text, lineStart);
    if (text.startsWith(anchor, at)) {
      at += anchor.length;
      while (text.charCodeAt(at) === carriageReturn) at += 1;
      // For `<<-` the line must be longer than the anchor: an unindented `EOF` does not end it.
      if (at === lineEnd && !(indented && lineEnd - lineStart <= anchor.length)) return lineEnd;
    }
    lineStart = lineEnd + 1;
  }
}

/** The end of the first anchor that begins a line: where a heredoc without a proper end was surely meant to end. */
function findMeantTerminator(text: string, from: number, anchor: string): number | undefined {
  for (let lineStart = from; ; ) {
    const at = passSpace(text, lineStart);
    if (text.startsWith(anchor, at) && passAnchor(text, at) === at + anchor.length) return at + anchor.length;
    const lineEnd = text.indexOf("\n", lineStart);
    if (lineEnd === -1) return undefined;
    lineStart = lineEnd + 1;
  }
}

/** SPACE TAB VT FF CR. */
function passSpace(text: string, from: number): number {
  let at = from;
  for (;;) {
    const code = text.charCodeAt(at);
    if (code !== 0x20 && (code < 0x09 || code > carriageReturn || code === lineFeed)) return at;
    if (Number.isNaN(code)) return at;
    at += 1;
  }
}

/** `<< EOF`, `<<"EOF"`, `<<EOF # why`: passes over the body as well, where a line ends it. */
function endOfBrokenHeredoc(lexer: Lexer, anchorStart: number, from: number): number {
  const { text } = lexer;
  const lineEnd = text.indexOf("\n", from);
  if (lineEnd === -1) return text.length;
  lexer.repairedHeredocs += 1;
  const [anchor = ""] = text.slice(anchorStart, lineEnd).replaceAll('"', " ").replaceAll("'", " ").trim().split(" ", 1);
  if (anchor === "" || lexer.repairedHeredocs > maximumRepairedHeredocs) return lineEnd;
  return findTerminator(text, lineEnd + 1, anchor, false) ?? lineEnd;
}
