import { expect, test } from "vitest";
import { quoted } from "../../src/chain/quoted.js";

test.each([
  ["web", '"web"'],
  ['a"b\\c', '"a\\"b\\\\c"'],
  ["a\tb\u0001\u007f", '"a\\tb\\x01\\x7f"'],
  ["größe \u{1f600}", '"größe \u{1f600}"'],
  ["a\u00a0b\u0085\u200b", '"a\\u00a0b\\u0085\\u200b"'],
  ["\u{e0001}", '"\\U000e0001"'],
])("quotes %j as Go does", (text, expected) => {
  expect(quoted(text)).toBe(expected);
});
