import type { Faults } from "./faults.js";
import { advance, type Lexer } from "./lexer.js";
import { maximumDepth } from "./limits.js";
import { tooDeep } from "./problems.js";
import { skipBalanced } from "./recover.js";
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
