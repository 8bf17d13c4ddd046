import { utf8Length } from "../base/utf8.js";

/**
 * The value of the heredoc whose token begins at `start` and ends before the line feed at `end`. No escapes, no
 * templates. After `<<-` the indentation of the last line is taken from every line, if every line has it.
 */
export function heredocValue(text: string, start: number, end: number): string {
  const bodyStart = text.indexOf("\n", start) + 1;
  const indented = text.charAt(start + 2) === "-";
  const anchor = text.slice(start + (indented ? 3 : 2), bodyStart - 1);
  // What is cut off the end are as many bytes as the opening line has, less one: its anchor and a line feed, and after
  // `<<-` one more. Carriage returns after the closing anchor shift that cut.
  const body = dropAnchor(text, bodyStart, end, anchor);
  if (!indented) return body;
  const pieces = body.split("\n");
  const indent = pieces.pop() ?? "";
  if (pieces.every((piece) => piece.startsWith(indent))) {
    return pieces.map((piece) => `${piece.slice(indent.length)}\n`).join("");
  }
  return trimEnd(body.slice(0, -1));
}

function dropAnchor(text: string, bodyStart: number, end: number, anchor: string): string {
  if (text.startsWith(anchor, end - anchor.length)) return text.slice(bodyStart, end - anchor.length);
  return withoutLastBytes(text.slice(bodyStart, end), utf8Length(anchor));
}

/** Cuts bytes off the end; what is left of a character cut in two becomes U+FFFD, one each byte. */
function withoutLastBytes(text: string, count: number): string {
  let left = count;
  let end = text.length;
  while (left > 0 && end > 0) {
    const unit = text.charCodeAt(end - 1);
    const size = unit >= 0xdc00 && unit <= 0xdfff && end > 1 ? 2 : 1;
    const character = text.slice(end - size, end);
    const length = utf8Length(character);
    end -= size;
    if (length > left) return text.slice(0, end) + "\ufffd".repeat(length - left);
    left -= length;
  }
  return text.slice(0, end);
}

function trimEnd(text: string): string {
  let end = text.length;
  while (end > 0 && (text.charCodeAt(end - 1) === 0x20 || text.charCodeAt(end - 1) === 0x09)) end -= 1;
  return text.slice(0, end);
}
