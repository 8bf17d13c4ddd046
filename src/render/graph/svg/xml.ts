import { printable } from "../../paint.js";

/**
 * Text for an element or an attribute of XML. Signs that XML does not allow at all become visible escapes; line breaks
 * and tabs stay.
 */
export function xmlText(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      printable(line)
        .replace(/[\uFFFE\uFFFF]/g, (sign) => `\\u${(sign.codePointAt(0) ?? 0).toString(16)}`)
        .replaceAll("&", "&amp;")
        .replaceAll("<", "&lt;")
        .replaceAll(">", "&gt;")
        .replaceAll('"', "&quot;"),
    )
    .join("\n");
}
