/**
 * The text with upper and lower case made one, so that two texts are equal afterwards if the HCL library takes them for
 * the same first key of labelled blocks: Unicode's simple case folding. The Kelvin sign is a `k`.
 */
export function foldCase(text: string): string {
  for (let at = 0; at < text.length; at += 1) {
    if (text.charCodeAt(at) > 0x7f) return [...text].map(foldCharacter).join("");
  }
  return text.toLowerCase();
}

function foldCharacter(character: string): string {
  // These two have no partner in simple folding, though they have one in the case mappings.
  if (character === "ı" || character === "İ") return character;
  const upper = character.toUpperCase();
  const base = isOneCharacter(upper) ? upper : character;
  const lower = base.toLowerCase();
  return isOneCharacter(lower) ? lower : base;
}

function isOneCharacter(text: string): boolean {
  const first = text.codePointAt(0) ?? 0;
  return text.length === (first > 0xffff ? 2 : 1);
}
