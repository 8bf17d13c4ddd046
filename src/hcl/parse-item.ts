import { afterValue, type OpenList, type OpenObject, openContainer, type Parser } from "./containers.js";
import { mark, rewind } from "./faults.js";
import { advance, type Lexer } from "./lexer.js";
import { maximumDepth } from "./limits.js";
import {
  assignmentMissing,
  danglingAssignment,
  forgottenValue,
  keyWithoutValue,
  labelAssigned,
  tooDeep,
  unquotedText,
  valueExpected,
} from "./problems.js";
import { adjoins, beginsItemInList, gluedEnd, gluedStart, nextCharacter, skipToItem } from "./recover.js";
import { type KeySyntax, noLabels } from "./syntax.js";

/** An item, from its first key on. */
export function parseItem(parser: Parser, object: OpenObject): void {
  const { lexer } = parser;
  const glued = adjoins(lexer);
  const key = takeKey(lexer);
  let labels: readonly KeySyntax[] = noLabels;
  if (lexer.kind === "word" || lexer.kind === "string") labels = takeLabels(lexer);
  if (lexer.kind === "=" && labels.length === 0) {
    advance(lexer);
    parseValue(parser, object, key, labels);
  } else if (lexer.kind === "{") openBlock(parser, object, key, labels);
  else parseFaultyItem(parser, object, key, labels, glued);
}

function takeKey(lexer: Lexer): KeySyntax {
  const key = { start: lexer.start, end: lexer.end, quoted: lexer.kind === "string", form: lexer.form };
  advance(lexer);
  return key;
}

function takeLabels(lexer: Lexer): readonly KeySyntax[] {
  const labels: KeySyntax[] = [];
  while (lexer.kind === "word" || lexer.kind === "string") labels.push(takeKey(lexer));
  return labels;
}

/** At the `{` of `key { … }`, `key "label" { … }` or `key = { … }`. */
function openBlock(parser: Parser, object: OpenObject, key: KeySyntax, labels: readonly KeySyntax[]): void {
  const value: OpenObject = {
    type: "object",
    start: parser.lexer.start,
    end: parser.lexer.end,
    items: [],
    meaning: undefined,
  };
  if (parser.depth + labels.length < maximumDepth) object.items.push({ key, labels, value });
  openContainer(parser, value, labels.length + 1);
}

/** The value of `key`, at its first token. */
function parseValue(parser: Parser, object: OpenObject, key: KeySyntax, labels: readonly KeySyntax[]): void {
  const { lexer, faults } = parser;
  const { text, kind, start, end } = lexer;
  switch (kind) {
    case "string":
    case "integer":
    case "boolean":
    case "float":
    case "heredoc":
      object.items.push({ key, labels, value: { type: kind, start, end, form: lexer.form } });
      advance(lexer);
      afterValue(parser, kind);
      return;
    case "{":
      openBlock(parser, object, key, labels);
      return;
    case "[": {
      const list: OpenList = { type: "list", start, end, elements: [], meaning: undefined };
      if (parser.depth < maximumDepth) object.items.push({ key, labels, value: list });
      openContainer(parser, list, 1);
      return;
    }
    case "end":
      // Consul accepts this at the end of the text; inside a block the missing brace is the fault.
      if (parser.around.length === 0) danglingAssignment(faults, text, key, lexer.previousEnd);
      return;
    case "word":
      parseUnquoted(parser);
      return;
    case "illegal":
      faults.stopped = true;
      skipToItem(parser);
      return;
    case "}":
      valueExpected(faults, text, start, end);
      if (parser.around.length === 0) advance(lexer);
      return;
    default:
      valueExpected(faults, text, start, end, numberHint(lexer));
      skipToItem(parser);
  }
}

function numberHint(lexer: Lexer): string | undefined {
  if (lexer.kind !== "-" && lexer.kind !== "+") return undefined;
  return "The sign `-` stands directly before the first digit; `+` and `-.5` are not allowed.";
}

/** `mode = local`, or the next line after `mode =`. */
function parseUnquoted(parser: Parser): void {
  const { lexer, faults } = parser;
  const { text, start, end } = lexer;
  if (beginsItemInList(lexer)) {
    valueExpected(faults, text, start, end, "The line above ends after `=`; write its value there.");
    return;
  }
  unquotedText(faults, text, start, end);
  const before = mark(faults);
  advance(lexer);
  if (lexer.newLine || lexer.kind === "word" || lexer.kind === "string" || lexer.kind === "}") return;
  if (lexer.kind === ",") advance(lexer);
  else {
    // `file("x")`, `a == b`: the rest of the expression is the same fault.
    rewind(faults, before);
    skipToItem(parser);
  }
}

/** After a key and its labels, at a token that is not the right one. */
function parseFaultyItem(
  parser: Parser,
  object: OpenObject,
  firstKey: KeySyntax,
  firstLabels: readonly KeySyntax[],
  glued: boolean,
): void {
  const { lexer, faults } = parser;
  const { text } = lexer;
  let key = firstKey;
  let labels = firstLabels;
  const colon = lexer.kind === "illegal" && text.charAt(lexer.start) === ":";
  if (lexer.kind === "=" || colon) {
    // `name "web"` and `port = 80` on the next line: the first is an item of its own, without its `=`.
    for (let rest = afterLineBreak(text, key, labels); rest !== undefined; rest = afterLineBreak(text, key, labels)) {
      if (glued && key === firstKey) unquotedText(faults, text, gluedStart(text, key.start), key.end, lexer.start);
      else forgottenValue(faults, text, key, lexer.start);
      [key, labels] = rest;
    }
  }
  const isKept = key !== firstKey || !glued;
  switch (lexer.kind) {
    case "=":
      parseAssigned(parser, object, key, labels, isKept);
      return;
    case "illegal":
      faults.stopped = true;
      if (colon) parseAfterColon(parser, object, key, labels);
      else skipToItem(parser);
      return;
    case "integer":
    case "float":
    case "boolean":
    case "heredoc":
    case "[":
      if (glued || labels.length > 0 || key.form === "broken" || nextCharacter(lexer) === "{") break;
      assignmentMissing(faults, text, key, lexer.start, lexer.end);
      parseValue(parser, object, key, labels);
      return;
    default:
  }
  const faultyKey = key.form === "broken" || labels.some((label) => label.form === "broken");
  // A string that is not closed has swallowed what belongs here, and was told.
  if (faultyKey) faults.stopped = true;
  else if (glued) {
    const end = key.end === lexer.start ? gluedEnd(text, key.end) : key.end;
    unquotedText(faults, text, gluedStart(text, key.start), end, lexer.start);
  } else
    keyWithoutValue(faults, text, { start: key.start, end: labels.at(-1)?.end ?? key.end }, lexer.start, lexer.end);
  if (lexer.kind === "}" && parser.around.length === 0) advance(lexer);
  else if (lexer.kind !== "}" && lexer.kind !== "end") skipToItem(parser);
}

/** `port: 80` and `port := 80` are read on as `port = 80`. */
function parseAfterColon(parser: Parser, object: OpenObject, key: KeySyntax, labels: readonly KeySyntax[]): void {
  advance(parser.lexer);
  if (parser.lexer.kind === "=") advance(parser.lexer);
  parseValue(parser, object, key, labels);
}

/** At a `=` that may have labels before it. */
function parseAssigned(
  parser: Parser,
  object: OpenObject,
  key: KeySyntax,
  labels: readonly KeySyntax[],
  isKept: boolean,
): void {
  const { lexer, faults } = parser;
  const lastLabel = labels.at(-1);
  if (lastLabel !== undefined) {
    const place = { start: labels[0]?.start ?? lastLabel.start, end: lastLabel.end };
    if (parser.depth + labels.length >= maximumDepth) tooDeep(faults, lastLabel.start, lastLabel.end);
    else if (isKept) labelAssigned(faults, lexer.text, key, place, lexer.start);
    else unquotedText(faults, lexer.text, gluedStart(lexer.text, key.start), key.end, lexer.start);
  }
  advance(lexer);
  parseValue(parser, object, key, noLabels);
}

/** The first of the labels that begins a line, as the key of another item, with the labels after it. */
function afterLineBreak(
  text: string,
  key: KeySyntax,
  labels: readonly KeySyntax[],
): [KeySyntax, readonly KeySyntax[]] | undefined {
  let previousEnd = key.end;
  for (const [index, label] of labels.entries()) {
    if (text.slice(previousEnd, label.start).includes("\n")) return [label, labels.slice(index + 1)];
    previousEnd = label.end;
  }
  return undefined;
}
