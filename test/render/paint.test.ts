import { expect, test } from "vitest";
import { decodeUtf8 } from "../../src/base/utf8.js";
import { printable } from "../../src/render/paint.js";

test.each([
  ["a control character", "\u001b[31m", "\\x1b[31m"],
  ["a control character beyond ASCII", "\u009b", "\\u009b"],
  ["a mark that reorders text", "a\u202eb", "a\\u202eb"],
  ["half of a pair of surrogates", "\ud83d", "\\ud83d"],
  ["a byte that is not UTF-8", decodeUtf8(new Uint8Array([0x61, 0xff, 0x80])), "a\\xff\\x80"],
  ["text", "wéb → 😀", "wéb → 😀"],
])("%s is printed safely", (_, text, printed) => {
  expect(printable(text)).toBe(printed);
});
