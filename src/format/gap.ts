/** A comment between two things of a text. */
export interface Comment {
  /** Without white space at its end. */
  readonly text: string;
  /** Ends with its line: `#` and `//`. */
  readonly isLine: boolean;
  /** Line feeds between whatever comes before it, commas too, and itself. */
  readonly newlinesBefore: number;
  /** True if nothing but a comma stands between it and the end of its line. */
  readonly endsLine: boolean;
  /** True if a comma stands between it and what comes next. */
  readonly hasCommaAfter: boolean;
}

/** What stands between two things: comments, `=`, commas, white space. */
export interface Gap {
  readonly comments: readonly Comment[];
  readonly hasAssign: boolean;
  /** Line feeds in all, and those after the last comment or comma. */
  readonly newlines: number;
  readonly newlinesAtEnd: number;
}

/** Reads a gap, in which the parser found nothing to object to. */
export function readGap(text: string, start: number, end: number): Gap {
  const comments: Comment[] = [];
  let newlines = 0;
  let newlinesBefore = 0;
  let hasAssign = false;
  for (let at = start; at < end; ) {
    const character = text[at];
    if (character === "#" || character === "/") {
      const isLine = character === "#" || text[at + 1] === "/";
      const close = isLine ? text.indexOf("\n", at) : text.indexOf("*/", at + 2) + 2;
      const commentEnd = close === -1 || close > end ? end : close;
      comments.push({
        text: tidy(text.slice(at, commentEnd)),
        isLine,
        newlinesBefore,
        ...followedBy(text, commentEnd, end),
      });
      newlinesBefore = 0;
      at = commentEnd;
      continue;
    }
    if (character === "\n") {
      newlines += 1;
      newlinesBefore += 1;
    } else if (character === "=") hasAssign = true;
    // What stands behind a comma stands behind what the comma ends.
    else if (character === ",") newlinesBefore = 0;
    at += 1;
  }
  return { comments, hasAssign, newlines, newlinesAtEnd: newlinesBefore };
}

function followedBy(text: string, start: number, end: number): Pick<Comment, "endsLine" | "hasCommaAfter"> {
  let hasCommaAfter = false;
  for (let at = start; at < end; at += 1) {
    const character = text[at];
    if (character === "\n") return { endsLine: true, hasCommaAfter };
    if (character === ",") hasCommaAfter = true;
    else if (character === "#" || character === "/") break;
  }
  return { endsLine: false, hasCommaAfter };
}

/** Carriage returns before a line feed would be read as part of the line's end the next time. */
function tidy(comment: string): string {
  return comment.replace(/\r+\n/g, "\n").replace(/[ \t\r]+$/, "");
}

/** A gap as the layout sees it: what belongs to the thing before, and what stands on lines of its own. */
export interface SplitGap {
  /** Comments on the line of the thing before. */
  readonly trailing: string | undefined;
  readonly own: readonly OwnComment[];
  /** True if an empty line comes before the thing after. */
  readonly isBlankAtEnd: boolean;
}

export interface OwnComment {
  readonly text: string;
  readonly isBlankBefore: boolean;
}

/** What a gap stands after and before. */
export interface GapPlace {
  /** `nothing`: the gap begins the text. */
  readonly after: "nothing" | "opening" | "part";
  readonly isLast: boolean;
}

export function splitGap(gap: Gap, { after, isLast }: GapPlace): SplitGap {
  const count = after === "nothing" ? 0 : countTrailing(gap.comments, after === "part", isLast);
  const trailing = gap.comments.slice(0, count).map((comment) => comment.text);
  const own = gap.comments.slice(count);
  return {
    trailing: trailing.length === 0 ? undefined : trailing.join(" "),
    own: own.map(({ text, newlinesBefore }) => ({ text, isBlankBefore: newlinesBefore > 1 })),
    isBlankAtEnd: gap.newlinesAtEnd > 1,
  };
}

/** Comments on the line of the thing before, unless the thing after them stands on that line too. */
function countTrailing(comments: readonly Comment[], isAfterPart: boolean, isLast: boolean): number {
  const other = comments.findIndex(
    ({ newlinesBefore }, index) => newlinesBefore > 0 || comments[index - 1]?.isLine === true,
  );
  // Other comments follow on lines of their own.
  if (other !== -1) return other;
  const last = comments.at(-1);
  if (last === undefined) return 0;
  const belongs = last.isLine || last.endsLine || (isAfterPart && (isLast || last.hasCommaAfter));
  return belongs ? comments.length : 0;
}
