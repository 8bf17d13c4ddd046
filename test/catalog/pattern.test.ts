import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createMatcher } from "../../src/catalog/pattern/match.js";

function matches(pattern: string, text: string): boolean | undefined | string {
  const matcher = createMatcher(pattern);
  return "fault" in matcher ? `${matcher.fault.offset}: ${matcher.fault.reason}` : matcher.matches(text);
}

/** Characters of which no two follow each other. */
function everyOther(count: number): string {
  return String.fromCharCode(...Array.from({ length: count }, (_, index) => 0x100 + 2 * index));
}

describe("a pattern", () => {
  test.each([
    ["", ""],
    ["b", "abc"],
    ["^v[0-9]+\\.[0-9]+$", "v12.3"],
    ["^(?:canary|blue)-?\\d{2,3}$", "canary-123"],
    ["(?i)^API$", "api"],
    ["(?i:A)b", "ab"],
    ["a.c", "a\u{1f600}c"],
    ["(?s)a.c", "a\nc"],
    ["(?m)^b$", "a\nb\nc"],
    ["\\Aa\\z", "a"],
    ["\\bapi\\b", "the api-1"],
    ["\\Q1+1\\E=2", "1+1=2"],
    ["[[:alpha:]]{3}", "12abc"],
    ["[[:^digit:]]", "1x"],
    ["[]a]", "]"],
    ["[^]a]", "b"],
    ["[a-c-]", "-"],
    ["\\x41\\x{1f600}\\101\\t", "A\u{1f600}A\t"],
    ["(?P<name>a)(?<other>b)", "ab"],
    ["a{,2}", "a{,2}"],
    ["x*?y+?z??", "xxy"],
    ["(a*)*b", "aaab"],
    ["(|a)+", "b"],
    ["a{0}b", "b"],
    ["a\\ b\\_", "a b_"],
    ["^\\Qab\\E+$", "abb"],
    ["^a{01}$", "a{01}"],
    ["^ab(?i)+C$", "abbc"],
    ["[\\dx-z0-9a-c-]{5}", "a-7yx"],
  ])("%s matches %j", (pattern, text) => {
    expect(matches(pattern, text)).toBe(true);
  });

  test.each([
    ["^b", "ab"],
    ["a$", "ab"],
    ["a.c", "a\nc"],
    ["^a{2,3}$", "aaaa"],
    ["[^a]", "a"],
    ["(?i)[^a]", "A"],
    ["(?i:a)B", "Ab"],
    ["\\Bapi", "the api"],
    ["(?i)(?-i)a", "A"],
  ])("%s does not match %j", (pattern, text) => {
    expect(matches(pattern, text)).toBe(false);
  });

  test.each([
    ["a\\", "1: ends with a backslash"],
    ["*a", "0: repeats nothing"],
    ["a|{2}", "2: repeats nothing"],
    ["a**", "1: repeats a repetition"],
    ["a{3,2}", "1: repeats something an impossible number of times"],
    ["a{1001}", "1: repeats something an impossible number of times"],
    ["(a", "0: has a group without an end"],
    ["a)", "1: closes a group that it does not open"],
    ["(?=a)", "0: has a group of an unknown kind"],
    ["(a)\\1", "3: refers back to a group"],
    ["[a", "0: has a bracket without an end"],
    ["[b-a]", "1: has a range that is none"],
    ["[[:what:]]", "1: has the unknown class [:what:]"],
    ["\\y", "0: has the unknown escape \\y"],
    ["\\p{Greek}", "0: names a class of Unicode characters"],
    ["\\x{110000}", "0: has an escape \\x without a character"],
    ["\\xg", "0: has an escape \\x without a character"],
    ["(?-)a", "0: has a group of an unknown kind"],
    ["(?P<a>b)(?P<a>c)", "8: has two groups of one name"],
    ["a{99999999999999999999}", "1: repeats something an impossible number of times"],
    ["(?P<>a)", "0: has a group of an impossible name"],
    ["((a{1000}){1000}){1000}", "0: is too large"],
    ["(a{40}){26}", "0: is too large"],
  ])("%s is refused", (pattern, told) => {
    expect(matches(pattern, "a")).toBe(told);
  });

  test("nested too deep is refused, and does not overflow the stack", () => {
    expect(matches("(".repeat(9000), "")).toBe("200: nests groups more than 200 deep");
  });

  test("that makes others go back and forth stays quick, and one that would not is given up", () => {
    expect(matches("^(a+)+$", `${"a".repeat(20_000)}b`)).toBe(false);
    expect(matches("a{0,1000}b", "a".repeat(20_000))).toBeUndefined();
  });

  test.each([
    ["many alternatives", "|".repeat(1_000_000), "0: is too large"],
    ["many repeated alternatives", `(?:${"|".repeat(5000)}b){1000}`, true],
    ["nothing, over and over", `${"(".repeat(100)}${"){1000}".repeat(100)}`, "0: is too large"],
    ["brackets that are no classes", `[${"[:".repeat(300_000)}`, "0: is too large"],
    ["a class of many characters", `([${everyOther(4000)}]{9}b){90}`, false],
  ])("of %s ends quickly", (_, pattern, told) => {
    expect(matches(pattern, "\u0102".repeat(20_000))).toBe(told);
  });

  test("gives the answer that the expressions of this language give", () => {
    const atom = fc.constantFrom("a", "b", ".", "[ab]", "[^a]", "\\d", "\\w", "^", "$", "\\b", "\\B", "_");
    const { tree } = fc.letrec<{ tree: string }>((tie) => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        atom,
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => a + b),
        fc.tuple(tie("tree"), tie("tree")).map(([a, b]) => `(${a}|${b})`),
        fc.tuple(tie("tree"), fc.constantFrom("*", "+", "?", "{2}", "{1,2}", "{0,3}?")).map(([a, b]) => `(?:${a})${b}`),
      ),
    }));
    const text = fc.string({ unit: fc.constantFrom("a", "b", "1", "_", " "), maxLength: 8 });
    fc.assert(
      fc.property(tree, text, (pattern, subject) => {
        expect(matches(pattern, subject)).toBe(new RegExp(pattern, "u").test(subject));
      }),
      { numRuns: 500 },
    );
  });

  test("never throws, whatever its text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."ab()[]{}*+?|\\^$.:-,0123PQpxi<>=") }), fc.string(), (a, b) => {
        expect(["boolean", "string"]).toContain(typeof matches(a, b));
      }),
      { numRuns: 500 },
    );
  });
});
