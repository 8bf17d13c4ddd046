import { readFileSync } from "node:fs";
import { join } from "node:path";

const root = join(import.meta.dirname, "..");

/**
 * The sources behind each name that users import, as `exports` of package.json has them: `meshplan/testing` is
 * `src/testing.ts`. So tests and the blocks of the documentation need no build.
 */
export function entryPoints(): Readonly<Record<string, string>> {
  const { name, exports } = JSON.parse(readFileSync(join(root, "package.json"), "utf8"));
  const points: Record<string, string> = {};
  for (const [path, target] of Object.entries<{ readonly default?: string }>(exports)) {
    const { default: built } = target;
    if (built === undefined) continue;
    points[join(name, path)] = join(root, built.replace(/^\.\/dist\//, "src/").replace(/\.js$/, ".ts"));
  }
  return points;
}
