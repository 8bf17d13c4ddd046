import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

const root = join(import.meta.dirname, "../src");

/** What a file of `src` and all that it imports load at once, packages too; `import()` is for later. */
export function loadedBy(entry: string): ReadonlySet<string> {
  const loaded = new Set<string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    if (!file.endsWith(".ts")) continue;
    const text = readFileSync(join(root, file), "utf8");
    for (const [, target = ""] of text.matchAll(/^(?:import|export) (?!type )(?:[^;"]* from )?"([^"]+)"/gm)) {
      const isOurs = target.startsWith(".");
      pending.push(isOurs ? posix.normalize(posix.join(posix.dirname(file), target)).replace(/\.js$/, ".ts") : target);
    }
  }
  return loaded;
}
