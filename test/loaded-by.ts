import { readFileSync } from "node:fs";
import { join, posix } from "node:path";

const sources = join(import.meta.dirname, "../src");

/** What a file of a folder and all that it imports load at once, packages too; `import()` is for later. */
export function loadedBy(entry: string, folder = sources): ReadonlySet<string> {
  const loaded = new Set<string>();
  const pending = [entry];
  for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
    if (loaded.has(file)) continue;
    loaded.add(file);
    if (!/\.[jt]s$/.test(file)) continue;
    const text = readFileSync(join(folder, file), "utf8");
    for (const [, target = ""] of text.matchAll(/^(?:import|export) (?!type )(?:[^;"]* from )?"([^"]+)"/gm)) {
      const path = target.startsWith(".") ? posix.normalize(posix.join(posix.dirname(file), target)) : target;
      pending.push(file.endsWith(".ts") && path !== target ? path.replace(/\.js$/, ".ts") : path);
    }
  }
  return loaded;
}
