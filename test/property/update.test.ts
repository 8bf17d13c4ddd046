import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AnalyzeOptions, analyze } from "../../src/analyze.js";
import type { Source } from "../../src/base/source.js";
import { changeSources, type SourceChanges, updateAnalysis } from "../../src/update.js";

// Few names and files, so that what is written meets, loops and doubles among them.
const name = fc.constantFrom("api", "db", "web", "API");
const datacenter = fc.constantFrom("dc1", "dc2", "dc3");
const mode = fc.constantFrom("none", "local", "remote");
const maybe = (text: fc.Arbitrary<string>) => fc.oneof(fc.constant(""), text);
const gateway = maybe(mode.map((one) => `mesh_gateway { mode = "${one}" }\n`));

const upstream = fc
  .tuple(name, maybe(datacenter.map((one) => `datacenter = "${one}"`)), gateway)
  .map(([to, there, own]) => `{\ndestination_name = "${to}"\nlocal_bind_port = 9000\n${there}\n${own}}`);
const peered = fc
  .tuple(name, gateway)
  .map(([to, own]) => `{\ndestination_name = "${to}"\ndestination_peer = "far"\n${own}}`);
const query = name.map((to) => `{\ndestination_name = "${to}"\ndestination_type = "prepared_query"\n}`);
const upstreams = fc.array(fc.oneof({ weight: 4, arbitrary: upstream }, peered, query), { maxLength: 3 });

const service = fc
  .tuple(name, fc.constantFrom("", "1", "2"), upstreams, maybe(fc.constant('mode = "transparent"\n')), gateway)
  .map(
    ([service_, id, dialled, proxyMode, own]) => `service {
  name = "${service_}"
  id = "${service_}${id}"
  port = 80
  connect { sidecar_service { proxy {
    ${proxyMode}${own}upstreams = [${dialled.join(", ")}]
  } } }
}
`,
  );
const others = fc.constantFrom(
  'service { name = "api" port = 80 }\n',
  'service { name = "db" port = 80 connect { native = true } }\n',
  'service { kind = "mesh-gateway" name = "gate" id = "gate-1" port = 443 address = "10.0.0.1" }\n',
  'service { kind = "mesh-gateway" name = "gate" id = "gate-2" port = 443 address = "gate.example.com" }\n',
  'service { kind = "ingress-gateway" name = "front" port = 80 }\n',
  'service { kind = "api-gateway" name = "door" port = 80 }\n',
  'service { kind = "terminating-gateway" name = "out" port = 80 address = "10.0.0.9" }\n',
);
const settings = fc
  .tuple(datacenter, fc.boolean(), fc.constantFrom("", 'acl { enabled = true default_policy = "deny" }\n'))
  .map(([at, central, acl]) => `datacenter = "${at}"\nenable_central_service_config = ${central}\n${acl}`);

const entry = fc.oneof(
  fc
    .tuple(maybe(mode), fc.constantFrom("tcp", "http"), fc.constantFrom("", 'Mode = "transparent"\n'))
    .map(
      ([one, protocol, proxyMode]) =>
        `Kind = "proxy-defaults"\nName = "global"\n${proxyMode}Config { protocol = "${protocol}" }\n${one === "" ? "" : `MeshGateway { Mode = "${one}" }\n`}`,
    ),
  fc
    .tuple(
      name,
      maybe(mode),
      fc.constantFrom("", "tcp", "http"),
      maybe(
        fc
          .tuple(name, mode)
          .map(
            ([to, own]) =>
              `UpstreamConfig { Overrides = [{ Name = "${to}" MeshGateway { Mode = "${own}" } Protocol = "http" }] }\n`,
          ),
      ),
      fc.constantFrom("", "", 'ExternalSNI = "x"\n', 'Mode = "transparent"\n'),
    )
    .map(
      ([to, own, protocol, overrides, more]) =>
        `Kind = "service-defaults"\nName = "${to}"\nProtocol = "${protocol}"\n${overrides}${more}${own === "" ? "" : `MeshGateway { Mode = "${own}" }\n`}`,
    ),
  fc
    .tuple(
      name,
      fc.constantFrom("", "dc2", "dc9"),
      fc.constantFrom("failover", "redirect", "peer", "subsets", "timeout"),
      name,
    )
    .map(([to, there, what, other]) => {
      const body = {
        failover: `Failover = { "*" = { Service = "${other}" Datacenters = ["dc2", "dc3"] } }`,
        redirect: `Redirect { Service = "${other}" Datacenter = "${there}" }`,
        peer: `Failover = { "*" = { Targets = [{ Service = "${other}" Peer = "far" }, { Service = "${other}" Datacenter = "dc3" }] } }`,
        subsets: `DefaultSubset = "v1"\nSubsets = { v1 = { Filter = "Service.Meta.v == 1" } v2 = { Filter = "Service.Meta.v == 1" } }`,
        timeout: 'ConnectTimeout = "3s"',
      }[what];
      return `Kind = "service-resolver"\nName = "${to}"\n${body}\n`;
    }),
  fc
    .tuple(name, name, name)
    .map(
      ([to, a, b]) =>
        `Kind = "service-splitter"\nName = "${to}"\nSplits = [{ Weight = 40 Service = "${a}" }, { Weight = 60 Service = "${b}" }]\n`,
    ),
  fc
    .tuple(name, name)
    .map(
      ([to, other]) =>
        `Kind = "service-router"\nName = "${to}"\nRoutes = [{ Match { HTTP { PathPrefix = "/x" } } Destination { Service = "${other}" } }]\n`,
    ),
  fc
    .tuple(fc.constantFrom("api", "db", "*"), fc.constantFrom("web", "*"), fc.constantFrom("allow", "deny"))
    .map(
      ([to, from, action]) =>
        `Kind = "service-intentions"\nName = "${to}"\nSources = [{ Name = "${from}" Action = "${action}" }]\n`,
    ),
  fc.tuple(fc.constantFrom("tcp", "http"), fc.constantFrom("*", "api", "db")).map(([protocol, to]) => {
    const host = to === "*" || protocol === "tcp" ? "" : 'Hosts = ["a.example.com"]';
    return `Kind = "ingress-gateway"\nName = "front"\nListeners = [{ Port = 80 Protocol = "${protocol === "tcp" && to === "*" ? "http" : protocol}" Services = [{ Name = "${to}" ${host} }] }]\n`;
  }),
  fc
    .constantFrom("api", "db", "*")
    .map((to) => `Kind = "terminating-gateway"\nName = "out"\nServices = [{ Name = "${to}" }]\n`),
  fc.constant('Kind = "api-gateway"\nName = "door"\nListeners = [{ Name = "l" Port = 80 Protocol = "tcp" }]\n'),
  name.map(
    (to) =>
      `Kind = "tcp-route"\nName = "r"\nParents = [{ Kind = "api-gateway" Name = "door" }]\nServices = [{ Name = "${to}" }]\n`,
  ),
  name.map(
    (to) =>
      `Kind = "exported-services"\nName = "default"\nServices = [{ Name = "${to}" Consumers = [{ Peer = "far" }] }]\n`,
  ),
  fc.constantFrom('Kind = "mesh"\n', 'Kind = "service-defaults" Name = ', "}", ""),
);

const text = fc.oneof(
  { weight: 4, arbitrary: entry },
  { weight: 4, arbitrary: service },
  { weight: 2, arbitrary: others },
  { weight: 1, arbitrary: settings },
  { weight: 1, arbitrary: fc.tuple(settings, service).map((both) => both.join("")) },
  { weight: 1, arbitrary: fc.array(fc.oneof(service, others), { maxLength: 3 }).map((all) => all.join("")) },
);
const file = fc
  .tuple(fc.constantFrom("east", "west", "entries"), fc.integer({ min: 1, max: 9 }))
  .map(([folder, number]) => `${folder}/${number}.hcl`);
const source: fc.Arbitrary<Source> = fc
  .tuple(file, text, fc.option(datacenter, { nil: undefined, freq: 2 }))
  .map(([at, content, there]) => ({ file: at, text: content, ...(there === undefined ? {} : { datacenter: there }) }));

const change: fc.Arbitrary<SourceChanges> = fc.oneof(
  { weight: 4, arbitrary: source.map((one) => ({ set: [one] })) },
  { weight: 2, arbitrary: file.map((one) => ({ remove: [one] })) },
  // A file under another name.
  { weight: 1, arbitrary: fc.tuple(file, source).map(([from, to]) => ({ remove: [from], set: [to] })) },
  {
    weight: 1,
    arbitrary: fc.record({ set: fc.array(source, { maxLength: 3 }), remove: fc.array(file, { maxLength: 3 }) }),
  },
);

const farEntry = {
  type: "config-entry",
  value: {
    kind: "exported-services",
    name: "default",
    services: [{ name: "api", consumers: [{ peer: "near" }] }],
  },
  origin: {},
} as const;
const options: fc.Arbitrary<AnalyzeOptions> = fc.constantFrom<AnalyzeOptions>(
  {},
  { datacenter: "dc2", datacenters: ["dc1", "dc2", "dc3"] },
  { emptyDatacenters: ["dc1", "DC3"] },
  { peers: [{ name: "far", knownThereAs: "near", definitions: [farEntry] }] },
  { intentionDefault: "deny" },
);

const world = fc.record({
  sources: fc.uniqueArray(source, { maxLength: 14, selector: (one) => one.file }),
  changes: fc.array(change, { minLength: 1, maxLength: 5 }),
  options,
});

// A fleet in which every entry matters to somebody: sidecars that dial each other, gateways of every kind, peers.
const dense = fc
  .record({
    sidecars: fc.array(service, { minLength: 4, maxLength: 6 }),
    entries: fc.array(entry, { minLength: 4, maxLength: 12 }),
    edits: fc.array(fc.oneof({ weight: 6, arbitrary: entry }, service, others), { minLength: 3, maxLength: 6 }),
    options,
  })
  .map(({ sidecars, entries, edits, options: given }) => ({
    sources: [
      ...sidecars.map((content, index): Source => ({ file: `sidecar-${index}.hcl`, text: content })),
      ...entries.map((content, index): Source => ({ file: `entry-${index}.hcl`, text: content })),
      { file: "gateways.hcl", text: gatewaysOfAllKinds },
      {
        file: "door.hcl",
        text: 'Kind = "api-gateway"\nName = "door"\nListeners = [{ Name = "l" Port = 80 Protocol = "tcp" }]',
      },
    ],
    // One entry comes, becomes another one, and goes.
    changes: [
      ...edits.map((content): SourceChanges => ({ set: [{ file: "edit.hcl", text: content }] })),
      { remove: ["edit.hcl"] },
      { remove: ["entry-0.hcl"] },
    ],
    options: given,
  }));

const gatewaysOfAllKinds = `services = [
  { kind = "mesh-gateway", name = "gate", port = 443, address = "10.0.0.1" },
  { kind = "ingress-gateway", name = "front", port = 80 },
  { kind = "api-gateway", name = "door", port = 81 },
  { kind = "terminating-gateway", name = "out", port = 82 }
]`;

describe("an updated analysis", () => {
  test("equals the analysis of all sources, whatever changes", () => {
    fc.assert(
      fc.property(fc.oneof(world, dense), ({ sources, changes, options: given }) => {
        let analysis = analyze(sources, given);
        let now: readonly Source[] = sources;
        for (const one of changes) {
          analysis = updateAnalysis(analysis, one);
          now = changeSources(now, one);
          const { plan, diagnostics } = analyze(now, given);
          expect({ plan: analysis.plan, diagnostics: analysis.diagnostics }).toStrictEqual({ plan, diagnostics });
        }
      }),
      { numRuns: Number(process.env["RUNS"] ?? 200) },
    );
  });

  test("leaves the analysis that it was made of as it was", () => {
    fc.assert(
      fc.property(world, ({ sources, changes: [one = {}], options: given }) => {
        const before = analyze(sources, given);
        const printed = JSON.stringify([before.plan, before.diagnostics]);
        updateAnalysis(before, one);
        expect(JSON.stringify([before.plan, before.diagnostics])).toBe(printed);
        expect(updateAnalysis(before, {}).plan).toStrictEqual(before.plan);
      }),
      { numRuns: 50 },
    );
  });

  test.each([
    ["redirect", 'Kind = "service-resolver"\nName = "first"\nRedirect { Service = "second" }'],
    ["failover", 'Kind = "service-resolver"\nName = "first"\nFailover = { "*" = { Service = "second" } }'],
    [
      "target",
      'Kind = "service-resolver"\nName = "first"\nFailover = { "*" = { Targets = [{ Service = "second" }] } }',
    ],
    [
      "splitter",
      'Kind = "service-splitter"\nName = "first"\nSplits = [{ Weight = 50 }, { Weight = 50 Service = "second" }]',
    ],
    ["router", 'Kind = "service-router"\nName = "first"\nRoutes = [{ Destination { Service = "second" } }]'],
  ])("looks at what a %s leads to, whatever letter case names it", (_, leading) => {
    const sources = [
      {
        file: "web.hcl",
        text: 'service { name = "web" port = 80 connect { sidecar_service { proxy { upstreams = [{ destination_name = "first" local_bind_port = 9000 }] } } } }',
      },
      { file: "defaults.hcl", text: 'Kind = "proxy-defaults"\nName = "global"\nConfig { protocol = "http" }' },
      { file: "leading.hcl", text: leading },
    ];
    const before = analyze(sources);
    const change = {
      set: [
        { file: "second.hcl", text: 'Kind = "service-resolver"\nName = "SECOND"\nRedirect { Datacenter = "dc7" }' },
      ],
    };
    const after = updateAnalysis(before, change);
    expect(after.plan).not.toStrictEqual(before.plan);
    expect(after.plan).toStrictEqual(analyze(changeSources(sources, change)).plan);
  });

  test("takes a datacenter for empty only as long as nothing is registered there", () => {
    const web: Source = {
      file: "web.hcl",
      text: 'service { name = "web" port = 80 connect { sidecar_service { proxy { upstreams = [{ destination_name = "api" datacenter = "dc2" local_bind_port = 9000 }] } } } }',
    };
    const db: Source = { file: "db.hcl", datacenter: "dc2", text: 'service { name = "db" port = 80 }' };
    const given: AnalyzeOptions = { emptyDatacenters: ["dc2"] };
    const empty = analyze([web], given);
    expect(empty.plan.proxies[0]?.upstreams[0]?.routes[0]?.dead?.code).toBe("plan/no-instance");
    const filled = updateAnalysis(empty, { set: [db] });
    expect(filled.plan).toStrictEqual(analyze([web, db], given).plan);
    expect(updateAnalysis(filled, { remove: ["db.hcl"] }).plan).toStrictEqual(empty.plan);
  });

  test("plans only the proxies again that the change may concern", () => {
    const sidecar = (service_: string, to: string): Source => ({
      file: `${service_}.hcl`,
      text: `service { name = "${service_}" port = 80 connect { sidecar_service { proxy { upstreams = [{ destination_name = "${to}" local_bind_port = 9000 }] } } } }`,
    });
    const before = analyze([sidecar("web", "api"), sidecar("shop", "db"), sidecar("api", "db"), sidecar("db", "api")]);
    const redirect = 'Kind = "service-resolver" Name = "api" ConnectTimeout = "1s"';
    const after = updateAnalysis(before, { set: [{ file: "redirect.hcl", text: redirect }] });
    const isSame = Object.fromEntries(
      after.plan.proxies.map((proxy, index) => [proxy.service, proxy === before.plan.proxies[index]]),
    );
    expect(isSame).toEqual({ api: true, db: false, shop: true, web: false });
  });
});
