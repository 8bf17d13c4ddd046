/** One line of the layout; texts that go over several lines of the file, such as heredocs, count as one. */
export interface Line {
  readonly level: number;
  readonly isBlankBefore: boolean;
  /** The key of an attribute, or else everything but the comment. */
  readonly lead: string;
  /** The value of an attribute, if it does not go on in further lines. */
  readonly assign?: string;
  readonly comment?: string;
  /** True for a line that ends in an opening bracket. */
  readonly isOpening?: true;
}

/** Prints lines: `=` and the comments at the ends of lines stand below each other where lines follow each other. */
export function linesText(lines: readonly Line[]): string {
  const texts = alignAssignments(lines);
  const widths = commentColumns(lines, texts);
  return lines
    .map(({ isBlankBefore, comment }, index) => {
      const text = texts[index] ?? "";
      const padded = comment === undefined ? text : `${text}${" ".repeat(padding(text, widths[index]))} ${comment}`;
      return `${isBlankBefore ? "\n" : ""}${padded}\n`;
    })
    .join("");
}

function alignAssignments(lines: readonly Line[]): readonly string[] {
  const widths = groupWidths(
    lines,
    (line) => line.assign !== undefined,
    (line) => lengthOf(line.lead),
    (line) => line.assign?.includes("\n") === true,
  );
  return lines.map(({ level, lead, assign }, index) => {
    const indent = "  ".repeat(level);
    if (assign === undefined) return indent + lead;
    return `${indent}${lead}${" ".repeat(padding(lead, widths[index]))} = ${assign}`;
  });
}

function commentColumns(lines: readonly Line[], texts: readonly string[]): readonly (number | undefined)[] {
  return groupWidths(
    lines,
    (line) => line.comment !== undefined && line.isOpening !== true,
    (_, index) => lengthOf(texts[index] ?? ""),
    (line) => line.comment?.includes("\n") === true || line.assign?.includes("\n") === true,
  );
}

/** For each line of a group of neighbours the greatest width in that group; undefined for lines of no group. */
function groupWidths(
  lines: readonly Line[],
  belongs: (line: Line) => boolean,
  widthOf: (line: Line, index: number) => number,
  endsGroup: (line: Line) => boolean,
): readonly (number | undefined)[] {
  const widths: (number | undefined)[] = [];
  let members: number[] = [];
  let widest = 0;
  const close = () => {
    for (const member of members) widths[member] = widest;
    members = [];
    widest = 0;
  };
  lines.forEach((line, index) => {
    if (line.isBlankBefore || !belongs(line)) close();
    if (!belongs(line)) return;
    members.push(index);
    widest = Math.max(widest, widthOf(line, index));
    if (endsGroup(line)) close();
  });
  close();
  return widths;
}

function padding(text: string, width: number | undefined): number {
  return Math.max(0, (width ?? 0) - lengthOf(text));
}

/** In code points, as editors count columns. */
function lengthOf(text: string): number {
  let length = text.length;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0xdc00 && code <= 0xdfff) length -= 1;
  }
  return length;
}
