/** Longer names are cut; file systems take 255 bytes. */
const longest = 180;

/**
 * A name as part of a file's name on any system: letters, digits, `-`, `_` and dots that do not begin it stay, all else is
 * percent-encoded.
 */
export function safeName(name: string): string {
  const encoded = name.replace(/[^A-Za-z0-9._-]|^\./gu, (character) =>
    [...Buffer.from(character)].map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`).join(""),
  );
  return encoded === "" ? "%" : encoded.slice(0, longest);
}

/** File names for names, in their order: two that some system would take for one get a number. */
export function safeNames(names: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return names.map((name) => {
    const safe = safeName(name);
    let unique = safe;
    for (let count = 2; taken.has(unique.toLowerCase()); count += 1) unique = `${safe}~${count}`;
    taken.add(unique.toLowerCase());
    return unique;
  });
}
