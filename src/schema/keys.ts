/** Letters that are more than two characters once case is folded: the long s and the Kelvin sign. */
const folded: Readonly<Record<string, string>> = { s: "[sS\\u017F]", k: "[kK\\u212A]" };

/** A pattern for a text in any letter case. */
export function anyCase(text: string): string {
  let pattern = "";
  for (const character of text) {
    const small = character.toLowerCase();
    const capital = character.toUpperCase();
    pattern += folded[small] ?? (small === capital ? literally(character) : `[${small}${capital}]`);
  }
  return pattern;
}

function literally(character: string): string {
  return /[.*+?^${}()|[\]\\/]/.test(character) ? `\\${character}` : character;
}

/** A pattern for all given keys in any letter case. */
export function anySpelling(keys: readonly string[]): string {
  return `^${alternatives(keys)}$`;
}

/** The same without one key, which has a property of its own. */
export function otherSpellings(keys: readonly string[], property: string): string {
  return `^(?!${property}$)${alternatives(keys)}$`;
}

function alternatives(keys: readonly string[]): string {
  const distinct = new Map(keys.map((key) => [key.toLowerCase(), anyCase(key)]));
  return distinct.size === 1 ? [...distinct.values()].join("") : `(?:${[...distinct.values()].join("|")})`;
}
