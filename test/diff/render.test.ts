import { describe, expect, test } from "vitest";
import type { PlanDiff } from "../../src/diff/plan-diff.js";
import { diffToMarkdown } from "../../src/render/diff/markdown.js";
import { formatDiff } from "../../src/render/diff/text.js";
import { api2, differ, proxyDefaults, sidecar } from "./given.js";

const hostile = "</code></details><img src=x>|`**@team** #1 [a](b) $x$ www.example.com http://example.com\n# h";

/** A difference in which every name is one that somebody made up to do harm. */
function named(name: string): PlanDiff {
  const proxy = { id: name, service: name, kind: "connect-proxy", datacenter: name };
  const after = { id: name, type: "service" as const, name, mode: { value: name, levels: [] }, routes: [] };
  const cause = { what: "document" as const, document: name, field: name, after: { value: name } };
  return {
    version: 1,
    proxies: [],
    upstreams: [{ change: "added", proxy, aspects: [], after }],
    causes: [{ cause, upstreams: [0], proxies: 1 }],
  };
}

describe("in Markdown", () => {
  test("no name is markup, a mention, a link or a cell of its own", () => {
    const printed = diffToMarkdown(named(hostile));
    const plain = diffToMarkdown(named("plain"));
    const outside = (text: string) => text.replace(/<code>.*?<\/code>/g, "C");
    expect(outside(printed)).toBe(outside(plain));
    for (const [, inside = ""] of printed.matchAll(/<code>(.*?)<\/code>/g)) {
      expect(inside).not.toMatch(/[<>`|*_[\]@$]|:\/\/|www\.|#(?!\d+;)/);
    }
  });

  test("what would make a comment too long is left out and counted", () => {
    const fleet = (mode: string) =>
      Object.fromEntries([
        ["pd.hcl", proxyDefaults(mode)],
        ...Array.from({ length: 60 }, (_, at) => [
          `s${at}.hcl`,
          sidecar(`s${at}`, `destination_name = "u${at}", datacenter = "dc2"`),
        ]),
      ]);
    const printed = diffToMarkdown(differ(fleet("local"), fleet("remote")), { maxLength: 4_000 });
    expect(printed.length).toBeLessThanOrEqual(4_000);
    expect(printed).toMatch(/\d+ more rows left out\./);
    expect(printed.match(/<details>/g)?.length).toBe(printed.match(/<\/details>/g)?.length);
  });
});

describe("as text", () => {
  test("no name can move the cursor or begin a line", () => {
    const printed = formatDiff(named("a\u001b[2J\nb"));
    expect(printed).not.toContain("\u001b");
    expect(printed).toContain("a\\x1b[2J\\x0ab");
  });

  test("a change of many proxies is told once", () => {
    const fleet = (mode: string) =>
      Object.fromEntries([
        ["pd.hcl", proxyDefaults(mode)],
        ...Array.from({ length: 9 }, (_, at) => [`s${at}.hcl`, sidecar(`s${at}`, api2)]),
      ]);
    const printed = formatDiff(differ(fleet("local"), fleet("remote")));
    expect(printed).toContain("9 upstreams of 9 proxies");
    expect(printed).toContain("in dc1 and 4 more: mode, route");
    expect(printed.match(/^ {4}\+ via/gm)).toHaveLength(1);
  });
});
