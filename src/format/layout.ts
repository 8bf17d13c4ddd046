import type { ItemSyntax, ListSyntax, ObjectSyntax, ValueSyntax } from "../hcl/syntax.js";
import { type Gap, readGap, type SplitGap, splitGap } from "./gap.js";
import { type Inline, inlineText } from "./inline.js";
import type { Line } from "./lines.js";

/** Blocks and lists of blocks that were written in one line stay so up to this width. */
const widest = 80;

/** The state of laying out a text. What is still to come waits in `pending`, so that no nesting needs recursion. */
interface Layout {
  readonly text: string;
  readonly inline: Inline;
  readonly lines: Line[];
  /** Last in, first out. */
  readonly pending: (() => void)[];
}

/** Lays out a whole text without faults. */
export function layOut(inline: Inline, root: ObjectSyntax): readonly Line[] {
  const { text } = inline;
  const layout: Layout = { text, inline, lines: [], pending: [] };
  const gaps = gapsBetween(layout, root.items.map(rangeOfItem), { start: 0, end: text.length }, "nothing");
  layOutItems(layout, root.items, gaps, 0);
  for (let next = layout.pending.pop(); next !== undefined; next = layout.pending.pop()) next();
  return layout.lines;
}

interface Range {
  readonly start: number;
  readonly end: number;
}

/** A value with what stands around it on its lines. */
interface Placed {
  readonly level: number;
  readonly isBlankBefore: boolean;
  /** `key`, `key "label"`, or nothing in a list. */
  readonly head: string;
  /** True if `=` stands between head and value. */
  readonly isAssigned: boolean;
  /** A comma, in a list. */
  readonly tail: string;
  readonly comment: string | undefined;
}

function rangeOfItem({ key, value }: ItemSyntax): Range {
  return { start: key.start, end: value.end };
}

/** The gaps before, between and after the parts of a block or list. */
function gapsBetween(
  { text }: Layout,
  parts: readonly Range[],
  { start, end }: Range,
  after: "nothing" | "opening",
): readonly SplitGap[] {
  const gaps: SplitGap[] = [];
  let from = start;
  for (const part of parts) {
    gaps.push(splitGap(readGap(text, from, part.start), { after: gaps.length === 0 ? after : "part", isLast: false }));
    from = part.end;
  }
  gaps.push(splitGap(readGap(text, from, end), { after: parts.length === 0 ? after : "part", isLast: true }));
  return gaps;
}

function layOutItems(layout: Layout, items: readonly ItemSyntax[], gaps: readonly SplitGap[], level: number): void {
  schedule(layout, [
    ...items.map((item, index) => () => {
      const hoisted = addComments(layout, gaps[index], level);
      layOutItem(layout, item, { level, isBlankBefore: hoisted, comment: gaps[index + 1]?.trailing });
    }),
    () => addComments(layout, gaps[items.length], level),
  ]);
}

function schedule(layout: Layout, tasks: readonly (() => void)[]): void {
  for (let index = tasks.length - 1; index >= 0; index -= 1) {
    const task = tasks[index];
    if (task !== undefined) layout.pending.push(task);
  }
}

/** The comments on lines of their own; tells whether an empty line follows. */
function addComments(layout: Layout, gap: SplitGap | undefined, level: number): boolean {
  for (const { text, isBlankBefore } of gap?.own ?? []) addLine(layout, { level, isBlankBefore, lead: text });
  return gap?.isBlankAtEnd === true;
}

/** No empty line begins a text, a block or a list. */
function addLine({ lines }: Layout, line: Line): void {
  const previous = lines.at(-1);
  const isFirst = previous === undefined || previous.isOpening === true;
  lines.push(isFirst && line.isBlankBefore ? { ...line, isBlankBefore: false } : line);
}

function layOutItem(
  layout: Layout,
  item: ItemSyntax,
  place: Pick<Placed, "level" | "isBlankBefore" | "comment">,
): void {
  const { text } = layout;
  const heads = [item.key, ...item.labels];
  const inner = heads.map((head, index) => readGap(text, head.end, (heads[index + 1] ?? item.value).start));
  // A comment inside of an item moves to the line before it.
  const moved = inner.flatMap((gap: Gap) => gap.comments);
  moved.forEach((comment, index) => {
    addLine(layout, {
      level: place.level,
      isBlankBefore: index === 0 && place.isBlankBefore,
      lead: comment.text,
    });
  });
  layOutValue(layout, item.value, {
    ...place,
    isBlankBefore: moved.length === 0 && place.isBlankBefore,
    head: heads.map((head) => text.slice(head.start, head.end)).join(" "),
    isAssigned: inner.some((gap) => gap.hasAssign),
    tail: "",
  });
}

function layOutValue(layout: Layout, value: ValueSyntax, placed: Placed): void {
  if (value.type === "heredoc") layOutHeredoc(layout, value, placed);
  else if (value.type !== "object" && value.type !== "list") addWhole(layout, inlineText(layout.inline, value), placed);
  else if (fitsOneLine(layout, value, placed)) addWhole(layout, inlineText(layout.inline, value), placed);
  else if (value.type === "object") layOutBlock(layout, value, placed);
  else if (isHugging(layout, value)) layOutHugging(layout, value, placed);
  else layOutList(layout, value, placed);
}

/** Nothing can stand on the line on which a heredoc ends: a comma and a comment come on the next. */
function layOutHeredoc(layout: Layout, value: Range, placed: Placed): void {
  const { level, comment, tail } = placed;
  addWhole(layout, layout.inline.source(value), { ...placed, tail: "", comment: undefined });
  const rest = [tail, comment ?? ""].filter((part) => part !== "").join(" ");
  if (rest !== "") addLine(layout, { level, isBlankBefore: false, lead: rest });
}

/** A value that is not broken into lines. */
function addWhole(
  layout: Layout,
  text: string,
  { level, isBlankBefore, head, isAssigned, tail, comment }: Placed,
): void {
  const line: Line = isAssigned
    ? { level, isBlankBefore, lead: head, assign: text + tail }
    : { level, isBlankBefore, lead: (head === "" ? text : `${head} ${text}`) + tail };
  addLine(layout, withComment(line, comment));
}

function withComment(line: Line, comment: string | undefined): Line {
  return comment === undefined ? line : { ...line, comment };
}

/** Whether the value was written in one line and may stay so. */
function fitsOneLine(layout: Layout, value: ObjectSyntax | ListSyntax, { level, head }: Placed): boolean {
  const { inline } = layout;
  if (value.type === "object" && value.items.length === 0) return !inline.hasComment(value);
  if (inline.hasNewline(value) || inline.hasComment(value)) return false;
  if (value.type === "list" && !value.elements.some(holdsBlock)) return true;
  // Whatever is that much longer in the source does not fit either; so no long text is printed in vain.
  if (value.end - value.start > 3 * widest) return false;
  return 2 * level + head.length + 3 + inlineText(inline, value).length <= widest;
}

function holdsBlock(value: ValueSyntax): boolean {
  return value.type === "object" || value.type === "list";
}

function layOutBlock(layout: Layout, block: ObjectSyntax, placed: Placed): void {
  const gaps = gapsBetween(layout, block.items.map(rangeOfItem), insideOf(block), "opening");
  open(layout, placed, "{", gaps[0]?.trailing);
  schedule(layout, [() => layOutItems(layout, block.items, gaps, placed.level + 1), () => close(layout, placed, "}")]);
}

function layOutList(layout: Layout, list: ListSyntax, placed: Placed): void {
  const { elements } = list;
  const gaps = gapsBetween(layout, elements, insideOf(list), "opening");
  open(layout, placed, "[", gaps[0]?.trailing);
  const level = placed.level + 1;
  schedule(layout, [
    ...elements.map((element, index) => () => {
      const isBlankBefore = addComments(layout, gaps[index], level);
      const isLastHeredoc = element.type === "heredoc" && index === elements.length - 1;
      const tail = isLastHeredoc ? "" : ",";
      layOutValue(layout, element, {
        level,
        isBlankBefore,
        head: "",
        isAssigned: false,
        tail,
        comment: gaps[index + 1]?.trailing,
      });
    }),
    () => addComments(layout, gaps[elements.length], level),
    () => close(layout, placed, "]"),
  ]);
}

/** Whether the list is written `[{ … }, { … }]`, with no line between its brackets and those of its blocks. */
function isHugging(layout: Layout, list: ListSyntax): boolean {
  const { start, end } = insideOf(list);
  if (list.elements.length === 0 || !list.elements.every((element) => element.type === "object")) return false;
  let from = start;
  for (const next of [...list.elements, { start: end, end }]) {
    const gap = readGap(layout.text, from, next.start);
    if (gap.newlines > 0 || gap.comments.length > 0) return false;
    from = next.end;
  }
  return true;
}

function layOutHugging(layout: Layout, list: ListSyntax, placed: Placed): void {
  const blocks = list.elements.filter((element) => element.type === "object");
  schedule(
    layout,
    blocks.map((block, index) => () => {
      const gaps = gapsBetween(layout, block.items.map(rangeOfItem), insideOf(block), "opening");
      const comment = gaps[0]?.trailing;
      if (index === 0) open(layout, placed, "[{", comment);
      else
        addLine(
          layout,
          withComment({ level: placed.level, isBlankBefore: false, lead: "}, {", isOpening: true }, comment),
        );
      schedule(layout, [
        () => layOutItems(layout, block.items, gaps, placed.level + 1),
        ...(index === blocks.length - 1 ? [() => close(layout, placed, "}]")] : []),
      ]);
    }),
  );
}

function insideOf({ start, end }: Range): Range {
  return { start: start + 1, end: end - 1 };
}

function open(layout: Layout, placed: Placed, bracket: string, comment: string | undefined): void {
  const { level, isBlankBefore, head, isAssigned } = placed;
  const lead = [head, isAssigned ? "=" : "", bracket].filter((part) => part !== "").join(" ");
  addLine(layout, withComment({ level, isBlankBefore, lead, isOpening: true }, comment));
}

function close(layout: Layout, { level, tail, comment }: Placed, bracket: string): void {
  addLine(layout, withComment({ level, isBlankBefore: false, lead: bracket + tail }, comment));
}
