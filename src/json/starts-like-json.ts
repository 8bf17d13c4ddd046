/**
 * Whether Consul takes the text for JSON: its first character after white space is `{`. All of Unicode's white space
 * counts, a byte order mark does not.
 */
export function startsLikeJson(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x7b) return true;
    if (!isSpace(code)) return false;
  }
  return false;
}

function isSpace(code: number): boolean {
  if (code <= 0x20) return code === 0x20 || (code >= 0x09 && code <= 0x0d);
  if (code >= 0x2000 && code <= 0x200a) return true;
  return otherSpaces.includes(code);
}

const otherSpaces: readonly number[] = [0x85, 0xa0, 0x1680, 0x2028, 0x2029, 0x202f, 0x205f, 0x3000];
