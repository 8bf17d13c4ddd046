import type { Faults } from "./faults.js";
import { advance, createLexer, type Lexer } from "./lexer.js";
import { maximumDepth } from "./limits.js";
import { parseItem } from "./parse-item.js";
import { parseElement } from "./parse-list.js";
import { keyExpected, keylessBlock, strayCloser, tooDeep, unclosed, unquotedText } from "./problems.js";
import { adjoins, gluedEnd, gluedStart, nextCharacter, skipBalanced, skipToItem } from "./recover.js";
import type { ItemSyntax, ListSyntax, ObjectSyntax, ValueSyntax } from "./syntax.js";

/** A node whose end is not reached yet. */
export interface OpenObject extends ObjectSyntax {
  readonly items: ItemSyntax[];
  end: number;
}

export interface OpenList extends ListSyntax {
  readonly elements: ValueSyntax[];
  end: number;
}

export type Container = OpenObject | OpenList;

/** Gets each block and list when it is complete, those inside before those around; the whole text comes last. */
export type OnClose = (container: Container) => void;

/**
 * The state of the parser. It keeps its own stack of open blocks and lists, so that no nesting overflows the engine's.
 */
export interface Parser {
  readonly lexer: Lexer;
  readonly faults: Faults;
  readonly onClose: OnClose;
  /** The innermost open block or list, and those around it. */
  container: Container;
  readonly around: Container[];
  /** How many braces, brackets and labels are open, and how many were at each container of `around`. */
  depth: number;
  readonly depths: number[];
  /** In a list: whether a comma has to come before the next element. */
  commaDue: boolean;
}

/** Parses the text; what could be understood of it is in the tree. */
export function parseHcl(faults: Faults, onClose: OnClose = keep): ObjectSyntax {
  const { text } = faults.document;
  const root: OpenObject = { type: "object", start: 0, end: text.length, items: [], meaning: undefined };
  const lexer = createLexer(text, faults);
  const parser: Parser = {
    lexer,
    faults,
    onClose,
    container: root,
    around: [],
    depth: 0,
    depths: [],
    commaDue: false,
  };
  while (lexer.kind !== "end") {
    if (parser.container.type === "list") parseElement(parser, parser.container);
    else parseInObject(parser, parser.container);
  }
  // Where something else is unfinished at the end of the text, that is what was forgotten.
  if (parser.around.length > 0 && faults.found.at(-1)?.end !== text.length) {
    unclosed(faults, text, parser.container.start, text.length, text.length, parser.around.length);
  }
  while (parser.around.length > 0) leaveContainer(parser, text.length);
  onClose(root);
  return root;
}

function keep(): void {}

function parseInObject(parser: Parser, object: OpenObject): void {
  const { lexer, faults } = parser;
  const { text, start, end } = lexer;
  switch (lexer.kind) {
    case "word":
    case "string":
      parseItem(parser, object);
      return;
    case "}":
      if (parser.around.length > 0) closeContainer(parser);
      else {
        strayCloser(faults, text, start);
        advance(lexer);
      }
      return;
    case "]":
      if (parser.around.at(-1)?.type === "list") {
        unclosed(faults, text, object.start, start, end, 1);
        leaveContainer(parser, lexer.previousEnd);
      } else {
        strayCloser(faults, text, start);
        advance(lexer);
      }
      return;
    case "{":
      parseKeylessBlock(parser);
      return;
    case "illegal":
      faults.stopped = true;
      skipToItem(parser);
      return;
    case ",":
      keyExpected(faults, text, start, end, "At most one comma may follow an item.");
      advance(lexer);
      return;
    default:
      if (adjoins(lexer)) unquotedText(faults, text, gluedStart(text, start), gluedEnd(text, end), start);
      else keyExpected(faults, text, start, end, expressionHint(lexer.kind));
      skipToItem(parser);
  }
}

/** A `{` without a name before it. With a string after it, it is JSON that does not begin the text. */
function parseKeylessBlock(parser: Parser): void {
  const { lexer, faults } = parser;
  const { start } = lexer;
  const isJson = nextCharacter(lexer) === '"';
  keylessBlock(faults, lexer.text, start, isJson);
  if (isJson) skipBalanced(parser);
  else openContainer(parser, { type: "object", start, end: start, items: [], meaning: undefined }, 1);
}

function expressionHint(kind: Lexer["kind"]): string | undefined {
  return kind === "+" || kind === "-" ? "HCL 1 has no expressions; write the value itself." : undefined;
}

/** Enters the block or list that begins at the current bracket; `levels` is 1 for it and 1 for each label before it. */
export function openContainer(parser: Parser, container: Container, levels: number): void {
  if (parser.depth + levels > maximumDepth) {
    tooDeep(parser.faults, parser.lexer.start, parser.lexer.end);
    skipBalanced(parser);
    afterValue(parser, container.type);
    return;
  }
  parser.around.push(parser.container);
  parser.depths.push(parser.depth);
  parser.container = container;
  parser.depth += levels;
  parser.commaDue = false;
  advance(parser.lexer);
}

/** Leaves the innermost block or list at its closing bracket. */
export function closeContainer(parser: Parser): void {
  const { type } = parser.container;
  leaveContainer(parser, parser.lexer.end);
  advance(parser.lexer);
  afterValue(parser, type);
}

/** Leaves the innermost block or list, which ends at `end`, without moving on. */
export function leaveContainer(parser: Parser, end: number): void {
  const closed = parser.container;
  closed.end = end;
  parser.onClose(closed);
  parser.container = parser.around.pop() ?? closed;
  parser.depth = parser.depths.pop() ?? 0;
  parser.commaDue = closed.type === "object";
}

/** What may follow a value: in a block one comma; in a list a comma must, except after a list. */
export function afterValue(parser: Parser, type: ValueSyntax["type"]): void {
  if (parser.container.type === "list") parser.commaDue = type !== "list";
  else if (parser.lexer.kind === ",") advance(parser.lexer);
}
