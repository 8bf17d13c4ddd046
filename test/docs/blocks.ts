import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** The project's folder. */
export const root = join(import.meta.dirname, "../..");

/** A fenced block of a page. */
export interface Block {
  readonly page: string;
  readonly line: number;
  readonly language: string;
  readonly text: string;
}

/** README.md and all pages of docs/. */
export function pages(): readonly string[] {
  const inDocs = readdirSync(join(root, "docs"), { recursive: true, encoding: "utf8" })
    .map((name) => join("docs", name))
    .filter((name) => name.endsWith(".md") && !name.startsWith(join("docs", "api")));
  return ["README.md", ...inDocs.sort()];
}

/** All fenced blocks of all pages, in order. */
export function blocks(): readonly Block[] {
  return pages().flatMap((page) => {
    const found: Block[] = [];
    let open: { language: string; line: number; lines: string[] } | undefined;
    readFileSync(join(root, page), "utf8")
      .split("\n")
      .forEach((line, index) => {
        if (!line.startsWith("```")) open?.lines.push(line);
        else if (open === undefined) open = { language: line.slice(3).trim(), line: index + 1, lines: [] };
        else {
          found.push({ page, line: open.line, language: open.language, text: open.lines.join("\n") });
          open = undefined;
        }
      });
    return found;
  });
}
