import { readFileSync } from "node:fs";

/** The cases of one file of vectors. */
export function linesOf<Line extends { readonly id: string }>(file: string): readonly Line[] {
  const text = readFileSync(new URL(`vectors/${file}`, import.meta.url), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line));
}
