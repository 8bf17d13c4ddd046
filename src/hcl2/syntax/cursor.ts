import type { SyntaxFault, Token, TokenKind } from "./tokens.js";

/** Reads tokens one after the other. */
export interface Cursor {
  readonly text: string;
  readonly faults: SyntaxFault[];
  /** The token at hand. */
  peek(): Token;
  /** The kind of the token `ahead` places further on. */
  kindAhead(ahead: number): TokenKind;
  /** Gives the token at hand and goes on to the next; at the end it stays. */
  next(): Token;
  /** Where the token before the one at hand ends. */
  lastEnd(): number;
  textOf(token: Token): string;
}

export function createCursor(text: string, tokens: readonly Token[], faults: SyntaxFault[]): Cursor {
  const end: Token = tokens.at(-1) ?? { kind: "end", start: text.length, end: text.length };
  let index = 0;
  const cursor: Cursor = {
    text,
    faults,
    peek: () => tokens[index] ?? end,
    kindAhead: (ahead) => (tokens[index + ahead] ?? end).kind,
    next() {
      const token = cursor.peek();
      if (index < tokens.length - 1) index += 1;
      return token;
    },
    lastEnd: () => tokens[index - 1]?.end ?? 0,
    textOf: (token) => text.slice(token.start, token.end),
  };
  return cursor;
}

export function skipNewlines(cursor: Cursor): void {
  while (cursor.peek().kind === "newline") cursor.next();
}

const closerOf: Partial<Readonly<Record<TokenKind, TokenKind>>> = {
  "{": "}",
  "[": "]",
  "(": ")",
  "open-quote": "close-quote",
  "open-heredoc": "close-heredoc",
  "open-template": "close-template",
};

/**
 * Goes on to the first token of `kinds` that stands in no bracket opened on the way, or to a bracket that closes something
 * around it, or to the end.
 */
export function skipTo(cursor: Cursor, kinds: ReadonlySet<TokenKind>): void {
  const open: TokenKind[] = [];
  for (let token = cursor.peek(); token.kind !== "end"; token = cursor.peek()) {
    if (open.length === 0 && (kinds.has(token.kind) || closers.has(token.kind))) return;
    const closer = closerOf[token.kind];
    if (closer !== undefined) open.push(closer);
    else if (token.kind === open.at(-1)) open.pop();
    cursor.next();
  }
}

const closers: ReadonlySet<TokenKind> = new Set(["}", "]", ")", "close-template"]);
