/** What no one can see, and what some reader of HCL refuses: written as escapes. */
const unseen = /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\ufeff\ufffe\uffff\ue123]/gu;

const short: Readonly<Record<string, string>> = { "\n": "\\n", "\r": "\\r", "\t": "\\t" };

/** Text between double quotes as HCL 1, HCL 2 and YAML all read it; templates are left for the caller to escape. */
export function escapeText(text: string): string {
  return text
    .replaceAll("\\", "\\\\")
    .replaceAll('"', '\\"')
    .replace(unseen, (character) => short[character] ?? codeEscape(character));
}

/** `\u0024`. Half of a surrogate pair is no character, and written as the one that stands for none. */
export function codeEscape(character: string): string {
  if (/\p{Cs}/u.test(character)) return "\\ufffd";
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
