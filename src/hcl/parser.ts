import {
  closeContainer,
  leaveContainer,
  type OnClose,
  type OpenObject,
  openContainer,
  type Parser,
} from "./containers.js";
import type { Faults } from "./faults.js";
import { advance, createLexer, type Lexer } from "./lexer.js";
import { parseItem } from "./parse-item.js";
import { parseElement } from "./parse-list.js";
import { keyExpected, keylessBlock, strayCloser, unclosed, unquotedText } from "./problems.js";
import { adjoins, gluedEnd, gluedStart, nextCharacter, skipBalanced, skipToItem } from "./recover.js";
import type { ObjectSyntax } from "./syntax.js";

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
