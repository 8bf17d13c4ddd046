import { describe, expect, test } from "vitest";
import { formatSpan } from "../../src/base/span.js";
import { indexEntries } from "../../src/catalog/entries.js";
import { chainDiagnostic } from "../../src/chain/error.js";
import { withChange } from "../../src/chain/write/change.js";
import { checkWrite } from "../../src/chain/write/check-write.js";
import { allHttp, define, readMarked } from "./world.js";

describe("a write that Consul refuses", () => {
  test("is marked in the entries that contradict it", () => {
    const { definitions, marks } = readMarked({
      "web.hcl": 'Kind = "service-defaults" Name = "web" Protocol = "http"',
      "edge.hcl": `
        Kind = "ingress-gateway"
        Name = "edge"
        Listeners = [{ Port = 80 Protocol = "http" Services = [⟦service⟧{ Name = "web" }] }]
      `,
    });
    const [write] = define({ kind: "service-defaults", name: "web", protocol: "tcp" });
    if (write === undefined) throw new Error("no entry to write");
    const refusals = checkWrite(indexEntries(definitions), { write });
    expect(refusals.map(({ code }) => code)).toEqual(["graph/ingress-protocol"]);
    const diagnostics = refusals.map(chainDiagnostic);
    expect(diagnostics.map(({ span }) => span && formatSpan(span))).toEqual([marks["service"]]);
    expect(diagnostics.map(({ path }) => path)).toEqual(["Listeners[0].Services[0]"]);
  });

  test("is refused once for each chain that it breaks, the changed service's own first", () => {
    const stored = define(
      allHttp,
      { kind: "service-splitter", name: "a", splits: [{ weight: 100, service: "web" }] },
      { kind: "service-router", name: "b", routes: [{ destination: { service: "web" } }] },
      { kind: "service-splitter", name: "web", splits: [{ weight: 100 }] },
    );
    const [write] = define({ kind: "service-defaults", name: "web", protocol: "tcp" });
    if (write === undefined) throw new Error("no entry to write");
    const refusals = checkWrite(indexEntries(stored), { write });
    expect(refusals.map(({ chain }) => chain)).toEqual(["web", "a", "b"]);
  });

  test("names the intention that a deleted provider is needed by", () => {
    const stored = define(
      { kind: "jwt-provider", name: "okta" },
      { kind: "service-intentions", name: "web", jwt: { providers: [{ name: "okta" }] } },
    );
    const refusals = checkWrite(indexEntries(stored), { delete: { kind: "jwt-provider", name: "Okta" } });
    expect(refusals.map(({ code }) => code)).toEqual(["graph/jwt-provider-in-use"]);
    expect(refusals[0]?.way.map(({ entry }) => [entry.kind, entry.name, ...entry.path])).toEqual([
      ["service-intentions", "web", "jwt", "providers", 0, "name"],
    ]);
  });
});

describe("a write that Consul refuses for what lies far away", () => {
  const stored = [
    ...["y", "z"].map((name) => ({ kind: "service-defaults", name, protocol: "http" }) as const),
    {
      kind: "service-splitter",
      name: "main",
      splits: [
        { weight: 50, service: "p" },
        { weight: 50, service: "z" },
      ],
    },
    { kind: "service-splitter", name: "p", splits: [{ weight: 100, service: "y" }] },
  ] as const;
  const [write] = define({ kind: "service-defaults", name: "y", protocol: "grpc" });
  if (write === undefined) throw new Error("no entry to write");

  test("breaks a chain that only an intention brings into sight", () => {
    expect(checkWrite(indexEntries(define(...stored)), { write })).toEqual([]);
    const intentions = {
      kind: "service-intentions",
      name: "Main",
      sources: [{ name: "web", action: "allow" }],
    } as const;
    const refusals = checkWrite(indexEntries(define(...stored, intentions)), { write });
    expect(refusals.map(({ code, chain }) => [code, chain])).toEqual([["graph/inconsistent-protocols", "Main"]]);
  });

  test("lets what is not there be deleted, though the chain of that name does not compile", () => {
    const broken = withChange(indexEntries(define(...stored)), { write });
    expect(checkWrite(broken, { delete: { kind: "service-resolver", name: "main" } })).toEqual([]);
    const real = checkWrite(broken, { delete: { kind: "service-splitter", name: "p" } });
    expect(real.map(({ code }) => code)).toEqual(["graph/inconsistent-protocols"]);
  });

  test("lets a chain that does not compile be exported, since no chain is compiled for that", () => {
    const broken = withChange(indexEntries(define(...stored)), { write });
    const services = [{ name: "main", consumers: [{ peer: "east" }] }];
    const [exports] = define({ kind: "exported-services", name: "default", services });
    if (exports === undefined) throw new Error("no entry to write");
    expect(checkWrite(broken, { write: exports })).toEqual([]);
  });
});

test.each([
  ["web", ["graph/export-l4-new-target"]],
  ["*", []],
])("deleting the resolver of a service exported as %s brings back its own instances: %o", (name, codes) => {
  const stored = define(
    { kind: "service-resolver", name: "web", redirect: { service: "a" } },
    { kind: "exported-services", name: "default", services: [{ name, consumers: [{ peer: "east" }] }] },
  );
  const change = { delete: { kind: "service-resolver", name: "web" } } as const;
  expect(checkWrite(indexEntries(stored), change).map(({ code }) => code)).toEqual(codes);
});

test("in an export of all services Consul's own is looked at like any other", () => {
  const services = [{ name: "*", consumers: [{ peer: "east" }] }];
  const stored = indexEntries(define({ kind: "exported-services", name: "default", services }));
  const [write] = define({ kind: "service-resolver", name: "consul", redirect: { service: "a", datacenter: "dc2" } });
  if (write === undefined) throw new Error("no entry to write");
  expect(checkWrite(stored, { write }).map(({ code }) => code)).toEqual(["graph/export-cross-datacenter-redirect"]);
});

test("a provider of tokens is named in its own letter case", () => {
  const stored = indexEntries(define({ kind: "jwt-provider", name: "Okta" }));
  const codesFor = (name: string) => {
    const [write] = define({ kind: "service-intentions", name: "web", jwt: { providers: [{ name }] } });
    return write === undefined ? undefined : checkWrite(stored, { write }).map(({ code }) => code);
  };
  expect(codesFor("Okta")).toEqual([]);
  expect(codesFor("okta")).toEqual(["graph/jwt-provider-missing"]);
});

describe("a write that Consul takes", () => {
  test("shows in the entries after it, whatever the case of the name, and not in those before", () => {
    const before = indexEntries(define({ kind: "service-defaults", name: "web", protocol: "http" }));
    const [write] = define({ kind: "service-defaults", name: "Web", protocol: "grpc" });
    if (write === undefined) throw new Error("no entry to write");
    const after = withChange(before, { write });
    expect(after.get("service-defaults", "WEB")?.value.protocol).toBe("grpc");
    expect(after.list("service-defaults").map(({ value }) => value.name)).toEqual(["Web"]);
    expect(before.get("service-defaults", "WEB")?.value.protocol).toBe("http");
    const deleted = withChange(after, { delete: { kind: "service-defaults", name: "web" } });
    expect(deleted.get("service-defaults", "web")).toBeUndefined();
    expect(deleted.list("service-defaults")).toEqual([]);
  });

  test("may delete the mesh entry by the name that the API calls it by", () => {
    const stored = indexEntries(define({ kind: "mesh", allowEnablingPermissiveMutualTLS: true }));
    const after = withChange(stored, { delete: { kind: "mesh", name: "mesh" } });
    expect(after.list("mesh")).toEqual([]);
    const [write] = define({ kind: "service-defaults", name: "web", mutualTLSMode: "permissive" });
    if (write === undefined) throw new Error("no entry to write");
    expect(checkWrite(stored, { write })).toEqual([]);
    expect(checkWrite(after, { write }).map(({ code }) => code)).toEqual(["graph/permissive-not-allowed"]);
  });

  test.each([{ Protocol: "HTTP" }, { PROTOCOL: "http" }, { Protocol: "tcp", protocol: "http" }])(
    "may split a service that is http by proxy-defaults, however they spell the key: %o",
    (config) => {
      const stored = define({ kind: "proxy-defaults", name: "global", config });
      const [write] = define({ kind: "service-splitter", name: "web", splits: [{ weight: 100 }] });
      if (write === undefined) throw new Error("no entry to write");
      expect(checkWrite(indexEntries(stored), { write })).toEqual([]);
    },
  );

  test("may change a service without a thought of exports to partitions", () => {
    const stored = define({
      kind: "exported-services",
      name: "default",
      services: [{ name: "web", consumers: [{ partition: "ap1" }] }],
    });
    const [write] = define({ kind: "service-resolver", name: "web", redirect: { service: "a", datacenter: "dc2" } });
    if (write === undefined) throw new Error("no entry to write");
    expect(checkWrite(indexEntries(stored), { write })).toEqual([]);
  });
});
