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

/** What Go prints as it stands: letters, marks, numbers, punctuation, symbols and the plain space. */
const printable = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]$/u;

/** Quotes a name as Consul's messages do, which is how Go prints a text: `"web"`, with what cannot be seen escaped. */
export function quoted(text: string): string {
  let escaped = "";
  for (const character of text) {
    escaped += letters.get(character) ?? (printable.test(character) ? character : escapeOf(character));
  }
  return `"${escaped}"`;
}

function escapeOf(character: string): string {
  const code = character.codePointAt(0) ?? 0;
  const digits = code.toString(16);
  if (code < 0x80) return `\\x${digits.padStart(2, "0")}`;
  return code < 0x10000 ? `\\u${digits.padStart(4, "0")}` : `\\U${digits.padStart(8, "0")}`;
}
