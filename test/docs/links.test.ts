import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, test } from "vitest";
import { commands } from "../../src/cli/run.js";
import { pages, root } from "./blocks.js";

const fence = /^```[\s\S]*?^```/gm;

/** The links and pictures of a page, without those in code. */
function linksOf(page: string): readonly string[] {
  const text = readFileSync(join(root, page), "utf8").replaceAll(fence, "");
  return [...text.matchAll(/\]\(([^)\s]+)\)/g)].map((match) => match[1] ?? "");
}

/** What a heading is called in links: `What each loss would cost` is `what-each-loss-would-cost`. */
function anchorsOf(page: string): readonly string[] {
  const text = readFileSync(join(root, page), "utf8").replaceAll(fence, "");
  return [...text.matchAll(/^#+ (.*)$/gm)].map((match) =>
    (match[1] ?? "")
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N}\- _]/gu, "")
      .replaceAll(" ", "-"),
  );
}

const links = pages().flatMap((page) => linksOf(page).map((link) => ({ page, link })));

test("pages link to each other", () => {
  expect(links.length).toBeGreaterThan(20);
});

test.each(links.filter(({ link }) => !/^https?:/.test(link)))("$page: $link leads somewhere", ({ page, link }) => {
  const [path = "", anchor] = link.split("#");
  const target = path === "" ? page : join(dirname(page), path);
  expect(link.startsWith("/")).toBe(false);
  expect(existsSync(join(root, target))).toBe(true);
  if (anchor !== undefined) expect(anchorsOf(target)).toContain(anchor);
});

test("the README has a row for every command", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const rows = [...readme.matchAll(/^\| `meshplan ([a-z]+)/gm)].map((match) => match[1]);
  expect([...new Set(rows)].sort()).toEqual(commands.map(({ name }) => name).sort());
});
