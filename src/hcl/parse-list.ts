import {
  afterValue,
  type Container,
  closeContainer,
  leaveContainer,
  type OpenList,
  openContainer,
  type Parser,
} from "./containers.js";
import { mark, rewind } from "./faults.js";
import { advance } from "./lexer.js";
import { maximumDepth } from "./limits.js";
import { commaMissing, elementExpected, unclosed, unquotedText } from "./problems.js";
import { beginsItemInList, skipToElement } from "./recover.js";

/** One element of a list, one comma, or its end. */
export function parseElement(parser: Parser, list: OpenList): void {
  const { lexer, faults } = parser;
  const { text, kind, start, end } = lexer;
  if (beginsItemInList(lexer)) {
    unclosed(faults, text, list.start, start, end, 1);
    leaveContainer(parser, lexer.previousEnd);
    return;
  }
  switch (kind) {
    case "]":
      closeContainer(parser);
      return;
    case ",":
      parser.commaDue = false;
      advance(lexer);
      return;
    case "string":
    case "integer":
    case "boolean":
    case "float":
    case "heredoc":
      if (parser.commaDue) commaMissing(faults, text, start, end);
      list.elements.push({ type: kind, start, end, form: lexer.form });
      advance(lexer);
      afterValue(parser, kind);
      return;
    case "{":
    case "[": {
      if (parser.commaDue) commaMissing(faults, text, start, end);
      const element: Container =
        kind === "{"
          ? { type: "object", start, end, items: [], meaning: undefined }
          : { type: "list", start, end, elements: [], meaning: undefined };
      if (parser.depth < maximumDepth) list.elements.push(element);
      openContainer(parser, element, 1);
      return;
    }
    case "word":
      parseUnquotedElement(parser);
      return;
    case "}":
      unclosed(faults, text, list.start, start, end, 1);
      leaveContainer(parser, lexer.previousEnd);
      // Without a block around the list the brace can only be a mistaken bracket.
      if (parser.around.length === 0) advance(lexer);
      return;
    case "illegal":
      faults.stopped = true;
      skipToElement(parser);
      return;
    default:
      elementExpected(faults, text, start, end);
      skipToElement(parser);
  }
}

function parseUnquotedElement(parser: Parser): void {
  const { lexer, faults } = parser;
  unquotedText(faults, lexer.text, lexer.start, lexer.end);
  const before = mark(faults);
  advance(lexer);
  parser.commaDue = true;
  if (lexer.newLine || lexer.kind === "," || lexer.kind === "]" || lexer.kind === "}") return;
  rewind(faults, before);
  skipToElement(parser);
}
