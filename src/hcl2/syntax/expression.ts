import { type Cursor, skipNewlines, skipTo } from "./cursor.js";
import { readTemplate } from "./template.js";
import type { TokenKind } from "./tokens.js";
import type { Expression, ObjectMember, Range } from "./tree.js";

/** Tokens after which an expression is over, by what it stands in. */
const ends = {
  body: new Set<TokenKind>(["newline"]),
  object: new Set<TokenKind>(["newline", ","]),
  key: new Set<TokenKind>(["newline", ",", "=", ":"]),
  list: new Set<TokenKind>([","]),
} as const;

export type Surroundings = keyof typeof ends;

/**
 * Reads an expression up to its end. It calls itself no deeper than the brackets are nested, which the lexer limits.
 * Something that is no expression at all is a fault, and gives `other`.
 */
export function readExpression(cursor: Cursor, within: Surroundings): Expression {
  if (within === "list") skipNewlines(cursor);
  const { start } = cursor.peek();
  const term = readTerm(cursor);
  if (within === "list") skipNewlines(cursor);
  const { kind } = cursor.peek();
  if (term !== undefined && (ends[within].has(kind) || isCloser(kind))) return term;
  skipTo(cursor, ends[within]);
  const end = cursor.lastEnd();
  if (end <= start) {
    const token = cursor.peek();
    cursor.faults.push({ message: "A value is missing here.", start, end: Math.max(start, token.end) });
    return { is: "other", start, end: start };
  }
  return { is: "other", start, end };
}

/** The expression in `${ … }`. */
export function readInner(cursor: Cursor): Expression {
  return readExpression(cursor, "list");
}

function isCloser(kind: TokenKind): boolean {
  return kind === "}" || kind === "]" || kind === ")" || kind === "close-template" || kind === "end";
}

function readTerm(cursor: Cursor): Expression | undefined {
  const token = cursor.peek();
  switch (token.kind) {
    case "number":
      cursor.next();
      return numberOf(cursor.textOf(token), "", token);
    case "operator":
      return readNegative(cursor);
    case "open-quote":
    case "open-heredoc":
      return readTemplate(cursor, readInner);
    case "name":
      return readNamed(cursor);
    case "(":
      return readParenthesised(cursor);
    case "[":
      return readList(cursor);
    case "{":
      return readObject(cursor);
    default:
      return undefined;
  }
}

/** A whole number keeps all its digits. The value of one that no double can hold is as good as not known. */
function numberOf(text: string, sign: "" | "-", { start, end }: Range): Expression {
  const value = Number(`${sign}${text}`);
  if (!Number.isFinite(value)) return { is: "other", start, end };
  const isRounded = /^[0-9]+$/.test(text) && !Number.isSafeInteger(value) && text.length < 40;
  return { is: "number", value: isRounded ? BigInt(`${sign}${text}`) : value, start, end };
}

function readNegative(cursor: Cursor): Expression | undefined {
  const sign = cursor.peek();
  if (cursor.textOf(sign) !== "-" || cursor.kindAhead(1) !== "number") return undefined;
  cursor.next();
  const token = cursor.next();
  return numberOf(cursor.textOf(token), "-", { start: sign.start, end: token.end });
}

/** A constant, a function call, or a way of names such as `var.mode` or `local.modes["east"]`. */
function readNamed(cursor: Cursor): Expression | undefined {
  const first = cursor.next();
  const name = cursor.textOf(first);
  if (cursor.peek().kind === "(") return readCall(cursor, name, first.start);
  const path = [name];
  for (let kind = cursor.peek().kind; kind === "." || kind === "["; kind = cursor.peek().kind) {
    const step = kind === "." ? stepByName(cursor) : stepByKey(cursor);
    if (step === undefined) return undefined;
    path.push(step);
  }
  const range = { start: first.start, end: cursor.lastEnd() };
  if (path.length > 1) return { is: "reference", path, ...range };
  if (name === "true" || name === "false") return { is: "boolean", value: name === "true", ...range };
  return name === "null" ? { is: "null", ...range } : { is: "reference", path, ...range };
}

function stepByName(cursor: Cursor): string | undefined {
  const ahead = cursor.kindAhead(1);
  if (ahead !== "name" && ahead !== "number") return undefined;
  cursor.next();
  return cursor.textOf(cursor.next());
}

/** `["east"]` or `[0]`; any other key needs evaluation. */
function stepByKey(cursor: Cursor): string | undefined {
  if (cursor.kindAhead(1) === "number" && cursor.kindAhead(2) === "]") {
    cursor.next();
    const token = cursor.next();
    cursor.next();
    return cursor.textOf(token);
  }
  const isText =
    cursor.kindAhead(1) === "open-quote" &&
    cursor.kindAhead(2) === "text" &&
    cursor.kindAhead(3) === "close-quote" &&
    cursor.kindAhead(4) === "]";
  if (!isText) return undefined;
  cursor.next();
  const template = readTemplate(cursor, readInner);
  cursor.next();
  const [part] = template.parts;
  return template.parts.length === 1 && part?.is === "text" ? part.value : undefined;
}

function readCall(cursor: Cursor, name: string, start: number): Expression | undefined {
  cursor.next();
  const values: Expression[] = [];
  for (skipNewlines(cursor); !isCloser(cursor.peek().kind); skipNewlines(cursor)) {
    values.push(readExpression(cursor, "list"));
    skipNewlines(cursor);
    if (cursor.peek().kind !== ",") break;
    cursor.next();
  }
  if (!expectCloser(cursor, ")", start)) return undefined;
  return { is: "call", name, arguments: values, start, end: cursor.lastEnd() };
}

function readParenthesised(cursor: Cursor): Expression | undefined {
  const { start } = cursor.next();
  const inner = readExpression(cursor, "list");
  if (!expectCloser(cursor, ")", start)) return undefined;
  return { ...inner, start, end: cursor.lastEnd() };
}

function readList(cursor: Cursor): Expression | undefined {
  const { start } = cursor.next();
  skipNewlines(cursor);
  if (isFor(cursor)) return skipInside(cursor, start, "]");
  const items: Expression[] = [];
  for (; !isCloser(cursor.peek().kind); skipNewlines(cursor)) {
    items.push(readExpression(cursor, "list"));
    skipNewlines(cursor);
    if (cursor.peek().kind !== ",") break;
    cursor.next();
  }
  if (!expectCloser(cursor, "]", start)) return undefined;
  return { is: "list", items, start, end: cursor.lastEnd() };
}

function readObject(cursor: Cursor): Expression | undefined {
  const { start } = cursor.next();
  skipNewlines(cursor);
  if (isFor(cursor)) return skipInside(cursor, start, "}");
  const members: ObjectMember[] = [];
  for (; !isCloser(cursor.peek().kind); skipNewlines(cursor)) {
    const key = readExpression(cursor, "key");
    const { kind, start: at, end } = cursor.peek();
    if (kind !== "=" && kind !== ":") {
      cursor.faults.push({ message: "A key of an object is followed by `=` or `:` and its value.", start: at, end });
      skipTo(cursor, ends.object);
      if (cursor.peek().kind === ",") cursor.next();
      continue;
    }
    cursor.next();
    members.push({ key, value: readExpression(cursor, "object") });
    if (cursor.peek().kind === ",") cursor.next();
  }
  if (!expectCloser(cursor, "}", start)) return undefined;
  return { is: "object", members, start, end: cursor.lastEnd() };
}

function isFor(cursor: Cursor): boolean {
  return cursor.peek().kind === "name" && cursor.textOf(cursor.peek()) === "for" && cursor.kindAhead(1) === "name";
}

function skipInside(cursor: Cursor, start: number, closer: TokenKind): Expression | undefined {
  skipTo(cursor, new Set());
  return expectCloser(cursor, closer, start) ? { is: "other", start, end: cursor.lastEnd() } : undefined;
}

function expectCloser(cursor: Cursor, closer: TokenKind, start: number): boolean {
  const token = cursor.peek();
  if (token.kind === closer) {
    cursor.next();
    return true;
  }
  const isOpen = token.kind === "end" || isCloser(token.kind);
  cursor.faults.push(
    isOpen
      ? { message: `This \`${cursor.text[start]}\` is not closed with \`${closer}\`.`, start, end: start + 1 }
      : { message: `A comma or \`${closer}\` is missing here.`, start: token.start, end: token.end },
  );
  skipTo(cursor, new Set());
  if (cursor.peek().kind === closer) cursor.next();
  return false;
}
