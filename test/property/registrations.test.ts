import fc from "fast-check";
import { expect, test } from "vitest";
import { createDocument } from "../../src/base/document.js";
import { readAgentFiles } from "../../src/decode/agent-files.js";
import { readServicesOnly } from "../../src/decode/agent-services.js";
import { readAgentText, readRegistrationText } from "../../src/decode/agent-text.js";
import { readRegistrationBody } from "../../src/decode/registration-body.js";
import { registrationBodyOf } from "../../src/model/registration-body.js";
import type { Registration } from "../../src/model/service.js";
import { serviceKinds } from "../../src/model/service.js";

const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,8}$/);
const port = fc.integer({ min: 1, max: 65535 });
const mode = fc.constantFrom("none", "local", "remote");
const config = fc.dictionary(word, fc.oneof(word, port, fc.boolean(), fc.array(word), fc.dictionary(word, word)), {
  minKeys: 1,
});

/** Optional members that are left out rather than undefined. */
const record = <Shape>(shape: { [Key in keyof Shape]: fc.Arbitrary<Shape[Key]> }) =>
  fc.record(shape, { requiredKeys: [] });

const upstream = fc
  .record({
    base: record({
      destinationPeer: word,
      localBindAddress: fc.constantFrom("127.0.0.1", "::1"),
      config,
      meshGateway: fc.record({ mode }),
    }),
    type: fc.constantFrom("service", "prepared_query"),
  })
  .map(({ base, type }) => ({ ...base, destinationType: type }));

const upstreams = fc
  .array(upstream, { maxLength: 4 })
  .map((list) => list.map((one, index) => ({ ...one, destinationName: `up${index}`, localBindPort: 10_000 + index })));

const shared = {
  tags: fc.array(word, { minLength: 1 }),
  meta: fc.dictionary(
    word.filter((key) => !key.startsWith("consul-")),
    word,
    { minKeys: 1, maxKeys: 5 },
  ),
  address: fc.constantFrom("10.0.0.1", "2001:db8::1", "web.example"),
  taggedAddresses: fc.dictionary(word, fc.record({ address: word, port }), { minKeys: 1, maxKeys: 3 }),
  weights: fc.record({ passing: port, warning: port }),
  enableTagOverride: fc.constant(true),
  locality: fc.record({ region: word, zone: word }),
};

/** Registrations of every kind that Consul accepts. */
const registration: fc.Arbitrary<Registration> = fc
  .record({
    kind: fc.constantFrom(undefined, ...serviceKinds),
    id: word,
    name: word,
    port,
    rest: record(shared),
    proxy: record({
      mode: fc.constantFrom("direct", "transparent"),
      transparentProxy: fc.record({ outboundListenerPort: port, dialedDirectly: fc.constant(true) }),
      config,
      meshGateway: fc.record({ mode }),
      accessLogs: fc.record({ enabled: fc.constant(true), jsonFormat: word }),
      expose: fc.record({
        checks: fc.constant(true),
        paths: fc.constant([{ path: "/x", listenerPort: 9, protocol: "http" }]),
      }),
    }),
    upstreams,
  })
  .map(({ kind, id, name, port: servicePort, rest, proxy, upstreams: list }) => ({
    ...(kind === undefined ? {} : { kind }),
    id,
    name,
    port: servicePort,
    ...rest,
    ...(kind === undefined
      ? {}
      : {
          proxy: {
            ...proxy,
            ...(kind === "connect-proxy"
              ? { destinationServiceName: "web", ...(list.length > 0 ? { upstreams: list } : {}) }
              : {}),
          },
        }),
  }));

function readBody(text: string) {
  return readRegistrationBody(readRegistrationText(createDocument({ file: "body.json", text })));
}

test("a registration that is printed and read again is the same registration", () => {
  fc.assert(
    fc.property(registration, (value) => {
      const first = readBody(JSON.stringify(registrationBodyOf({ type: "service", value, origin: {} })));
      expect(first.refusedAt).toBeUndefined();
      const [read] = first.services;
      if (read === undefined) throw new Error("nothing was read");
      // Reading fills in defaults; everything that was there is still there.
      expect(read.value).toMatchObject(withoutEmpty(value));
      const again = readBody(JSON.stringify(registrationBodyOf(read)));
      expect(again.services.map((service) => service.value)).toEqual([read.value]);
    }),
  );
});

/** A block of which nothing is set is not printed. */
function withoutEmpty({ proxy, ...rest }: Registration): object {
  return proxy === undefined || Object.keys(proxy).length === 0 ? rest : { ...rest, proxy };
}

test("no text makes the readers throw", () => {
  const piece = fc.constantFrom(
    "service",
    "{",
    "}",
    "[",
    "]",
    "=",
    '"',
    "name",
    '"web"',
    "1",
    ",",
    ":",
    "connect",
    "null",
    "\n",
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(piece, fc.string()), { maxLength: 40 }), (pieces) => {
      const document = createDocument({ file: "x", text: pieces.join(" ") });
      for (const syntax of ["hcl", "json"] as const) readAgentFiles([readAgentText(document, syntax)]);
      readRegistrationBody(readRegistrationText(document));
    }),
  );
});

test("the order of the files changes neither the settings that one file gives nor the set of services", () => {
  fc.assert(
    fc.property(fc.uniqueArray(word, { minLength: 1, maxLength: 5 }), (names) => {
      const files = names.map((name) =>
        readAgentText(createDocument({ file: `${name}.hcl`, text: `service { name = "${name}" }` }), "hcl"),
      );
      const ids = (reading: ReturnType<typeof readAgentFiles>) => reading.services.map(({ value }) => value.id).sort();
      expect(ids(readAgentFiles(files.toReversed()))).toEqual(ids(readAgentFiles(files)));
    }),
  );
});

test("a file with services only says the same by itself as among the files of an agent", () => {
  const key = fc.constantFrom(
    "name",
    "id",
    "port",
    "tags",
    "checks",
    "connect",
    "proxy",
    "kind",
    "bogus",
    "token",
    "weights",
  );
  const value = fc.oneof(word, port, fc.constantFrom<unknown>("", 0, -1, null, [], {}, [{ ttl: "x" }], { passing: 0 }));
  const sidecar = fc.record({ sidecar_service: fc.dictionary(key, value, { maxKeys: 3 }) });
  const service = fc.dictionary(key, fc.oneof({ weight: 4, arbitrary: value }, sidecar), { maxKeys: 6 });
  const file = fc.oneof(
    fc.record({ service }),
    fc.record({ services: fc.array(service, { maxLength: 3 }) }),
    fc.record({ service, services: fc.array(service, { maxLength: 3 }) }),
  );
  fc.assert(
    fc.property(file, fc.constantFrom(undefined, "dc2"), (written, datacenter) => {
      const text = JSON.stringify(written);
      const document = createDocument({ file: "x.json", text, ...(datacenter === undefined ? {} : { datacenter }) });
      const read = readAgentText(document, "json");
      const { services, diagnostics } = readAgentFiles([read]);
      expect(readServicesOnly(read)).toStrictEqual({ services, diagnostics });
    }),
    { numRuns: 500 },
  );
});
