/** Characters that Go escapes with a letter. */
const letters: ReadonlyMap<string, string> = new Map([
  ['"', '\\"'],
  ["\\", "\\\\"],
  ["\u0007", "\\a"],
  ["\b", "\\b"],
  ["\f", "\\f"],
  ["\n", "\\n"],
  ["\r", "\\r"],
  ["\t", "\\t"],
  ["\v", "\\v"],
]);

/** Quotes a name as Consul's messages do, which is how Go prints a text: `"web"`, with control characters escaped. */
export function quoted(text: string): string {
  let escaped = "";
  for (const character of text) {
    const code = character.charCodeAt(0);
    const isControl = code < 0x20 || code === 0x7f;
    escaped += letters.get(character) ?? (isControl ? `\\x${code.toString(16).padStart(2, "0")}` : character);
  }
  return `"${escaped}"`;
}
