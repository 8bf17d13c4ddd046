import type { Faults } from "./faults.js";
import { advanceJson, createJsonLexer, type JsonLexer } from "./json-lexer.js";
import { closedByAnything, elementDropped, textIgnored, unexpectedInJson, unfinishedDropped } from "./json-problems.js";
import { maximumDepth } from "./limits.js";
import { tooDeep } from "./problems.js";
import type { ItemSyntax, KeySyntax, ListSyntax, ObjectSyntax, ValueSyntax } from "./syntax.js";

interface JsonParser {
  readonly lexer: JsonLexer;
  readonly faults: Faults;
  depth: number;
  /** `end`: the text ended inside an item, which is no fault here. `failed`: a fault was found, or is to be forgiven. */
  state: "fine" | "end" | "failed";
}

/**
 * Parses the loose JSON of the HCL library: many faults are accepted silently, which ones is reproduced exactly (topic
 * `json` of the vectors), with a warning for each. At the first fault that is not accepted parsing ends.
 */
export function parseHclJson(faults: Faults): ObjectSyntax {
  const { text } = faults.document;
  const lexer = createJsonLexer(text, faults);
  const parser: JsonParser = { lexer, faults, depth: 0, state: "fine" };
  advanceJson(lexer);
  // White space that only Unicode calls so was reported.
  while (lexer.kind === "illegal") {
    faults.stopped = true;
    advanceJson(lexer);
  }
  const root = parseObject(parser);
  if (parser.state === "fine" && text.slice(lexer.end).trim() !== "") textIgnored(faults, lexer.end, text.length);
  return { ...root, start: 0, end: text.length };
}

/** An object, from after its `{`. */
function parseObject(parser: JsonParser): ObjectSyntax {
  const { lexer } = parser;
  const { start } = lexer;
  const items: ItemSyntax[] = [];
  const object = { type: "object", start, items, meaning: undefined } as const;
  parser.depth += 1;
  for (;;) {
    const item = parseItem(parser);
    if (item !== undefined) items.push(item);
    if (parser.state === "failed" && lexer.kind !== "}") break;
    if (parser.state === "fine") {
      advanceJson(lexer);
      if (lexer.kind === ",") continue;
    }
    // Whatever the token is, it has been used as the closing brace. A fault found at a `}` is forgiven.
    if (lexer.kind !== "}") closedByAnything(parser.faults, lexer.text, lexer.start, lexer.end);
    if (lexer.kind === "illegal") parser.faults.stopped = true;
    parser.state = "fine";
    break;
  }
  parser.depth -= 1;
  return { ...object, end: lexer.end };
}

/** Undefined if it is not finished. */
function parseItem(parser: JsonParser): ItemSyntax | undefined {
  const { lexer } = parser;
  const keys: KeySyntax[] = [];
  for (;;) {
    advanceJson(lexer);
    const { kind, start, end, form } = lexer;
    if (kind === "string") keys.push({ start, end, quoted: true, form });
    else if (kind === "end") {
      parser.state = "end";
      return undefined;
    } else if (kind === ":" && keys.length > 0) break;
    else {
      fail(parser, keys[0]?.start, keys.length === 0 ? "a key in double quotes" : "`:`");
      return undefined;
    }
  }
  const [key, ...labels] = keys;
  advanceJson(lexer);
  const value = parseValue(parser, key?.start ?? lexer.start);
  return key === undefined || value === undefined ? undefined : { key, labels, value };
}

function parseValue(parser: JsonParser, itemStart: number): ValueSyntax | undefined {
  const { lexer } = parser;
  const { kind, start, end, form } = lexer;
  switch (kind) {
    case "integer":
    case "float":
    case "boolean":
    case "null":
    case "string":
      return { type: kind, start, end, form };
    case "{":
      return isTooDeep(parser) ? undefined : parseObject(parser);
    case "[":
      return parseList(parser, itemStart);
    case "end":
      parser.state = "end";
      return undefined;
    default:
      fail(parser, itemStart, "a value");
      return undefined;
  }
}

/** A list, from after its `[`. Undefined if it is not finished. */
function parseList(parser: JsonParser, itemStart: number): ListSyntax | undefined {
  const { lexer, faults } = parser;
  const { start } = lexer;
  const elements: ValueSyntax[] = [];
  for (;;) {
    advanceJson(lexer);
    const { kind, end, form } = lexer;
    switch (kind) {
      case "integer":
      case "float":
      case "string":
        elements.push({ type: kind, start: lexer.start, end, form });
        break;
      case "{":
        if (isTooDeep(parser)) return undefined;
        elements.push(parseObject(parser));
        if (parser.state !== "fine") return undefined;
        break;
      case "]":
        return { type: "list", start, end, elements, meaning: undefined };
      case "[":
      case "boolean":
        elementDropped(faults, lexer.text, lexer.start, end);
        break;
      case ",":
        break;
      default:
        fail(parser, itemStart, "a value, `,` or `]`");
        return undefined;
    }
  }
}

/** A fault at the current token. At a `}` it only drops the unfinished item, if there is one. */
function fail(parser: JsonParser, itemStart: number | undefined, expected: string): void {
  const { lexer, faults } = parser;
  parser.state = "failed";
  if (lexer.kind === "illegal") faults.stopped = true;
  else if (lexer.kind !== "}") unexpectedInJson(faults, lexer.text, lexer.start, lexer.end, expected);
  else if (itemStart !== undefined) unfinishedDropped(faults, itemStart, lexer.start);
}

function isTooDeep(parser: JsonParser): boolean {
  if (parser.depth < maximumDepth) return false;
  tooDeep(parser.faults, parser.lexer.start, parser.lexer.end);
  parser.state = "failed";
  return true;
}
