import type { Faults } from "./faults.js";
import { advanceJson, createJsonLexer, type JsonLexer } from "./json-lexer.js";
import { closedByAnything, elementDropped, textIgnored, unexpectedInJson, unfinishedDropped } from "./json-problems.js";
import { maximumDepth } from "./limits.js";
import { tooDeep } from "./problems.js";
import type { ItemSyntax, KeySyntax, ObjectSyntax, ValueSyntax } from "./syntax.js";

/** An object that is being parsed, with the keys whose value comes next. */
interface ObjectFrame {
  readonly type: "object";
  readonly start: number;
  readonly items: ItemSyntax[];
  keys: readonly KeySyntax[];
}

interface ListFrame {
  readonly type: "list";
  readonly start: number;
  readonly elements: ValueSyntax[];
}

type Frame = ObjectFrame | ListFrame;

interface JsonParser {
  readonly lexer: JsonLexer;
  readonly faults: Faults;
  /** The objects and lists that are open, innermost last. There is no recursion, so that no nesting overflows. */
  readonly frames: Frame[];
  /** A value that was parsed and is not yet part of the innermost frame. */
  value: ValueSyntax | undefined;
  failed: boolean;
}

/**
 * Parses the loose JSON of the HCL library: many faults are accepted silently, which ones is reproduced exactly (topic
 * `json` of the vectors), with a warning for each. At the first fault that is not accepted parsing ends.
 */
export function parseHclJson(faults: Faults): ObjectSyntax {
  const { text } = faults.document;
  const lexer = createJsonLexer(text, faults);
  const parser: JsonParser = { lexer, faults, frames: [], value: undefined, failed: false };
  advanceJson(lexer);
  // White space that only Unicode calls so was reported.
  while (lexer.kind === "illegal") {
    faults.stopped = true;
    advanceJson(lexer);
  }
  const root: ObjectFrame = { type: "object", start: 0, items: [], keys: [] };
  parser.frames.push(root);
  while (parser.frames.length > 0) step(parser);
  if (!parser.failed && text.slice(lexer.end).trim() !== "") textIgnored(faults, lexer.end, text.length);
  return { type: "object", start: 0, end: text.length, items: root.items, meaning: undefined };
}

function step(parser: JsonParser): void {
  const frame = parser.frames.at(-1);
  const { value } = parser;
  parser.value = undefined;
  if (frame === undefined) return;
  if (value !== undefined) take(parser, frame, value);
  else if (parser.failed) leave(parser, frame);
  else if (frame.type === "object") parseItem(parser, frame);
  else parseElement(parser, frame);
}

/** The value becomes part of the frame. After an item comes a comma, or the object ends. */
function take(parser: JsonParser, frame: Frame, value: ValueSyntax): void {
  if (frame.type === "list") {
    frame.elements.push(value);
    return;
  }
  const [key, ...labels] = frame.keys;
  if (key !== undefined) frame.items.push({ key, labels, value });
  if (parser.failed) return;
  advanceJson(parser.lexer);
  if (parser.lexer.kind !== ",") closeObject(parser, frame);
}

/** Whatever the current token is, it has been used as the closing brace. */
function closeObject(parser: JsonParser, frame: ObjectFrame): void {
  const { lexer, faults } = parser;
  if (lexer.kind !== "}") closedByAnything(faults, lexer.text, lexer.start, lexer.end);
  if (lexer.kind === "illegal") faults.stopped = true;
  leave(parser, frame);
}

function leave(parser: JsonParser, frame: Frame): void {
  parser.frames.pop();
  const { start } = frame;
  const { end } = parser.lexer;
  parser.value =
    frame.type === "object"
      ? { type: "object", start, end, items: frame.items, meaning: undefined }
      : { type: "list", start, end, elements: frame.elements, meaning: undefined };
}

/** The keys of an item, and its value as far as that is one token. */
function parseItem(parser: JsonParser, frame: ObjectFrame): void {
  const { lexer } = parser;
  const keys: KeySyntax[] = [];
  frame.keys = keys;
  for (;;) {
    advanceJson(lexer);
    const { kind, start, end, form } = lexer;
    if (kind === "string") keys.push({ start, end, quoted: true, form });
    else if (kind === ":" && keys.length > 0) break;
    else {
      if (kind === "end") closeObject(parser, frame);
      else fail(parser, keys[0]?.start, keys.length === 0 ? "a key in double quotes" : "`:`");
      return;
    }
  }
  advanceJson(lexer);
  parseValue(parser, frame, keys[0]?.start);
}

function parseValue(parser: JsonParser, frame: ObjectFrame, itemStart: number | undefined): void {
  const { kind, start, end, form } = parser.lexer;
  switch (kind) {
    case "integer":
    case "float":
    case "boolean":
    case "null":
    case "string":
      parser.value = { type: kind, start, end, form };
      return;
    case "{":
    case "[":
      enter(parser, kind);
      return;
    case "end":
      closeObject(parser, frame);
      return;
    default:
      fail(parser, itemStart, "a value");
  }
}

/** One element of a list, or its end. */
function parseElement(parser: JsonParser, frame: ListFrame): void {
  const { lexer } = parser;
  advanceJson(lexer);
  const { kind, start, end, form } = lexer;
  switch (kind) {
    case "integer":
    case "float":
    case "string":
      parser.value = { type: kind, start, end, form };
      return;
    case "{":
      enter(parser, kind);
      return;
    case "]":
      leave(parser, frame);
      return;
    case "[":
    case "boolean":
      elementDropped(parser.faults, lexer.text, start, end);
      return;
    case ",":
      return;
    default:
      fail(parser, frame.start, "a value, `,` or `]`");
  }
}

function enter(parser: JsonParser, bracket: "{" | "["): void {
  const { start, end } = parser.lexer;
  if (parser.frames.length >= maximumDepth) {
    tooDeep(parser.faults, start, end);
    parser.failed = true;
  } else if (bracket === "{") parser.frames.push({ type: "object", start, items: [], keys: [] });
  else parser.frames.push({ type: "list", start, elements: [] });
}

/** A fault at the current token. At a `}` it is forgiven: the innermost object ends there, without the unfinished item. */
function fail(parser: JsonParser, itemStart: number | undefined, expected: string): void {
  const { lexer, faults } = parser;
  if (lexer.kind !== "}") {
    if (lexer.kind === "illegal") faults.stopped = true;
    else unexpectedInJson(faults, lexer.text, lexer.start, lexer.end, expected);
    parser.failed = true;
    return;
  }
  if (itemStart !== undefined) unfinishedDropped(faults, itemStart, lexer.start);
  for (let frame = parser.frames.at(-1); frame?.type === "list"; frame = parser.frames.at(-1)) parser.frames.pop();
  const object = parser.frames.at(-1);
  if (object?.type === "object") closeObject(parser, object);
}
