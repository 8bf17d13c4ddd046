import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Plain } from "../../src/base/located.js";
import { indexEntries } from "../../src/catalog/entries.js";
import type { EntryDefinition, ServiceDefinition } from "../../src/model/definition.js";
import type { ProxyDefaults } from "../../src/model/proxy-defaults.js";
import type { ServiceDefaults } from "../../src/model/service-defaults.js";
import type { Upstream } from "../../src/model/upstream.js";
import type { UpstreamConfig } from "../../src/model/upstream-config.js";
import { levels } from "../../src/resolve/levels.js";
import type { ResolvedUpstream } from "../../src/resolve/resolution.js";
import { createProxyResolver, type ResolveOptions, resolveProxy } from "../../src/resolve/resolve.js";

interface World {
  readonly entries: readonly EntryDefinition[];
  readonly service: ServiceDefinition;
  readonly options: ResolveOptions;
}

const name = fc.constantFrom("db", "DB", "cache", "web");
const mode = fc.constantFrom("", "none", "local", "remote", "bogus");
const meshGateway = fc.option(fc.record({ mode }, { requiredKeys: [] }), { nil: undefined });
const peer = fc.constantFrom("", "east");
const proxyMode = fc.constantFrom("", "direct", "transparent");
const protocol = fc.constantFrom("", "tcp", "http");

/** Leaves out keys whose value is undefined: the model has none. */
function compact<Value extends object>(arbitrary: fc.Arbitrary<Value>): fc.Arbitrary<Value> {
  return arbitrary.map((value) => JSON.parse(JSON.stringify(value)));
}

const upstreamConfig: fc.Arbitrary<UpstreamConfig> = compact(
  fc.record(
    {
      meshGateway,
      protocol,
      connectTimeoutMs: fc.nat(3),
      limits: fc.constantFrom({}, { maxConnections: 0 }, { maxConnections: 5 }),
    },
    { requiredKeys: [] },
  ),
).map((fields): UpstreamConfig => Object(fields));

const override = fc
  .tuple(upstreamConfig, name, peer)
  .map(([config, overridden, from]): UpstreamConfig => ({ ...config, name: overridden, ...(from && { peer: from }) }));

const opaqueMode: fc.Arbitrary<Plain> = fc.oneof(
  mode.map((word) => ({ mode: word })),
  mode.map((word) => ({ Mode: [word] })),
  fc.constantFrom<Plain>(null, {}, "local", { mode: 3 }, { mode: ["local", "none"] }),
);

const config = fc.dictionary(
  fc.constantFrom("protocol", "connect_timeout_ms", "other", "Protocol"),
  fc.jsonValue({ maxDepth: 2 }),
);

const proxyDefaults = compact(
  fc.record(
    { meshGateway, mode: proxyMode, config: fc.record({ protocol, mesh_gateway: opaqueMode }, { requiredKeys: [] }) },
    { requiredKeys: [] },
  ),
).map((fields): ProxyDefaults => ({ kind: "proxy-defaults", name: "global", ...Object(fields) }));

const serviceDefaults = compact(
  fc.record(
    {
      meshGateway,
      mode: proxyMode,
      protocol,
      upstreamConfig: fc.record(
        { defaults: upstreamConfig, overrides: fc.array(override, { maxLength: 4 }) },
        { requiredKeys: [] },
      ),
    },
    { requiredKeys: [] },
  ),
);

const entries = fc
  .tuple(
    fc.option(proxyDefaults, { nil: undefined }),
    fc.dictionary(fc.constantFrom("web", "Web", "db"), serviceDefaults),
  )
  .map(([global, byName]) => [
    ...(global === undefined ? [] : [definition(global)]),
    ...Object.entries(byName).map(([service, fields]) =>
      definition({ kind: "service-defaults", name: service, ...Object(fields) } satisfies ServiceDefaults),
    ),
  ]);

function definition(value: ProxyDefaults | ServiceDefaults): EntryDefinition {
  return { type: "config-entry", value, origin: {} };
}

const upstream: fc.Arbitrary<Upstream> = compact(
  fc.record(
    {
      destinationName: name,
      destinationPeer: fc.constantFrom("east", "west"),
      datacenter: fc.constantFrom("dc1", "dc2"),
      destinationType: fc.constantFrom("service", "prepared_query"),
      meshGateway,
      config,
    },
    { requiredKeys: ["destinationName"] },
  ),
).map((fields): Upstream => Object(fields));

const service = fc
  .tuple(fc.array(upstream, { maxLength: 5 }), meshGateway, proxyMode, fc.constantFrom("web", "api"))
  .map(([upstreams, gateway, transparent, destination]): ServiceDefinition => {
    const value = {
      kind: "connect-proxy",
      id: "proxy",
      name: "proxy",
      proxy: {
        destinationServiceName: destination,
        mode: transparent,
        upstreams,
        ...(gateway === undefined ? {} : { meshGateway: gateway }),
      },
    };
    return { type: "service", value, origin: {} };
  });

const options: fc.Arbitrary<ResolveOptions> = fc.record({
  datacenter: fc.constant("dc1"),
  centralConfigDisabled: fc.boolean(),
  intentions: fc.array(
    name.map((intended) => ({ name: intended })),
    { maxLength: 3 },
  ),
  importedServices: fc.array(
    name.map((imported) => ({ name: imported, peer: "east" })),
    { maxLength: 2 },
  ),
});

const world: fc.Arbitrary<World> = compact(fc.record({ entries, service, options }));

function resolve({ entries: all, service: one, options: how }: World) {
  return resolveProxy(indexEntries(all), one, how);
}

describe("for every world", () => {
  test("the mode that the levels decide is the one that merging the maps gives", () => {
    let modes = 0;
    fc.assert(
      fc.property(world, (given) => {
        const result = resolve(given);
        if ("error" in result) return;
        expect(result.mode.value ?? "").toBe(result.registration.proxy?.meshGateway?.mode ?? "");
        for (const { mode: decided, upstream: merged } of result.upstreams) {
          expect(decided.value ?? "").toBe(merged.meshGateway?.mode ?? "");
          if (decided.value !== undefined) modes += 1;
        }
      }),
      { numRuns: 1000 },
    );
    expect(modes).toBeGreaterThan(200);
  });

  test("resolving changes no input, and gives the same again", () => {
    fc.assert(
      fc.property(world, (given) => {
        const before = JSON.stringify(given);
        const first = JSON.stringify(resolve(given));
        expect(JSON.stringify(given)).toBe(before);
        expect(JSON.stringify(resolve(given))).toBe(first);
      }),
    );
  });

  test("the order of the entries changes nothing, nor does what was resolved before", () => {
    fc.assert(
      fc.property(world, service, (given, other) => {
        // Two entries whose names differ in letter case are one in Consul's store, where the later write wins.
        fc.pre(
          new Set(given.entries.map(({ value }) => JSON.stringify(value).toLowerCase())).size === given.entries.length,
        );
        fc.pre(!given.entries.some(({ value }) => "name" in value && value.name === "Web"));
        const resolver = createProxyResolver(indexEntries(given.entries.toReversed()));
        resolver.resolve(other, given.options);
        expect(resolver.resolve(given.service, given.options)).toEqual(resolve(given));
      }),
    );
  });

  test("what a registration itself dials is the same without the rest of the merge", () => {
    fc.assert(
      fc.property(world, (given) => {
        const whole = resolve(given);
        const explicit = createProxyResolver(indexEntries(given.entries)).resolveExplicit(given.service, given.options);
        if ("error" in whole || "error" in explicit) {
          expect(explicit).toStrictEqual(whole);
          return;
        }
        const defined = whole.upstreams.filter(({ definedIn }) => definedIn === "registration");
        expect(explicit.upstreams.map(({ handOver }) => handOver)).toStrictEqual(defined.map((one) => one.handOver));
        expect(explicit.upstreams.map(({ config }) => config)).toStrictEqual(defined.map((one) => one.upstream.config));
        expect(explicit.isTransparent).toBe(whole.registration.proxy?.mode === "transparent");
      }),
      { numRuns: 1000 },
    );
  });

  test("the result is plain data", () => {
    fc.assert(
      fc.property(world, (given) => {
        const result = resolve(given);
        expect(JSON.parse(JSON.stringify(result))).toStrictEqual(result);
      }),
    );
  });

  test("a mode that stands below the deciding level changes nothing", () => {
    const order = levels.map(({ name: level }) => level);
    fc.assert(
      fc.property(world, mode, (given, word) => {
        const result = resolve(given);
        if ("error" in result || given.options.centralConfigDisabled) return;
        const changed = given.entries.map((one) =>
          one.value.kind === "proxy-defaults" ? definition({ ...one.value, meshGateway: { mode: word } }) : one,
        );
        const again = resolve({ ...given, entries: changed });
        if ("error" in again) return;
        // Central configuration that has something to say may infer one upstream more, so places do not pair them.
        const identityOf = ({
          upstream: { destinationName, destinationPeer, destinationType, datacenter },
        }: ResolvedUpstream) => JSON.stringify([destinationName, destinationPeer, destinationType, datacenter]);
        for (const one of result.upstreams) {
          const level = one.mode.decidedBy?.level;
          if (level === undefined || order.indexOf(level) <= order.indexOf("proxy-defaults")) continue;
          const alike = again.upstreams.filter((other) => identityOf(other) === identityOf(one));
          expect(alike.map(({ mode: decided }) => decided.value)).toContain(one.mode.value);
        }
      }),
      { numRuns: 500 },
    );
  });

  test("hand-overs are those of the upstreams, in their order", () => {
    fc.assert(
      fc.property(world, (given) => {
        const result = resolve(given);
        if ("error" in result) return;
        const explicit = result.upstreams.flatMap(({ handOver }) => handOver ?? []);
        expect(explicit.filter(({ to }) => to === "chain")).toEqual(
          result.chains.filter(({ source }) => source === "explicit"),
        );
        expect(explicit.filter(({ to }) => to === "peer")).toEqual(
          result.peered.filter(({ source }) => source === "explicit"),
        );
        expect(explicit).toHaveLength(given.service.value.proxy?.upstreams?.length ?? 0);
      }),
    );
  });

  test("any free-form configuration of proxy-defaults is resolved or refused, never thrown over", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), service, options, (any, one, how) => {
        const opaque = JSON.parse(JSON.stringify({ ...any }));
        const all = [definition({ kind: "proxy-defaults", name: "global", config: opaque })];
        expect(Object.keys(resolve({ entries: all, service: one, options: how }))).not.toEqual([]);
      }),
    );
  });
});
