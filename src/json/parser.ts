import { createKeyTable, cutKey, type KeyTable } from "../base/key-table.js";
import type { Located, Member } from "../base/located.js";
import type { Faults } from "./faults.js";
import {
  colonMissing,
  commaMissing,
  noValue,
  repeatedKey,
  tooDeep,
  trailingComma,
  trailingText,
  unclosed,
  unexpected,
  unquotedText,
} from "./problems.js";
import {
  decodeString,
  isWordCharacter,
  passString,
  passWord,
  type Scanner,
  scanNumber,
  skipSpace,
  withoutLoneSurrogates,
} from "./scan.js";

/** Levels of objects and arrays, as in HCL. Go goes on to 10 000, which would overflow whatever walks the value. */
export const maximumDepth = 1200;

/** From this many keys on an object is searched with an index instead of one after the other. */
const indexedFrom = 12;

/** How some of Consul's readers differ from the ordinary one. */
export interface JsonOptions {
  /** `keep`: an object has a member for each time that a key stands in it, for a reader that merges them itself. */
  readonly repeatedKeys?: "keep";
  /** `ignore`: nothing after the first value is looked at. */
  readonly trailing?: "ignore";
}

/** An object or array that is not closed yet. */
interface Open {
  readonly isObject: boolean;
  readonly start: number;
  readonly members: Member[];
  readonly elements: Located[];
  /** Positions of the members by key, once there are many. */
  index: Map<string, number> | undefined;
  /** The key whose value comes next. */
  key: string;
  keyStart: number;
  keyEnd: number;
}

interface Parser extends Scanner {
  readonly keys: KeyTable;
  readonly keepsRepeatedKeys: boolean;
  /** The innermost object or array, and those around it. There is no recursion, so that no nesting overflows. */
  open: Open | undefined;
  readonly around: Open[];
  /** Whether a fault has spoilt the member or element before: a comma is neither missing nor superfluous then. */
  spoilt: boolean;
  /** Whether nothing more is to be told, because the text is nested too deep. */
  stopped: boolean;
}

/** Parses the whole text, or its first value. */
export function parseJson(faults: Faults, options: JsonOptions = {}): Located | undefined {
  const parser: Parser = {
    text: faults.document.text,
    faults,
    at: 0,
    keys: createKeyTable(faults.document.text.length),
    keepsRepeatedKeys: options.repeatedKeys === "keep",
    open: undefined,
    around: [],
    spoilt: false,
    stopped: false,
  };
  if (parser.text.startsWith("\ufeff")) {
    unexpected(faults, 0, 1, "a value");
    parser.at = 1;
  }
  if (Number.isNaN(skipSpace(parser))) {
    noValue(faults);
    return undefined;
  }
  let done = parseValue(parser);
  while (parser.open !== undefined) {
    if (done !== undefined) add(parser, parser.open, done);
    done = parser.open.isObject ? parseMember(parser, parser.open) : parseElement(parser, parser.open);
  }
  // Without a value the rest belongs to the fault.
  const looksOn = done !== undefined && options.trailing !== "ignore";
  if (looksOn && !Number.isNaN(skipSpace(parser))) trailingText(faults, parser.at);
  return done;
}

/** The value at the scanner. Undefined if it is an object or array, which is open now, or could not be read. */
function parseValue(parser: Parser): Located | undefined {
  const { text, at: start } = parser;
  const code = text.charCodeAt(start);
  if (code === 0x22) {
    const isUnusual = passString(parser);
    const end = parser.at;
    const value = isUnusual ? decodeString(text, start + 1, closeOf(text, start, end)) : text.slice(start + 1, end - 1);
    return { type: "text", value, start, end };
  }
  if (code === 0x7b || code === 0x5b) {
    openContainer(parser, code === 0x7b);
    return undefined;
  }
  if (code === 0x2d || (code >= 0x30 && code <= 0x39)) {
    const value = scanNumber(parser);
    if (value !== undefined) return { type: "float", value, start, end: parser.at };
    parser.spoilt = true;
    return undefined;
  }
  return parseWord(parser, code);
}

/** Where the closing quote stands, or would stand. */
function closeOf(text: string, start: number, end: number): number {
  return end > start + 1 && text.charCodeAt(end - 1) === 0x22 ? end - 1 : end;
}

function parseWord(parser: Parser, code: number): Located | undefined {
  const { text, faults, at: start } = parser;
  if (code === 0x27 && passSingleQuoted(parser)) {
    unquotedText(faults, start, parser.at);
    return { type: "text", value: "", start, end: parser.at };
  }
  passWord(parser);
  const end = parser.at;
  switch (end - start > 5 ? "" : text.slice(start, end)) {
    case "true":
      return { type: "boolean", value: true, start, end };
    case "false":
      return { type: "boolean", value: false, start, end };
    case "null":
      return { type: "null", value: null, start, end };
    default:
  }
  if (end > start && text.charCodeAt(start) < 0x80) unquotedText(faults, start, end);
  else unexpected(faults, start, Math.max(end, start + 1), "a value");
  skipToEnd(parser);
  parser.spoilt = true;
  return undefined;
}

/** Moves behind `'…'` on one line; false if there is no such thing. */
function passSingleQuoted(parser: Parser): boolean {
  const ahead = parser.text.slice(parser.at + 1, parser.at + 1000);
  const close = ahead.indexOf("'");
  if (close === -1 || ahead.lastIndexOf("\n", close) !== -1) return false;
  parser.at += close + 2;
  return true;
}

/** Passes over what a fault has spoilt: up to a comma, bracket, string or line break. */
function skipToEnd(parser: Parser): void {
  const { text } = parser;
  for (let code = text.charCodeAt(parser.at); !Number.isNaN(code); code = text.charCodeAt(parser.at)) {
    if (code === 0x2c || code === 0x0a || code === 0x22 || isBracket(code)) return;
    parser.at += 1;
  }
}

function isBracket(code: number): boolean {
  return code === 0x5b || code === 0x5d || code === 0x7b || code === 0x7d;
}

function openContainer(parser: Parser, isObject: boolean): void {
  const start = parser.at;
  const depth = parser.open === undefined ? 1 : parser.around.length + 2;
  if (depth > maximumDepth) {
    tooDeep(parser.faults, start, maximumDepth);
    // Go gives up as well; everything that is open ends here.
    parser.at = parser.text.length;
    parser.stopped = true;
    return;
  }
  if (parser.open !== undefined) parser.around.push(parser.open);
  parser.at += 1;
  parser.open = { isObject, start, members: [], elements: [], index: undefined, key: "", keyStart: 0, keyEnd: 0 };
}

/** Closes the innermost object or array; its value belongs to the one around it. */
function close(parser: Parser, open: Open): Located {
  parser.open = parser.around.pop();
  const { start } = open;
  const end = parser.at;
  // Copies have no room to grow.
  return open.isObject
    ? { type: "map", value: open.members.slice(), start, end }
    : { type: "list", value: open.elements.slice(), start, end };
}

/** One step in an object: its end, or a key and its value. */
function parseMember(parser: Parser, open: Open): Located | undefined {
  const { text, faults } = parser;
  const code = nextPart(parser, open);
  if (code === undefined) return close(parser, open);
  const keyStart = parser.at;
  if (code === 0x22) {
    const isUnusual = passString(parser);
    const keyEnd = parser.at;
    const last = closeOf(text, keyStart, keyEnd);
    open.key = isUnusual ? decodeString(text, keyStart + 1, last) : cutKey(parser.keys, text, keyStart + 1, last);
  } else if (isWordCharacter(code) || code === 0x27) {
    if (code !== 0x27 || !passSingleQuoted(parser)) passWord(parser);
    if (parser.at === keyStart) parser.at += 1;
    unquotedText(faults, keyStart, parser.at);
    open.key = withoutLoneSurrogates(text.slice(keyStart, parser.at));
  } else {
    unexpected(faults, keyStart, keyStart + 1, "a key in double quotes");
    parser.at += 1;
    skipToEnd(parser);
    parser.spoilt = true;
    return undefined;
  }
  open.keyStart = keyStart;
  open.keyEnd = parser.at;
  return parseColonAndValue(parser, open);
}

function parseColonAndValue(parser: Parser, open: Open): Located | undefined {
  const { faults } = parser;
  let code = skipSpace(parser);
  if (code === 0x3a) {
    parser.at += 1;
    code = skipSpace(parser);
  } else if (!Number.isNaN(code)) {
    colonMissing(faults, open.keyStart, open.keyEnd);
    if (code === 0x3d) {
      parser.at += 1;
      code = skipSpace(parser);
    }
  }
  if (Number.isNaN(code) || code === 0x2c || code === 0x7d || code === 0x5d) {
    // At the end of the text the missing bracket is the fault.
    if (!Number.isNaN(code) && faults.found.at(-1)?.start !== open.keyStart) {
      unexpected(faults, parser.at, parser.at + 1, "a value");
    }
    parser.spoilt = true;
    return undefined;
  }
  return parseValue(parser);
}

/** One step in an array: its end, or an element. */
function parseElement(parser: Parser, open: Open): Located | undefined {
  const code = nextPart(parser, open);
  if (code === undefined) return close(parser, open);
  if (code !== 0x3a) return parseValue(parser);
  unexpected(parser.faults, parser.at, parser.at + 1, "`,` or `]`");
  parser.at += 1;
  skipToEnd(parser);
  parser.spoilt = true;
  return undefined;
}

/**
 * Moves to the next key or element and gives its first character; undefined if the object or array ends here, behind its
 * bracket. Commas are checked here.
 */
function nextPart(parser: Parser, open: Open): number | undefined {
  const { faults } = parser;
  const isFirst = open.isObject ? open.members.length === 0 : open.elements.length === 0;
  const { spoilt } = parser;
  parser.spoilt = false;
  let code = skipSpace(parser);
  let comma: number | undefined;
  while (code === 0x2c) {
    if (comma !== undefined || (isFirst && !spoilt)) unexpected(faults, parser.at, parser.at + 1, expectedPart(open));
    comma ??= parser.at;
    parser.at += 1;
    code = skipSpace(parser);
  }
  if (code === 0x7d || code === 0x5d) {
    if (comma !== undefined && (!isFirst || spoilt)) trailingComma(faults, comma);
    const isRight = (code === 0x7d) === open.isObject;
    if (!isRight) unclosed(faults, open.start, parser.at);
    // The other bracket may close the one around it.
    if (isRight || parser.around.length === 0) parser.at += 1;
    return undefined;
  }
  if (Number.isNaN(code)) {
    if (!parser.stopped && faults.found.at(-1)?.end !== parser.text.length) unclosed(faults, open.start, parser.at);
    return undefined;
  }
  if (comma === undefined && !isFirst && !spoilt && code !== 0x3a) {
    commaMissing(faults, parser.at, parser.at + 1);
  }
  return code;
}

function expectedPart(open: Open): string {
  return open.isObject ? "a key in double quotes" : "a value";
}

function add(parser: Parser, open: Open, value: Located): void {
  if (!open.isObject) {
    open.elements.push(value);
    return;
  }
  const { members, key, keyStart, keyEnd } = open;
  const member = { key, value, keyStart, keyEnd };
  const position = parser.keepsRepeatedKeys ? undefined : findKey(open, key);
  const existing = position === undefined ? undefined : members[position];
  if (position === undefined || existing === undefined) {
    open.index?.set(key, members.length);
    members.push(member);
  } else {
    const first = { start: existing.keyStart, end: existing.keyEnd };
    repeatedKey(parser.faults, key, first, { start: keyStart, end: keyEnd });
    members[position] = member;
  }
}

function findKey(open: Open, key: string): number | undefined {
  const { members } = open;
  if (open.index !== undefined) return open.index.get(key);
  if (members.length >= indexedFrom) {
    open.index = new Map(members.map((member, position) => [member.key, position]));
    return open.index.get(key);
  }
  for (let position = 0; position < members.length; position += 1) {
    if (members[position]?.key === key) return position;
  }
  return undefined;
}
