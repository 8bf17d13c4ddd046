import { nestingLimit } from "../limits.js";
import type { SyntaxFault, Token, TokenKind, Tokens } from "./tokens.js";

/** What the lexer is inside of. */
interface Frame {
  readonly is: "body" | "brace" | "bracket" | "paren" | "sequence" | "quote" | "heredoc";
  readonly start: number;
  /** The line that ends a heredoc. */
  readonly marker?: string;
  /** Levels of conditionals and signs in the expression at hand, or of directives in a template. */
  levels: number;
}

interface Lexing {
  readonly text: string;
  at: number;
  readonly tokens: Token[];
  readonly faults: SyntaxFault[];
  readonly frames: Frame[];
  /** Sum of the levels of all frames. */
  levels: number;
}

/**
 * Cuts HCL 2 into tokens. Templates are cut too, so that each `${` is seen; an explicit stack follows the nesting, and
 * stops at the limit.
 */
export function lex(text: string): Tokens {
  const lexing: Lexing = {
    text,
    at: text.startsWith("\uFEFF") ? 1 : 0,
    tokens: [],
    faults: [],
    frames: [{ is: "body", start: 0, levels: 0 }],
    levels: 0,
  };
  while (lexing.at < text.length) {
    const frame = lexing.frames.at(-1);
    if (frame?.is === "quote") lexQuoted(lexing, frame);
    else if (frame?.is === "heredoc") lexHeredocText(lexing, frame);
    else lexPlain(lexing, frame);
    if (lexing.frames.length + lexing.levels > nestingLimit) {
      return { tokens: [], faults: [], tooDeepAt: Math.min(lexing.at, text.length) };
    }
  }
  for (const { is, start } of lexing.frames.slice(1).reverse()) {
    if (is === "quote" || is === "heredoc") {
      lexing.faults.push({ message: unclosed[is], start, end: lineEnd(text, start) });
      break;
    }
  }
  push(lexing, "end", text.length, text.length);
  return { tokens: lexing.tokens, faults: lexing.faults };
}

const unclosed = {
  quote: "This quote is not closed.",
  heredoc: "This heredoc has no line that ends it.",
} as const;

function push({ tokens }: Lexing, kind: TokenKind, start: number, end: number): void {
  tokens.push({ kind, start, end });
}

function enter(lexing: Lexing, is: Frame["is"], start: number, marker?: string): void {
  lexing.frames.push({ is, start, levels: 0, ...(marker === undefined ? {} : { marker }) });
}

function leave(lexing: Lexing): void {
  if (lexing.frames.length === 1) return;
  lexing.levels -= lexing.frames.pop()?.levels ?? 0;
}

function addLevel(lexing: Lexing, frame: Frame | undefined, by: 1 | -1): void {
  if (frame === undefined || frame.levels + by < 0) return;
  frame.levels += by;
  lexing.levels += by;
}

function resetLevels(lexing: Lexing, frame: Frame | undefined): void {
  if (frame === undefined) return;
  lexing.levels -= frame.levels;
  frame.levels = 0;
}

const openers: Readonly<Record<string, { readonly kind: TokenKind; readonly is: Frame["is"] }>> = {
  "{": { kind: "{", is: "brace" },
  "[": { kind: "[", is: "bracket" },
  "(": { kind: "(", is: "paren" },
};

const closers: Readonly<Record<string, { readonly kind: TokenKind; readonly is: Frame["is"] }>> = {
  "}": { kind: "}", is: "brace" },
  "]": { kind: "]", is: "bracket" },
  ")": { kind: ")", is: "paren" },
};

const marks: Readonly<Record<string, TokenKind>> = { ",": ",", "=": "=", ":": ":", ".": "." };
const operators = [
  "...",
  "==",
  "=>",
  "!=",
  "<=",
  ">=",
  "&&",
  "||",
  "?",
  "!",
  "<",
  ">",
  "+",
  "-",
  "*",
  "/",
  "%",
] as const;

const spaces = /[ \t\r]+/y;
const name = /[\p{ID_Start}_][\p{ID_Continue}-]*/uy;
const number = /[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?/y;
const heredocStart = /<<(-?)([\p{ID_Start}_][\p{ID_Continue}-]*)\n/uy;

/** Outside of templates: structure and expressions. */
function lexPlain(lexing: Lexing, frame: Frame | undefined): void {
  const { text, at } = lexing;
  const character = text[at] ?? "";
  if (matchAt(spaces, lexing) !== undefined) return;
  if (character === "\n") {
    if (frame?.is !== "paren" && frame?.is !== "bracket") resetLevels(lexing, frame);
    take(lexing, "newline", 1);
    return;
  }
  if (character === "#" || text.startsWith("//", at)) {
    lexing.at = lineEnd(text, at);
    return;
  }
  if (text.startsWith("/*", at)) {
    skipComment(lexing);
    return;
  }
  if (character === '"') {
    enter(lexing, "quote", at);
    take(lexing, "open-quote", 1);
    return;
  }
  const heredoc = text.startsWith("<<", at) ? matchAt(heredocStart, lexing) : undefined;
  if (heredoc !== undefined) {
    push(lexing, "open-heredoc", at, lexing.at);
    enter(lexing, "heredoc", at, heredoc[2] ?? "");
    return;
  }
  if (takeMatch(name, lexing, "name") || takeMatch(number, lexing, "number")) return;
  const opener = openers[character];
  if (opener !== undefined) {
    enter(lexing, opener.is, at);
    take(lexing, opener.kind, 1);
    return;
  }
  const closer = closers[character];
  if (closer !== undefined) {
    close(lexing, frame, character, closer);
    return;
  }
  if (frame?.is === "sequence" && text.startsWith("~}", at)) {
    leave(lexing);
    take(lexing, "close-template", 2);
    return;
  }
  const operator = operators.find((one) => text.startsWith(one, at));
  if (operator !== undefined) {
    takeOperator(lexing, frame, operator);
    return;
  }
  const mark = marks[character];
  if (mark !== undefined) {
    if (mark === ",") resetLevels(lexing, frame);
    take(lexing, mark, 1);
    return;
  }
  const length = (text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1;
  lexing.faults.push({
    message: `\`${text.slice(at, at + length)}\` has no meaning here.`,
    start: at,
    end: at + length,
  });
  take(lexing, "bad", length);
}

function matchAt(pattern: RegExp, lexing: Lexing): RegExpExecArray | undefined {
  pattern.lastIndex = lexing.at;
  const match = pattern.exec(lexing.text);
  if (match === null) return undefined;
  lexing.at = pattern.lastIndex;
  return match;
}

function takeMatch(pattern: RegExp, lexing: Lexing, kind: TokenKind): boolean {
  const start = lexing.at;
  if (matchAt(pattern, lexing) === undefined) return false;
  push(lexing, kind, start, lexing.at);
  return true;
}

function take(lexing: Lexing, kind: TokenKind, length: number): void {
  push(lexing, kind, lexing.at, lexing.at + length);
  lexing.at += length;
}

/** Each `?`, and each sign before a value, makes the reader of the expression call itself. */
function takeOperator(lexing: Lexing, frame: Frame | undefined, operator: (typeof operators)[number]): void {
  const before = lexing.tokens.at(-1)?.kind ?? "newline";
  const isSign = (operator === "-" || operator === "!") && !endsValue.has(before);
  if (isSign || operator === "?") addLevel(lexing, frame, 1);
  take(lexing, "operator", operator.length);
}

const endsValue: ReadonlySet<TokenKind> = new Set(["name", "number", "close-quote", "close-heredoc", "}", "]", ")"]);

function close(
  lexing: Lexing,
  frame: Frame | undefined,
  character: string,
  closer: { readonly kind: TokenKind; readonly is: Frame["is"] },
): void {
  if (frame?.is === "sequence" && character === "}") {
    leave(lexing);
    take(lexing, "close-template", 1);
    return;
  }
  if (frame?.is === closer.is) leave(lexing);
  else {
    const { at } = lexing;
    lexing.faults.push({ message: `This \`${character}\` closes nothing.`, start: at, end: at + 1 });
    // Where an outer bracket is of this kind, what stands between was left open.
    const index = lexing.frames.findLastIndex((one) => one.is === closer.is || isTemplate(one));
    if (index > 0 && lexing.frames[index]?.is === closer.is) while (lexing.frames.length > index) leave(lexing);
    else {
      take(lexing, "bad", 1);
      return;
    }
  }
  take(lexing, closer.kind, 1);
}

function isTemplate({ is }: Frame): boolean {
  return is === "quote" || is === "heredoc";
}

function skipComment(lexing: Lexing): void {
  const { text, at } = lexing;
  const end = text.indexOf("*/", at + 2);
  if (end === -1) lexing.faults.push({ message: "This comment is not closed.", start: at, end: at + 2 });
  lexing.at = end === -1 ? text.length : end + 2;
}

/**
 * ```text
 * "ab\"c ${var.x} d"
 *  ^ literal text up to the next sequence or the closing quote
 * ```
 */
function lexQuoted(lexing: Lexing, frame: Frame): void {
  const { text } = lexing;
  const start = lexing.at;
  for (let at = start; ; at += 1) {
    const character = text[at];
    if (character === "\\" && at + 1 < text.length && text[at + 1] !== "\n") at += 1;
    else if (character === '"') {
      pushText(lexing, start, at);
      leave(lexing);
      take(lexing, "close-quote", 1);
      return;
    } else if (character === undefined || character === "\n") {
      pushText(lexing, start, at);
      if (character === "\n") {
        lexing.faults.push({ message: unclosed.quote, start: frame.start, end: at });
        // The line is over, and so is the text: what follows is read as if it had been closed.
        leave(lexing);
        push(lexing, "close-quote", at, at);
      }
      return;
    } else if (isEscapedSequence(text, at)) at += 2;
    else if (isSequence(text, at)) {
      openSequence(lexing, frame, start, at);
      return;
    }
  }
}

/** A heredoc, line by line; the one with nothing but the marker ends it. */
function lexHeredocText(lexing: Lexing, frame: Frame): void {
  const { text } = lexing;
  const start = lexing.at;
  for (let at = start; at < text.length; ) {
    if (at === 0 || text[at - 1] === "\n") {
      const end = lineEnd(text, at);
      if (text.slice(at, end).trim() === frame.marker) {
        pushText(lexing, start, at);
        leave(lexing);
        push(lexing, "close-heredoc", at, end);
        lexing.at = end;
        return;
      }
    }
    if (isEscapedSequence(text, at)) at += 3;
    else if (isSequence(text, at)) {
      openSequence(lexing, frame, start, at);
      return;
    } else at += 1;
  }
  pushText(lexing, start, text.length);
}

function pushText(lexing: Lexing, start: number, end: number): void {
  if (end > start) push(lexing, "text", start, end);
  lexing.at = end;
}

function isSequence(text: string, at: number): boolean {
  return (text[at] === "$" || text[at] === "%") && text[at + 1] === "{";
}

function isEscapedSequence(text: string, at: number): boolean {
  return (text[at] === "$" || text[at] === "%") && text[at + 1] === text[at] && text[at + 2] === "{";
}

function openSequence(lexing: Lexing, frame: Frame, start: number, at: number): void {
  pushText(lexing, start, at);
  const { text } = lexing;
  if (text[at] === "%") {
    directive.lastIndex = at + 2;
    const word = directive.exec(text)?.[1];
    if (word === "if" || word === "for") addLevel(lexing, frame, 1);
    if (word === "endif" || word === "endfor") addLevel(lexing, frame, -1);
  }
  enter(lexing, "sequence", at);
  take(lexing, "open-template", text[at + 2] === "~" ? 3 : 2);
}

const directive = /~?[ \t\n]*([a-z]+)/y;

function lineEnd(text: string, from: number): number {
  const end = text.indexOf("\n", from);
  return end === -1 ? text.length : end;
}
