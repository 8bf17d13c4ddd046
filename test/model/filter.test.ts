import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findFilterFault, maximumFilterDepth, parseFilter } from "../../src/model/filter/parse.js";

/** The grammar of filters, tried literally and slowly: each function gives the offsets at which a rule can end, or none. */
function grammarAccepts(text: string): boolean {
  type Rule = (at: number) => number | undefined;
  const literal =
    (word: string): Rule =>
    (at) =>
      text.startsWith(word, at) ? at + word.length : undefined;
  const pattern =
    (source: string): Rule =>
    (at) => {
      const expression = new RegExp(source, "y");
      expression.lastIndex = at;
      return expression.exec(text) === null ? undefined : expression.lastIndex;
    };
  const sequence =
    (...rules: readonly Rule[]): Rule =>
    (at) => {
      let end: number | undefined = at;
      for (const rule of rules) end = end === undefined ? undefined : rule(end);
      return end;
    };
  const choice =
    (...rules: readonly Rule[]): Rule =>
    (at) => {
      for (const rule of rules) {
        const end = rule(at);
        if (end !== undefined) return end;
      }
      return undefined;
    };
  const optional =
    (rule: Rule): Rule =>
    (at) =>
      rule(at) ?? at;
  const many =
    (rule: Rule): Rule =>
    (at) => {
      let end = at;
      for (let next = rule(end); next !== undefined; next = rule(end)) end = next;
      return end;
    };
  const space = pattern("[ \\t\\n\\r]+");
  const spaces = optional(space);
  const identifier = pattern("[A-Za-z][A-Za-z0-9_]*");
  const string = choice(pattern("`[^`]*`"), pattern('"[^"]*"'));
  const index = sequence(literal("["), spaces, string, spaces, literal("]"));
  const selector = sequence(identifier, many(choice(sequence(literal("."), identifier), index)));
  const number = pattern("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?=[ \\t\\n\\r)]|$)");
  const value = choice(selector, number, string);
  const negation = optional(sequence(literal("not"), space));
  const operator = choice(
    sequence(spaces, literal("=="), spaces),
    sequence(spaces, literal("!="), spaces),
    sequence(space, negation, choice(literal("contains"), literal("matches")), space),
  );
  const match = choice(
    sequence(selector, operator, value),
    sequence(selector, space, literal("is"), space, negation, literal("empty")),
    sequence(value, space, negation, literal("in"), space, selector),
  );
  const group: Rule = sequence(literal("("), spaces, (at) => or(at), spaces, literal(")"));
  // Remembering the outcome at each offset changes nothing but the time that it takes.
  const remembered = (rule: Rule): Rule => {
    const known = new Map<number, number | undefined>();
    return (at) => {
      if (!known.has(at)) known.set(at, rule(at));
      return known.get(at);
    };
  };
  const not: Rule = remembered(
    choice(
      sequence(literal("not"), space, (at) => not(at)),
      group,
      match,
    ),
  );
  const and: Rule = remembered(
    choice(
      sequence(not, space, literal("and"), space, (at) => and(at)),
      not,
    ),
  );
  const or: Rule = remembered(
    choice(
      sequence(and, space, literal("or"), space, (at) => or(at)),
      and,
    ),
  );
  const input = choice(sequence(spaces, group, spaces, pattern("$")), sequence(spaces, or, spaces, pattern("$")));
  return input(0) !== undefined;
}

const pieces = fc.constantFrom(
  ...[
    "Service.Meta.version",
    "a",
    "not",
    "and",
    "or",
    "in",
    "is",
    "empty",
    "contains",
    "matches",
    "==",
    "!=",
    "(",
    ")",
  ],
  ...['"x y"', "`z`", "1", "-0.5", "01", '["k"]', ".b", " ", " ", " ", "\n", "-", "&&"],
);

describe("the filter of a subset", () => {
  test("is accepted exactly where the grammar accepts it", () => {
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 14 }), fc.boolean(), (parts, spaced) => {
        const text = parts.join(spaced ? " " : "");
        expect([text, findFilterFault(text) === undefined]).toEqual([text, grammarAccepts(text)]);
      }),
      { numRuns: 20_000 },
    );
  });

  test.each([
    [
      "Service.Meta.version == v1",
      { is: "match", selector: ["Service", "Meta", "version"], operator: "equal", value: "v1" },
    ],
    ['"canary" in Service.Tags', { is: "match", selector: ["Service", "Tags"], operator: "contains", value: "canary" }],
    ["a is not empty", { is: "empty", selector: ["a"], negated: true }],
    ['a["x.y"] not matches `^b`', { is: "match", selector: ["a", "x.y"], operator: "not-matches", value: "^b" }],
    [
      "not (a == 1 or b != 2) and c contains d",
      {
        is: "and",
        parts: [
          {
            is: "not",
            part: {
              is: "or",
              parts: [
                { is: "match", selector: ["a"], operator: "equal", value: "1" },
                { is: "match", selector: ["b"], operator: "not-equal", value: "2" },
              ],
            },
          },
          { is: "match", selector: ["c"], operator: "contains", value: "d" },
        ],
      },
    ],
  ])("%s becomes a tree", (text, expression) => {
    expect(parseFilter(text)).toEqual({ expression });
  });

  test.each([
    "Service.Meta.version ‸= 1",
    "a == ‸'x'",
    "a == b ‸&& c == d",
    "a == b and ‸",
    "(a == b‸",
    "a.‸ == b",
    "a == v‸-1",
  ])("is wrong at the mark in %s", (marked) => {
    const offset = marked.indexOf("‸");
    expect(findFilterFault(marked.replace("‸", ""))?.offset).toBe(offset);
  });

  test("may nest so deeply and no deeper", () => {
    const nested = (depth: number) => `${"(".repeat(depth)}a == b${")".repeat(depth)}`;
    expect(findFilterFault(nested(maximumFilterDepth))).toBeUndefined();
    expect(findFilterFault(nested(maximumFilterDepth + 1))?.expected).toContain("levels");
    expect(findFilterFault(nested(100_000))).toBeDefined();
    expect(findFilterFault(`${"not ".repeat(100_000)}a == b`)).toBeDefined();
  });
});
