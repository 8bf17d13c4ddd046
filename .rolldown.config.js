import { readFileSync } from "node:fs";
import { isAbsolute } from "node:path";

/**
 * Packs what tsc built into few files, for Node only. It opens, resolves and compiles each module by itself, so that 450 small
 * ones cost three times its own start; browsers' bundlers get the small ones, of which they drop what is not used.
 *
 * The files are those that package.json names: each `dist/node/NAME.js` is `dist/NAME.js`, packed.
 */
const { exports, bin } = JSON.parse(readFileSync(new URL("package.json", import.meta.url), "utf8"));
const packed = [...Object.values(exports).map((one) => one.node), ...Object.values(bin)].filter(
  (path) => path !== undefined,
);

export default {
  input: Object.fromEntries(
    packed.map((path) => /dist\/node\/(.+)\.js$/.exec(path)[1]).map((name) => [name, `dist/${name}.js`]),
  ),
  // Packages that users install stay packages of their own.
  external: (id) => !id.startsWith(".") && !isAbsolute(id) && !id.startsWith("dist/"),
  platform: "node",
  output: { dir: "dist/node", cleanDir: true, chunkFileNames: "chunks/[name]-[hash].js", comments: false },
};
