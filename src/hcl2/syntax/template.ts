import { type Cursor, skipTo } from "./cursor.js";
import type { Token } from "./tokens.js";
import type { Expression, Template, TemplatePart } from "./tree.js";

/** Reads a quoted text or a heredoc; the cursor stands at its opening. `readInner` reads the expression of a sequence. */
export function readTemplate(cursor: Cursor, readInner: (cursor: Cursor) => Expression): Template {
  const open = cursor.next();
  const isQuoted = open.kind === "open-quote";
  const closer = isQuoted ? "close-quote" : "close-heredoc";
  const parts: TemplatePart[] = [];
  for (let token = cursor.peek(); token.kind !== closer && token.kind !== "end"; token = cursor.peek()) {
    if (token.kind === "text") {
      cursor.next();
      for (const part of isQuoted ? quotedParts(cursor, token) : heredocParts(cursor.text, token)) parts.push(part);
    } else if (token.kind === "open-template") parts.push(readSequence(cursor, readInner));
    else cursor.next();
  }
  if (cursor.peek().kind === closer) cursor.next();
  const isIndented = !isQuoted && cursor.text[open.start + 2] === "-";
  return { is: "template", parts: isIndented ? withoutIndent(parts) : parts, start: open.start, end: cursor.lastEnd() };
}

/** `${ … }` holds an expression. Directives and marks that trim spaces need more than reading, so they stay `other`. */
function readSequence(cursor: Cursor, readInner: (cursor: Cursor) => Expression): TemplatePart {
  const open = cursor.next();
  const isPlain = cursor.textOf(open) === "${";
  const value: Expression = isPlain ? readInner(cursor) : { is: "other", start: open.start, end: open.end };
  if (!isPlain || cursor.peek().kind !== "close-template") skipTo(cursor, new Set());
  const trims = cursor.peek().kind === "close-template" && cursor.textOf(cursor.peek()) === "~}";
  if (cursor.peek().kind === "close-template") cursor.next();
  else cursor.faults.push({ message: "This sequence is not closed with `}`.", start: open.start, end: open.end });
  const range = { start: open.start, end: cursor.lastEnd() };
  return { is: "sequence", value: isPlain && !trims ? value : { is: "other", ...range }, ...range };
}

const escapes: Readonly<Record<string, string>> = { n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" };

/** The characters of a quoted text, cut at its escapes. */
function quotedParts({ text, faults }: Cursor, { start, end }: Token): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = start;
  const cut = (at: number, length: number, value: string): void => {
    if (at > from) parts.push(exactPart(text, from, at));
    parts.push({ is: "text", value, exact: false, start: at, end: at + length });
    from = at + length;
  };
  for (let at = start; at < end; at = Math.max(at + 1, from)) {
    if (text[at] === "\\") {
      const known = readEscape(text, at);
      if (known === undefined) {
        faults.push({ message: `\`${text.slice(at, at + 2)}\` is no escape of HCL 2.`, start: at, end: at + 2 });
        cut(at, 2, text.slice(at, at + 2));
      } else cut(at, known.length, known.value);
    } else if ((text[at] === "$" || text[at] === "%") && text[at + 1] === text[at] && text[at + 2] === "{") {
      cut(at, 3, `${text[at]}{`);
    }
  }
  if (end > from) parts.push(exactPart(text, from, end));
  return parts;
}

function exactPart(text: string, start: number, end: number): TemplatePart {
  return { is: "text", value: text.slice(start, end), exact: true, start, end };
}

function readEscape(text: string, at: number): { readonly value: string; readonly length: number } | undefined {
  const letter = text[at + 1] ?? "";
  const simple = Object.hasOwn(escapes, letter) ? escapes[letter] : undefined;
  if (simple !== undefined) return { value: simple, length: 2 };
  const digits = letter === "u" ? 4 : letter === "U" ? 8 : 0;
  const hex = text.slice(at + 2, at + 2 + digits);
  const code = /^[0-9a-fA-F]+$/.test(hex) && hex.length === digits ? Number.parseInt(hex, 16) : -1;
  if (code < 0 || code > 0x10ffff) return undefined;
  const isHalf = code >= 0xd800 && code <= 0xdfff;
  return { value: isHalf ? "\uFFFD" : String.fromCodePoint(code), length: digits + 2 };
}

/** The characters of a heredoc, cut at its lines and at escaped sequences; no other escapes count there. */
function heredocParts(text: string, { start, end }: Token): readonly TemplatePart[] {
  const parts: TemplatePart[] = [];
  let from = start;
  for (let at = start; at < end; at += 1) {
    if (text[at] === "\n") {
      parts.push(exactPart(text, from, at + 1));
      from = at + 1;
    } else if ((text[at] === "$" || text[at] === "%") && text[at + 1] === text[at] && text[at + 2] === "{") {
      if (at > from) parts.push(exactPart(text, from, at));
      parts.push({ is: "text", value: `${text[at]}{`, exact: false, start: at, end: at + 3 });
      at += 2;
      from = at + 1;
    }
  }
  if (end > from) parts.push(exactPart(text, from, end));
  return parts;
}

/** `<<-`: the spaces that all lines begin with are not part of the text. */
function withoutIndent(parts: readonly TemplatePart[]): readonly TemplatePart[] {
  let indent = Number.POSITIVE_INFINITY;
  let isLineStart = true;
  const starts = parts.map((part) => {
    const isStart = isLineStart;
    isLineStart = part.is === "text" && part.value.endsWith("\n");
    if (isStart) {
      const spaces = part.is === "text" ? (/^[ \t]*/.exec(part.value)?.[0].length ?? 0) : 0;
      indent = Math.min(indent, spaces);
    }
    return isStart;
  });
  if (indent === 0 || indent === Number.POSITIVE_INFINITY) return parts;
  return parts.map((part, index) =>
    starts[index] === true && part.is === "text"
      ? { ...part, value: part.value.slice(indent), start: part.start + indent }
      : part,
  );
}
