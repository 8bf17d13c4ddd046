/** Fonts of one width, so that the room a text takes is known without measuring it. */
export const fontFamily = "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

/** Widths in parts of the font size: a little more than any of the fonts takes. */
const narrow = 0.61;
const wide = 1.05;
/** What a fallback font may make of a sign of another script. */
const unknown = 1.3;

/** The width of a text in pixels, never less than what is drawn. */
export function textWidth(text: string, size: number): number {
  let width = 0;
  for (const sign of text) width += signWidth(sign.codePointAt(0) ?? 0);
  return width * size;
}

/** True if the fonts are known to have all signs of the text, each as wide as all others. */
export function hasKnownWidth(text: string): boolean {
  for (const sign of text) if (!isNarrow(sign.codePointAt(0) ?? 0)) return false;
  return true;
}

function signWidth(code: number): number {
  if (isNarrow(code)) return narrow;
  return isWide(code) ? wide : unknown;
}

/** Latin letters, and the few other signs that pictures write themselves: the dash, the ellipsis, the cross. */
function isNarrow(code: number): boolean {
  return code < 0x250 || code === 0x2026 || code === 0x2013;
}

/** Chinese, Japanese and Korean. */
function isWide(code: number): boolean {
  return (code >= 0x3000 && code <= 0x9fff) || (code >= 0xac00 && code <= 0xd7a3);
}

const ellipsis = "…";

/** The text, or as much of its beginning and end as fits with an ellipsis between them: the ends of names differ most. */
export function shorten(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const signs = [...text];
  let start = 0;
  let end = signs.length;
  let room = width - textWidth(ellipsis, size);
  let fromStart = true;
  while (start < end) {
    const sign = (fromStart ? signs[start] : signs[end - 1]) ?? "";
    room -= textWidth(sign, size);
    if (room < 0) break;
    if (fromStart) start += 1;
    else end -= 1;
    // Two thirds of the room for the beginning.
    fromStart = start < 2 * (signs.length - end + 1);
  }
  return `${signs.slice(0, start).join("")}${ellipsis}${signs.slice(end).join("")}`;
}

/** At most `limit` lines, broken between words; the last one is shortened where there is more. */
export function fitLines(text: string, size: number, width: number, limit: number): readonly string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (line === "" || textWidth(longer, size) <= width || lines.length === limit - 1) line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line].map((one, index) =>
    index === limit - 1 ? cutEnd(one, size, width) : shorten(one, size, width),
  );
}

/** The text, or as much of its beginning as fits with an ellipsis. */
export function cutEnd(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  let kept = "";
  let room = width - textWidth(ellipsis, size);
  for (const sign of text) {
    room -= textWidth(sign, size);
    if (room < 0) break;
    kept += sign;
  }
  return `${kept.trimEnd()}${ellipsis}`;
}
