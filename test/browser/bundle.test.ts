import { createContext, runInContext } from "node:vm";
import { build, type Rollup } from "vite";
import { expect, test } from "vitest";
import { root } from "../docs/blocks.js";

/** Bundles an entry as a page would; everything that it needs has to be in it. */
async function bundle(code: string): Promise<string> {
  const entry = "\0entry";
  const result = await build({
    root,
    configFile: false,
    logLevel: "silent",
    plugins: [
      {
        name: "entry",
        resolveId: (id) => (id === entry ? id : undefined),
        load: (id) => (id === entry ? code : undefined),
      },
    ],
    build: { write: false, minify: true, rollupOptions: { input: entry, output: { format: "iife", name: "page" } } },
  });
  const output = (Array.isArray(result) ? result[0] : result) as Rollup.RollupOutput;
  const [chunk] = output.output;
  if (chunk.type !== "chunk") throw new Error("the bundle is no program");
  return chunk.code;
}

test("the library runs where there is neither Node nor a page", async () => {
  const code = await bundle(`
    import { analyze } from "${root}/src/index.ts";
    const { plan } = analyze([{
      file: "web.hcl",
      text: 'service { name = "p" kind = "connect-proxy" port = 1 proxy { destination_service_name = "web" mesh_gateway { mode = "remote" } upstreams { destination_name = "api" datacenter = "dc2" local_bind_port = 2 } } }',
    }]);
    globalThis.via = plan.proxies[0].upstreams[0].routes[0].via;
  `);
  const context = createContext({});
  runInContext(code, context);
  expect(context["via"]).toBe("remote-gateway");
});
