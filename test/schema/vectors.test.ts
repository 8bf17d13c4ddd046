import { describe, expect, test } from "vitest";
import { type EntryKind, isEntryKind } from "../../src/model/kinds.js";
import {
  agentFileJsonSchema,
  consulFileJsonSchema,
  entryJsonSchema,
  registrationBodyJsonSchema,
} from "../../src/schema.js";
import { validator } from "./validator.js";
import { type Case, casesOf } from "./vectors.js";

const anyFile = validator(consulFileJsonSchema());
const agentFile = validator(agentFileJsonSchema());
const registrationBody = validator(registrationBodyJsonSchema());
const byKind = new Map<EntryKind, ReturnType<typeof validator>>();

function entryOf(kind: EntryKind) {
  const known = byKind.get(kind) ?? validator(entryJsonSchema(kind));
  byKind.set(kind, known);
  return known;
}

/** What the schemas that an editor could use for the text say of its value. */
function verdict({ value, format, via }: Case & { readonly value: unknown }, isEntry: boolean): readonly string[] {
  if (!isEntry) return format === "api-json" ? registrationBody(value) : agentFile(value);
  const { Kind, kind = Kind } = Object(value);
  const own = Kind ?? kind;
  const isOfKind = via !== "bootstrap" && typeof own === "string" && isEntryKind(own);
  return [...anyFile(value), ...(isOfKind ? entryOf(own)(value) : [])];
}

const entries = casesOf("config-entries.jsonl");
const services = casesOf("services.jsonl");

/** Codes of faults that a schema can tell, and therefore must. */
const told: ReadonlySet<string> = new Set([
  // Keys, and types of values.
  ...["unknown-key", "unknown-key-namespace", "unknown-key-partition", "unknown-key-jwt"],
  ...["type-mismatch", "bad-type", "bad-time", "bad-bool", "bad-duration", "bad-number"],
  // The kind of an entry. (A text without one is taken for something else.)
  ...["kind-unknown", "kind-not-string"],
  // Words.
  ...["mutual-tls-mode", "service-defaults.protocol", "service-defaults.balance-inbound", "upstream.balance-outbound"],
  ...["access-logs.type", "extension-unknown", "failover-policy.mode", "load-balancer.policy", "hash-policy.field"],
  ...["service-router.retry-on", "service-router.method", "permission.method", "service-intentions.type"],
  ...["mesh.escaped-slashes", "mesh.underscores", "tls-version", "tls-cipher", "api-gateway.protocol"],
  ...["ingress.protocol", "http-route.method", "http-route.header-match", "http-route.path-match"],
  ...["http-route.query-match", "jwt-provider.discovery-type"],
  ...["mesh-gateway-mode", "proxy-mode", "check-status", "check-duration"],
]);

/** Cases with one of those codes that fit the schemas all the same, by the reason. */
const reasons: Readonly<Record<string, readonly string[]>> = {
  "A field is spelled in two ways, and each is right by itself.": [
    ...["ce-decode.kind-034", "ce-decode.spelling-007", "ce-decode.unknown-key-024", "svc-container-021"],
  ],
  "The HTTP API takes the key and the command does not; the file may be for either.": [
    ...[
      "ce-decode.spelling-023",
      "ce-decode.unknown-key-014",
      "ce-decode.unknown-key-016",
      "ce-decode.unknown-key-022",
    ],
  ],
  "The command takes the key and the HTTP API does not; the file may be for either.": [
    ...["ce-decode.http-009", "ce-decode.http-010"],
  ],
  "The word is absent, not wrong.": ["ce-field.http-route-011", "ce-field.http-route-015", "ce-rule.http-route-012"],
  "As JSON it would be a registration.": ["ce-decode.kind-008"],
  "A number in a text, or a duration, that is well formed and too large.": [
    ...["ce-decode.weak-type-020", "ce-decode.duration-014"],
  ],
  "A whole number that is written with a fraction or exponent is whole for a schema.": [
    ...["svc-weights-021", "svc-typing-004", "svc-typing-022"],
  ],
};
const letThrough: ReadonlySet<string> = new Set(Object.values(reasons).flat());

describe.each([
  { file: "config-entries.jsonl", cases: entries, isEntry: true, atLeast: 600 },
  { file: "services.jsonl", cases: services, isEntry: false, atLeast: 400 },
])("$file", ({ cases, isEntry, atLeast }) => {
  const accepted = cases.filter(({ output }) => output !== undefined);
  const refused = cases.filter(
    ({ output, codes = [] }) => output === undefined && codes.some((code) => told.has(code)),
  );

  test("what Consul accepts fits the schemas", () => {
    expect(accepted.length).toBeGreaterThan(atLeast);
    const wrong = accepted.map((one) => ({ id: one.id, input: one.input, faults: verdict(one, isEntry) }));
    expect(wrong.filter(({ faults }) => faults.length > 0)).toEqual([]);
  });

  test("what Consul refuses for a fault that a schema can tell does not fit", () => {
    expect(refused.length).toBeGreaterThan(30);
    const passed = refused.filter((one) => verdict(one, isEntry).length === 0 && !letThrough.has(one.id));
    expect(passed.map(({ id, input, codes }) => ({ id, input, codes }))).toEqual([]);
  });
});

test("what is said to be let through is let through", () => {
  const cases = new Map([...entries, ...services].map((one) => [one.id, one]));
  const needless = [...letThrough].filter((id) => {
    const one = cases.get(id);
    const isTold = one?.output === undefined && one?.codes?.some((code) => told.has(code)) === true;
    return one === undefined || !isTold || verdict(one, id.startsWith("ce-")).length > 0;
  });
  expect(needless).toEqual([]);
});
