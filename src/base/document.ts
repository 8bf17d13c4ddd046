import type { Draft } from "./record.js";
import type { Source } from "./source.js";
import type { Span } from "./span.js";
import { decodeUtf8 } from "./utf8.js";

/**
 * A source made ready for reading: its text with every CR LF replaced by LF, as Consul does before anything else, and
 * the means to turn offsets of that text into places.
 */
export interface Document {
  readonly file: string;
  readonly text: string;
  readonly datacenter?: string;
  /** The place of the characters from `start` up to, not including, `end` (offsets in `text`, in UTF-16 units). */
  span(start: number, end: number): Span;
  /** The text of a line, counted from 1, without its end; empty beyond the last. */
  line(number: number): string;
  /**
   * The characters of a line from `first` up to, not including, `last`: whole characters, not UTF-16 units, counted from
   * 0. Costs the same wherever in a long line they stand.
   */
  characters(number: number, first: number, last: number): readonly string[];
}

/** Makes a source ready for reading. The table of lines of a long text is made when the first place is asked for. */
export function createDocument(source: Source): Document {
  const { file, datacenter } = source;
  const written = typeof source.text === "string" ? source.text : decodeUtf8(source.text);
  const text = written.includes("\r") ? written.replaceAll("\r\n", "\n") : written;
  let lineStarts: readonly number[] | undefined;
  let pairs: readonly number[] | undefined;
  /** The line of the place that was asked for last: the next one is mostly behind it. */
  let asked = textStart;
  const bounds = (number: number): readonly [start: number, end: number] => {
    lineStarts ??= findLineStarts(text);
    const start = lineStarts[number - 1];
    const next = lineStarts[number];
    return start === undefined ? [0, 0] : [start, next === undefined ? text.length : next - 1];
  };
  const document: Draft<Document> = {
    file,
    text,
    line(number) {
      return text.slice(...bounds(number));
    },
    characters(number, first, last) {
      pairs ??= findPairs(text);
      const [start, end] = bounds(number);
      return [...text.slice(offsetOf(pairs, start, end, first), offsetOf(pairs, start, end, last))];
    },
    span(start, end) {
      pairs ??= findPairs(text);
      let first: Line;
      let last: Line;
      if (text.length <= shortText) {
        first = walkTo(text, start, start < asked.start ? textStart : asked);
        last = walkTo(text, end, end < first.start ? textStart : first);
        asked = first;
      } else {
        lineStarts ??= findLineStarts(text);
        first = lineOf(lineStarts, start);
        last = lineOf(lineStarts, end);
      }
      return {
        file,
        line: first.index + 1,
        column: codePointsBetween(pairs, first.start, start) + 1,
        endLine: last.index + 1,
        endColumn: codePointsBetween(pairs, last.start, end) + 1,
      };
    },
  };
  if (datacenter !== undefined) document.datacenter = datacenter;
  return document;
}

/** A line, counted from 0, and where it starts. */
interface Line {
  readonly index: number;
  readonly start: number;
}

const textStart: Line = { index: 0, start: 0 };

function findLineStarts(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf("\n"); at !== -1; at = text.indexOf("\n", at + 1)) starts.push(at + 1);
  return starts;
}

/**
 * Texts in which lines are counted on from place to place. That is as quick as making a table, which would be kept as long
 * as the document: there are thousands of such texts, and the engine copies what it keeps.
 */
const shortText = 2000;

/** The last line that starts at or before `offset`, counted on from an earlier one. */
function walkTo(text: string, offset: number, { index, start }: Line): Line {
  let line = index;
  let from = start;
  for (let at = text.indexOf("\n", from); at !== -1 && at < offset; at = text.indexOf("\n", from)) {
    line += 1;
    from = at + 1;
  }
  return { index: line, start: from };
}

/** The same by the table. */
function lineOf(lineStarts: readonly number[], offset: number): Line {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { index: low, start: lineStarts[low] ?? 0 };
}

const none: readonly number[] = [];

/** Where the second halves of surrogate pairs stand: what makes code points fewer than UTF-16 units. */
function findPairs(text: string): readonly number[] {
  // Hardly any text has one, and the engine tells that from how it stores the text.
  if (!/[\ud800-\udbff]/.test(text)) return none;
  const pairs: number[] = [];
  for (const match of text.matchAll(/[\ud800-\udbff][\udc00-\udfff]/g)) pairs.push(match.index + 1);
  return pairs;
}

function codePointsBetween(pairs: readonly number[], start: number, end: number): number {
  return end - start - (countBelow(pairs, end) - countBelow(pairs, start));
}

/** The last offset from `start` on, at most `end`, that has no more than `count` code points before it: never within a pair. */
function offsetOf(pairs: readonly number[], start: number, end: number, count: number): number {
  let low = start;
  let high = end;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (codePointsBetween(pairs, start, middle) <= count) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many of the sorted offsets are below `limit`. */
function countBelow(offsets: readonly number[], limit: number): number {
  let low = 0;
  let high = offsets.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((offsets[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
