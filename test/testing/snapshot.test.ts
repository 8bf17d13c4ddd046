import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import type { Source } from "../../src/base/source.js";
import { routeSnapshot } from "../../src/testing.js";

const sources: readonly Source[] = [
  {
    file: "defaults.hcl",
    text: 'Kind = "proxy-defaults"\nName = "global"\nMeshGateway { Mode = "local" }\nConfig { protocol = "http" }\n',
  },
  {
    file: "splitter.hcl",
    text: 'Kind = "service-splitter"\nName = "api"\nSplits = [\n{ Weight = 90 },\n{ Weight = 10 Service = "next" }\n]\n',
  },
  {
    file: "resolver.hcl",
    text: 'Kind = "service-resolver"\nName = "api"\nFailover {\n"*" { Datacenters = ["dc2", "dc3"] }\n}\n',
  },
  {
    file: "web.hcl",
    text: [
      'service { name = "web" port = 80 connect { sidecar_service { proxy {',
      'upstreams { destination_name = "db" datacenter = "dc2" local_bind_port = 2 mesh_gateway { mode = "remote" } }',
      'upstreams { destination_name = "api" local_bind_port = 1 }',
      "} } } }",
      "",
    ].join("\n"),
  },
  { file: "gateway.hcl", text: 'service { kind = "mesh-gateway" name = "gw" port = 443 }\n' },
  { file: "api.hcl", text: 'service { name = "api" port = 80 connect { sidecar_service {} } }\n' },
];

const snapshot = (given: readonly Source[]) => routeSnapshot(analyze(given).plan);

describe("the snapshot of a plan", () => {
  test("says for each upstream the mode, what decided it, and the routes", () => {
    expect(snapshot(sources)).toMatchInlineSnapshot(`
      "api-sidecar-proxy in dc1, for api
        no upstreams

      web-sidecar-proxy in dc1, for web
        api: mode local (proxy-defaults of proxy-defaults/global)
          90 %: direct → api in dc1
          then 1: local-gateway → gateways of dc1 → gateways of dc2 → api in dc2
          then 2: local-gateway → gateways of dc1 → gateways of dc3 → api in dc3
          10 %: direct → next in dc1
        db?dc=dc2: mode remote (upstream of service/web-sidecar-proxy)
          remote-gateway → gateways of dc2 → db in dc2
      "
    `);
  });

  test("stays the same when files are moved, ordered otherwise, commented and spaced", () => {
    const edit = fc.record({ file: fc.stringMatching(/^[a-z]{1,8}$/), before: fc.nat(4), comment: fc.boolean() });
    fc.assert(
      fc.property(
        fc.shuffledSubarray([...sources.keys()], { minLength: sources.length }),
        fc.array(edit, { minLength: sources.length, maxLength: sources.length }),
        (order, edits) => {
          const edited = order.flatMap((index, position) => {
            const source = sources[index];
            const { file = "", before = 0, comment = false } = edits[position] ?? {};
            if (source === undefined) return [];
            const text = `${"\n".repeat(before)}${comment ? "# see the wiki\n" : ""}${source.text}`;
            return [{ file: `${position}-${file}.hcl`, text }];
          });
          expect(snapshot(edited)).toBe(snapshot(sources));
        },
      ),
      { numRuns: 50 },
    );
  });

  test("changes with the mode, the order of failover and a gateway that is gone", () => {
    const before = snapshot(sources);
    const edited = (from: string, to: string) =>
      snapshot(sources.map(({ file, text }) => ({ file, text: String(text).replace(from, to) })));
    expect(edited('"local"', '"remote"')).not.toBe(before);
    expect(edited('"dc2", "dc3"', '"dc3", "dc2"')).not.toBe(before);
    expect(snapshot(sources.filter(({ file }) => file !== "gateway.hcl"))).not.toBe(before);
  });
});
