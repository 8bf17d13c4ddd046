/** Part of a text that holds one document, with the directives before it. */
export interface Chunk {
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a stream into its documents, so that a fault in one of them cannot hide another. A line that begins with `---`,
 * or the end of a `...` line, ends a document wherever it stands: no quoted or indented text of YAML can hold one.
 */
export function splitDocuments(text: string): readonly Chunk[] {
  const chunks: Chunk[] = [];
  let start = 0;
  const cut = (end: number): void => {
    // Directives belong to the document that follows them.
    if (end <= start || isPreface(text.slice(start, end))) return;
    chunks.push({ start, end });
    start = end;
  };
  for (let line = 0; line < text.length; ) {
    const next = text.indexOf("\n", line) + 1 || text.length;
    if (isMarker(text, line, "---")) cut(line);
    else if (isMarker(text, line, "...")) cut(next);
    line = next;
  }
  if (start < text.length) chunks.push({ start, end: text.length });
  return chunks;
}

function isMarker(text: string, at: number, marker: string): boolean {
  if (!text.startsWith(marker, at)) return false;
  const after = text[at + marker.length];
  return after === undefined || after === "\n" || after === " " || after === "\t" || after === "\r";
}

function isPreface(text: string): boolean {
  const lines = text.split("\n");
  return lines.some((line) => line.startsWith("%")) && lines.every((line) => /^(?:%|\s*#|\s*$)/.test(line));
}
