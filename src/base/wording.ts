import { strayByteOf } from "./utf8.js";

/** A key as it is written, in back quotes without its own quotes. */
export function named(text: string, key: { readonly start: number; readonly end: number }): string {
  const written = text.slice(key.start, key.end);
  return shown(written.startsWith('"') && written.length > 1 ? written.slice(1, -1) : written);
}

/** Written text inside back quotes, shortened, with everything invisible spelled out. */
export function shown(written: string): string {
  return `\`${shortened(written)}\``;
}

const longestShown = 40;

/** The same without the back quotes. A byte that is not UTF-8 (see `decodeUtf8`) shows as `\xff`. */
export function shortened(written: string): string {
  const visible = [...written.slice(0, longestShown + 1)].map((character) => {
    const code = character.codePointAt(0) ?? 0;
    const byte = strayByteOf(code);
    if (byte !== undefined) return `\\x${byte.toString(16)}`;
    const invisible = code < 0x20 || (code > 0x7e && /^[\p{C}\p{Z}]$/u.test(character));
    return invisible ? `U+${code.toString(16).toUpperCase().padStart(4, "0")}` : character;
  });
  return visible.length > longestShown ? `${visible.slice(0, longestShown).join("")}…` : visible.join("");
}

/** `1 proxy`, `2 proxies`; without `many` by adding an s. */
export function counted(number: number, one: string, many = `${one}s`): string {
  return `${number} ${number === 1 ? one : many}`;
}
