import { type Cursor, createCursor, skipNewlines, skipTo } from "./cursor.js";
import { readExpression, readInner } from "./expression.js";
import { lex } from "./lexer.js";
import { readTemplate } from "./template.js";
import type { SyntaxFault, TokenKind } from "./tokens.js";
import type { Attribute, Block, Body, Expression, Item, Label } from "./tree.js";

/** What a text of HCL 2 holds, and what is wrong with it. */
export interface Parsed {
  readonly body: Body;
  readonly faults: readonly SyntaxFault[];
  /** Where it goes deeper than the limit. The body is empty then. */
  readonly tooDeepAt?: number;
}

/**
 * Reads the structure of HCL 2 with the places of all names and values. What HCL 2 does
 * not allow is a fault, but for what stands in expressions that are not taken apart.
 */
export function parse(text: string): Parsed {
  const { tokens, faults, tooDeepAt } = lex(text);
  if (tooDeepAt !== undefined) return { body: [], faults: [], tooDeepAt };
  const cursor = createCursor(text, tokens, [...faults]);
  const body = readBody(cursor, "end");
  return { body, faults: cursor.faults.toSorted((a, b) => a.start - b.start) };
}

/** Reads a text that is one expression, such as the value of a variable on a command line. */
export function parseExpression(text: string): Expression | undefined {
  const { tokens, faults, tooDeepAt } = lex(text);
  if (tooDeepAt !== undefined || faults.length > 0) return undefined;
  const cursor = createCursor(text, tokens, []);
  const expression = readExpression(cursor, "list");
  return cursor.peek().kind === "end" && cursor.faults.length === 0 ? expression : undefined;
}

const lineEnds: ReadonlySet<TokenKind> = new Set(["newline"]);

/** Blocks hold bodies, so it calls itself as deep as they are nested, which the lexer limits. */
function readBody(cursor: Cursor, closer: "end" | "}"): Body {
  const items: Item[] = [];
  for (skipNewlines(cursor); ; skipNewlines(cursor)) {
    const token = cursor.peek();
    if (token.kind === "end" || token.kind === closer) return items;
    const item = token.kind === "name" ? readItem(cursor) : undefined;
    if (item === undefined) recover(cursor);
    else {
      items.push(item);
      expectLineEnd(cursor);
    }
  }
}

function expectLineEnd(cursor: Cursor): void {
  const { kind, start, end } = cursor.peek();
  if (kind === "newline" || kind === "end" || kind === "}") return;
  if (kind !== "bad") cursor.faults.push({ message: "What stands here belongs in a line of its own.", start, end });
}

/** Goes on at the next line. The fault is told unless one was told already for what stands here. */
function recover(cursor: Cursor): void {
  const { kind, start, end } = cursor.peek();
  if (kind !== "bad" && kind !== "newline" && cursor.faults.at(-1)?.start !== start) {
    cursor.faults.push({ message: "An attribute or a block must stand here.", start, end });
  }
  const before = cursor.peek();
  skipTo(cursor, lineEnds);
  // A bracket that closes nothing here must not stop the reading.
  if (cursor.peek() === before) cursor.next();
}

function readItem(cursor: Cursor): Item | undefined {
  const next = cursor.kindAhead(1);
  return next === "=" ? readAttribute(cursor) : readBlock(cursor);
}

function readAttribute(cursor: Cursor): Attribute {
  const name = cursor.next();
  cursor.next();
  const value = readExpression(cursor, "body");
  return {
    is: "attribute",
    name: cursor.textOf(name),
    nameStart: name.start,
    nameEnd: name.end,
    value,
    start: name.start,
    end: Math.max(value.end, cursor.lastEnd()),
  };
}

function readBlock(cursor: Cursor): Block | undefined {
  const type = cursor.next();
  const labels: Label[] = [];
  for (let token = cursor.peek(); token.kind === "name" || token.kind === "open-quote"; token = cursor.peek()) {
    labels.push(readLabel(cursor));
  }
  const open = cursor.peek();
  if (open.kind !== "{") {
    const message = `\`${cursor.textOf(type)}\` is followed by neither \`=\` and a value nor \`{\`.`;
    cursor.faults.push({ message, start: type.start, end: type.end });
    return undefined;
  }
  cursor.next();
  const isOneLine = cursor.peek().kind !== "newline";
  const body = readBody(cursor, "}");
  if (isOneLine) checkOneLine(cursor, body);
  if (cursor.peek().kind === "}") cursor.next();
  else {
    const message = `This \`{\` of \`${cursor.textOf(type)}\` is not closed.`;
    cursor.faults.push({ message, start: open.start, end: open.end });
  }
  return {
    is: "block",
    type: cursor.textOf(type),
    typeStart: type.start,
    typeEnd: type.end,
    labels,
    body,
    bodyStart: open.start,
    start: type.start,
    end: cursor.lastEnd(),
  };
}

/** A block that begins in the line of its brace holds nothing, or one attribute, and ends after that. */
function checkOneLine(cursor: Cursor, body: Body): void {
  const [item, ...more] = body;
  if (item === undefined) return;
  const isBroken = cursor.text.slice(item.end, cursor.peek().start).includes("\n");
  if (more.length === 0 && item.is === "attribute" && !isBroken) return;
  cursor.faults.push({ message: "What stands here belongs in a line of its own.", start: item.start, end: item.end });
}

function readLabel(cursor: Cursor): Label {
  const token = cursor.peek();
  if (token.kind === "name") {
    cursor.next();
    return { text: cursor.textOf(token), start: token.start, end: token.end };
  }
  const { parts, start, end } = readTemplate(cursor, readInner);
  return { text: parts.map((part) => (part.is === "text" ? part.value : "")).join(""), start, end };
}
