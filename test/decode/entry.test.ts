import { generateKeyPairSync } from "node:crypto";
import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { entryCodes } from "../../src/base/codes/entry.js";
import { createDocument } from "../../src/base/document.js";
import type { EntryReading } from "../../src/decode/entry.js";
import { readBootstrapEntries } from "../../src/decode/entry-bootstrap.js";
import { readEntryBody, readEntryText } from "../../src/decode/entry-text.js";
import { readHcl } from "../../src/hcl/read.js";
import { spanOf } from "../../src/model/definition.js";
import { marked } from "./marked.js";

function read(text: string): EntryReading {
  return readEntryText(createDocument({ file: "entry.hcl", text }));
}

function codesOf(reading: EntryReading): readonly string[] {
  return reading.diagnostics.map((one) => (one.hidden === true ? `(${one.code})` : one.code));
}

describe("a diagnostic of an entry stands", () => {
  test.each([
    [
      "at the value that is refused",
      'Kind = "service-defaults"\nName = "web"\nProtocol = «"udp"»',
      "entry/service-defaults.protocol",
    ],
    [
      "at the block that lacks something",
      'Kind = "service-defaults"\nName = "web"\nUpstreamConfig {\n  Overrides = [«{ Peer = "east" }»]\n}',
      "entry/upstream-override.name-required",
    ],
    [
      "at a key that is unknown",
      'Kind = "service-defaults"\nName = "web"\n«MeshGatway» { Mode = "local" }',
      "decode/unknown-key",
    ],
    [
      "at the key that only Enterprise servers know",
      'Kind = "service-defaults"\nName = "web"\nNamespace = «"team"»',
      "decode/unknown-key-namespace",
    ],
    ["at the kind that is none", 'Kind = «"service-default"»', "decode/kind-unknown"],
    ["at a spelling of Kind that does not count", '«KIND» = "mesh"', "decode/kind-missing"],
    [
      "at a source where it was written, though Consul sorts them",
      'Kind = "service-intentions"\nName = "web"\nSources = [{ Name = "*" Action = «"no"» }, { Name = "a" Action = "allow" }]',
      "entry/service-intentions.action",
    ],
    [
      "at the filter of a subset",
      'Kind = "service-resolver"\nName = "web"\nSubsets { v1 { Filter = «"a = b"» } }',
      "entry/service-resolver.subset-filter",
    ],
    [
      "at a mode that Consul does not act on",
      'Kind = "proxy-defaults"\nMeshGateway { Mode = «"Local"» }',
      "entry/mesh-gateway-mode",
    ],
    [
      "at a mode of proxies that Consul does not act on, for all proxies",
      'Kind = "proxy-defaults"\nMode = «"transparant"»',
      "entry/proxy-mode",
    ],
    [
      "at a mode of proxies that Consul does not act on, for those of a service",
      'Kind = "service-defaults"\nName = "web"\nMode = «"Transparent"»',
      "entry/proxy-mode",
    ],
    ["at text where a block is wanted", 'Kind = "proxy-defaults"\nmesh_gateway = «"local"»', "decode/bad-type"],
  ])("%s", (_, text, code) => {
    const { document, spans } = marked("entry.hcl", text);
    const found = readEntryText(document).diagnostics.filter((one) => one.hidden !== true);
    expect(found.map((one) => ({ code: one.code, span: one.span }))).toEqual([{ code, span: spans[0] }]);
  });
});

describe("a hint says what to type", () => {
  test.each([
    ['Kind = "service-defaults"\nName = "web"\nProtocol = "htttp"', 'Did you mean "http"?'],
    ['Kind = "proxy-defaults"\nMeshGateway { Mode = "Local" }', 'Did you mean "local"?'],
    ['Kind = "proxy-defaults"\nMode = "transparant"', 'Did you mean "transparent"?'],
    ['Kind = "proxy-defaults"\nmesh_gateway = "local"', 'Write `MeshGateway { Mode = "local" }`.'],
    ['Kind = "ServiceDefaults"\nName = "web"', "Did you mean `service-defaults`?"],
    [
      'Kind = "service-resolver"\nName = "web"\nDefaultSubset = "canry"\nSubsets { canary {} }',
      'Did you mean "canary"?',
    ],
  ])("%s", (text, hint) => {
    expect(read(text).diagnostics.map((one) => one.hint)).toEqual([hint]);
  });
});

describe("faults that Consul would not get to", () => {
  test("are marked where it stops at the first", () => {
    const reading = read('Kind = "service-router"\nRoutes = [{ Match { HTTP { PathExact = "a" } } }]');
    expect(codesOf(reading)).toEqual(["entry/name-required", "(entry/service-router.path-exact-slash)"]);
  });

  test("are not marked where it collects", () => {
    const reading = read('Kind = "service-defaults"\nName = "web"\nProtocol = "x"\nBalanceInboundConnections = "y"');
    expect(codesOf(reading)).toEqual(["entry/service-defaults.balance-inbound", "entry/service-defaults.protocol"]);
  });

  test("are marked inside an override without a name, not in the next one", () => {
    const overrides = '[{ BalanceOutboundConnections = "x" }, { Name = "a" BalanceOutboundConnections = "x" }]';
    const reading = read(`Kind = "service-defaults"\nName = "web"\nUpstreamConfig { Overrides = ${overrides} }`);
    expect(codesOf(reading)).toEqual([
      "entry/upstream-override.name-required",
      "(entry/upstream.balance-outbound)",
      "entry/upstream.balance-outbound",
    ]);
  });

  test("are marked behind a fault of decoding, unless they may come of it", () => {
    const text =
      'Kind = "service-defaults"\nName = "web"\nProtocol = "udp"\nbogus = 1\nUpstreamConfig { Overrides = [{ Nme = "x" }] }';
    expect(codesOf(read(text))).toEqual([
      "decode/unknown-key",
      "decode/unknown-key",
      "(entry/service-defaults.protocol)",
    ]);
  });

  test("leave out an entry without a name, and keep and mark what is understood of any other", () => {
    expect(read('Kind = "service-defaults"').definition).toBeUndefined();
    const { definition } = read('Kind = "service-defaults"\nName = "web"\nbogus = 1\nMeshGateway { Mode = "local" }');
    expect(definition?.isRefused).toBe(true);
    expect(definition?.value).toMatchObject({ name: "web", meshGateway: { mode: "local" } });
  });
});

describe("an entry that is too much for anybody", () => {
  test.each([
    ["ingress-gateway", "Listeners", { Port: 1 }, "entry/ingress.no-service"],
    ["terminating-gateway", "Services", { Name: "a" }, "entry/terminating.duplicate-service"],
    ["service-intentions", "Sources", { Name: "a", Action: "allow" }, "entry/service-intentions.duplicate-source"],
    ["service-splitter", "Splits", { Weight: 1 }, "entry/service-splitter.duplicate"],
    ["api-gateway", "Listeners", { Name: "A" }, "entry/api-gateway.listener-name"],
    ["service-router", "Routes", { Match: { HTTP: { PathExact: "a" } } }, "entry/service-router.path-exact-slash"],
  ])("is read all the same: %s with 20000 %s", (Kind, field, item, code) => {
    const reading = read(JSON.stringify({ Kind, Name: "x", [field]: Array.from({ length: 20_000 }, () => item) }));
    expect(reading.diagnostics.find((one) => one.hidden !== true)?.code).toBe(code);
  });
});

describe("an entry embedded in an agent file", () => {
  test("is read by what servers know", () => {
    const text =
      'config_entries { bootstrap = [{ kind = "mesh" }, { kind = "service-defaults" name = "web" namespace = "" }] }';
    const document = createDocument({ file: "server.hcl", text });
    const readings = readBootstrapEntries(readHcl(document).value, document);
    expect(readings.map(codesOf)).toEqual([[], ["decode/unknown-key-namespace"]]);
    expect(readings[0]?.definition?.value).toEqual({ kind: "mesh" });
  });

  test.each([
    ["a text", 'config_entries = «"x"»', "decode/bad-type", "config_entries"],
    [
      "a block that is written twice",
      'config_entries «{ bootstrap { kind = "mesh" } }»\nconfig_entries {}',
      "decode/bad-type",
      "config_entries",
    ],
    ["a list of texts", 'config_entries { bootstrap = [«"x"»] }', "decode/bad-type", "config_entries.bootstrap[0]"],
    [
      "a block with another key",
      'config_entries {\n  bootstrap { kind = "mesh" }\n  «bootstraps» {}\n}',
      "decode/unknown-key",
      "config_entries.bootstraps",
    ],
  ])("is refused with the file where it stands in %s", (_, text, code, path) => {
    const { document, spans } = marked("server.hcl", text);
    const [first] = readBootstrapEntries(readHcl(document).value, document);
    expect(first?.refusedAt).toBe("decode");
    expect(first?.diagnostics.map((one) => [one.code, one.path])).toEqual([[code, path]]);
    expect(first?.diagnostics[0]?.span).toMatchObject({ line: spans[0]?.line, column: spans[0]?.column });
  });

  test("is read where the block around it is written twice, though Consul refuses that", () => {
    const text = ["mesh", "proxy-defaults"]
      .map((kind) => `config_entries { bootstrap { kind = "${kind}" } }`)
      .join("\n");
    const document = createDocument({ file: "server.hcl", text });
    const readings = readBootstrapEntries(readHcl(document).value, document);
    expect(readings.map(codesOf)).toEqual([["decode/bad-type"], [], []]);
    expect(readings.map(({ definition }) => definition?.value.kind)).toEqual([undefined, "mesh", "proxy-defaults"]);
  });
});

describe("what a definition remembers", () => {
  test("is where each part was written, sources in Consul's order", () => {
    const { document, spans } = marked(
      "intentions.hcl",
      'Kind = "service-intentions"\nName = "web"\nSources = [«{ Name = "*" Action = "deny" }», «{ Name = "a" Action = "allow" }»]',
    );
    const { definition } = readEntryText(document);
    expect(definition).toBeDefined();
    if (definition === undefined) return;
    expect(spanOf(definition, ["sources", 0])).toEqual(spans[1]);
    expect(spanOf(definition, ["sources", 1])).toEqual(spans[0]);
  });

  test("tells an absent mode from an empty one", () => {
    const empty = read('Kind = "service-defaults"\nName = "web"\nMeshGateway { Mode = "" }');
    expect(empty.definition?.value).toEqual({ kind: "service-defaults", name: "web", meshGateway: { mode: "" } });
    const absent = read('Kind = "service-defaults"\nName = "web"\nMeshGateway {}');
    expect(absent.definition?.value).toEqual({ kind: "service-defaults", name: "web", meshGateway: {} });
  });
});

describe("an inline certificate", () => {
  const keyOf = (bits: number, type: "pkcs1" | "pkcs8") =>
    generateKeyPairSync("rsa", {
      modulusLength: bits,
      publicKeyEncoding: { type: "spki", format: "pem" },
      privateKeyEncoding: { type, format: "pem" },
    }).privateKey;
  const certificate = "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n";
  const check = (PrivateKey: string, Certificate = certificate) =>
    codesOf(read(JSON.stringify({ Kind: "inline-certificate", Name: "c", PrivateKey, Certificate })));

  test("with a key of 2048 bits passes with a note that it was not looked into", () => {
    expect(check(keyOf(2048, "pkcs1"))).toEqual(["entry/certificate.not-read"]);
    expect(check(keyOf(2048, "pkcs8"))).toEqual(["entry/certificate.not-read"]);
  });

  test("with a shorter key is refused, where the key says that it is one of RSA", () => {
    expect(check(keyOf(1024, "pkcs1"))).toEqual(["entry/certificate.key-length"]);
    expect(check(keyOf(1024, "pkcs8"))).toEqual(["entry/certificate.not-read"]);
  });

  test("with something else for a key is refused", () => {
    const noKey = "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n";
    expect(check(noKey)).toEqual(["entry/certificate.private-key-parse"]);
    expect(check("AAAA")).toEqual(["entry/certificate.private-key-pem"]);
    expect(check(keyOf(2048, "pkcs8"), "AAAA")).toEqual(["entry/certificate.certificate-pem"]);
  });

  test.each([
    ["text before it", "a comment\n-----BEGIN X-----\nAAAA\n-----END X-----\n", true],
    ["headers", "-----BEGIN X-----\nProc-Type: 4\n\nAAAA\n-----END X-----\n", true],
    ["an empty body", "-----BEGIN X-----\n-----END X-----\n", true],
    ["no line break at its end", "-----BEGIN X-----\nAAAA\n-----END X-----", true],
    [
      "a broken block before it",
      "-----BEGIN Y-----\n!\n-----END Y-----\n-----BEGIN X-----\nAAAA\n-----END X-----",
      true,
    ],
    ["its beginning inside a line", "a -----BEGIN X-----\nAAAA\n-----END X-----\n", false],
    ["another end", "-----BEGIN X-----\nAAAA\n-----END Y-----\n", false],
    ["a body that is not base64", "-----BEGIN X-----\nAAA\n-----END X-----\n", false],
    ["no end", "-----BEGIN X-----\nAAAA\n", false],
  ])("is looked for as Go does it: a key with %s", (_, key, isFound) => {
    expect(check(key).includes("entry/certificate.private-key-pem")).toBe(!isFound);
  });
});

describe("the table of codes", () => {
  /** Refusals that the vectors of the Community Edition cannot show, and codes of ours; the tests above show the latter. */
  const shownElsewhere = [
    "entry/certificate.certificate-pem",
    "entry/certificate.key-length",
    "entry/certificate.not-read",
    "entry/certificate.private-key-parse",
    "entry/mesh-gateway-mode",
    "entry/proxy-mode",
  ];

  test("has no code that nothing shows", () => {
    const text = readFileSync(new URL("../conformance/vectors/config-entries.jsonl", import.meta.url), "utf8");
    const shown = new Set<string>(shownElsewhere);
    for (const line of text.split("\n").filter((one) => one !== "")) {
      const { input, via } = JSON.parse(line);
      const document = createDocument({ file: "entry", text: input });
      const reading = via === "http" ? readEntryBody(document) : readEntryText(document);
      for (const one of reading.diagnostics) if (one.hidden !== true) shown.add(one.code);
    }
    expect(Object.keys(entryCodes).filter((code) => !shown.has(code))).toEqual([]);
  });
});
