import { describe, expect, test } from "vitest";
import { formatSpan } from "../../src/base/span.js";
import { indexEntries } from "../../src/catalog/entries.js";
import { compileChain } from "../../src/chain/compile.js";
import { explainChain } from "../../src/chain/explain.js";
import type { ChainReasons, Reason } from "../../src/chain/reasons.js";
import type { ChainRequest } from "../../src/chain/request.js";
import { readMarked, requestFor } from "./world.js";

const files = {
  "all.hcl": `
    Kind = "proxy-defaults"
    Name = "global"
    Config { protocol = "http" }
    MeshGateway { Mode = ⟦allMode⟧"local" }
  `,
  "web.hcl": 'Kind = "service-router" Name = "web" Routes = [{ Destination { Service = "api" } }]',
  "api.hcl": `
    Kind = "service-splitter"
    Name = "api"
    Splits = [{ Weight = 60 Service = "inner" }, { Weight = 40 }]
  `,
  "inner.hcl": 'Kind = "service-splitter" Name = "inner" Splits = [{ Weight = 100 Service = "old" }]',
  "old.hcl": 'Kind = "service-resolver" Name = "old" Redirect { Service = "db" Datacenter = "dc2" }',
  "db.hcl": `
    Kind = "service-resolver"
    Name = "db"
    DefaultSubset = "v1"
    Subsets = { v1 = {} }
    ConnectTimeout = ⟦timeout⟧"3s"
    Failover = { "*" = { Datacenters = ["dc1"] } }
  `,
  "db-defaults.hcl": `
    Kind = "service-defaults"
    Name = "db"
    Protocol = "http"
    MeshGateway { Mode = ⟦dbMode⟧"remote" }
  `,
};

const db = "v1.db.default.default.dc2";

function reasonsFor(overrides: Partial<ChainRequest> = {}): {
  readonly reasons: ChainReasons;
  readonly marks: Readonly<Record<string, string>>;
} {
  const { definitions, marks } = readMarked(files);
  const result = explainChain(indexEntries(definitions), requestFor("web", overrides));
  if ("error" in result) throw new Error(result.error.message);
  return { reasons: result.reasons, marks };
}

function placeOf(reason: Reason | undefined): string | undefined {
  return reason?.decidedBy === "entry" && reason.entry.span !== undefined ? formatSpan(reason.entry.span) : undefined;
}

describe("the reasons of a chain", () => {
  test("a mode comes from the service-defaults of the target's service, over those of proxy-defaults", () => {
    const { reasons, marks } = reasonsFor();
    expect(placeOf(reasons.targets[db]?.mode)).toBe(marks["dbMode"]);
    expect(reasons.targets[db]?.overriddenModes.map(({ value, entry }) => [value, entry.kind])).toEqual([
      ["local", "proxy-defaults"],
    ]);
    expect(placeOf(reasons.targets["api.default.default.dc1"]?.mode)).toBe(marks["allMode"]);
  });

  test("an override of the request decides over all entries, which are still listed", () => {
    const { reasons } = reasonsFor({ overrideMeshGateway: "none" });
    expect(reasons.targets[db]?.mode).toEqual({ decidedBy: "request", field: "overrideMeshGateway" });
    expect(reasons.targets[db]?.overriddenModes.map(({ value }) => value)).toEqual(["remote", "local"]);
  });

  test("a timeout comes from the resolver where redirects end, or from nobody", () => {
    const { reasons, marks } = reasonsFor();
    expect(placeOf(reasons.targets[db]?.connectTimeout)).toBe(marks["timeout"]);
    expect(reasons.targets["api.default.default.dc1"]?.connectTimeout).toEqual({ decidedBy: "default" });
  });

  test("a target lists the redirects and default subsets that lead to it, in the order of the way", () => {
    const { reasons } = reasonsFor();
    expect(reasons.targets[db]?.arrivals.map(({ name, path }) => [name, ...path])).toEqual([
      ["old", "redirect"],
      ["db", "defaultSubset"],
    ]);
    expect(reasons.targets[db]?.subset?.path).toEqual(["subsets", "v1"]);
  });

  test("a place to fail over to names the datacenter in the failover that made it one", () => {
    const { reasons } = reasonsFor();
    const paths = reasons.targets["v1.db.default.default.dc1"]?.failover.map(({ name, path }) => [name, ...path]);
    expect(paths).toEqual([["db", "failover", "*", "datacenters", 0]]);
    expect(reasons.nodes[`resolver:${db}`]?.parts.map((part) => part.map(({ path }) => path))).toEqual([
      [["failover", "*", "datacenters", 0]],
    ]);
  });

  test("a leg of a nested splitter names the legs of both", () => {
    const { reasons } = reasonsFor();
    const parts = reasons.nodes["splitter:api.default.default"]?.parts;
    expect(parts?.map((part) => part.map(({ name, path }) => [name, ...path]))).toEqual([
      [
        ["api", "splits", 0],
        ["inner", "splits", 0],
      ],
      [["api", "splits", 1]],
    ]);
  });

  test("the last route of a router is there without an entry's saying so", () => {
    const { reasons } = reasonsFor();
    expect(reasons.nodes["router:web.default.default"]?.parts.map((part) => part.length)).toEqual([1, 0]);
  });

  test("there are reasons for every node and target of the chain, which is the same as without reasons", () => {
    const entries = indexEntries(readMarked(files).definitions);
    const explained = explainChain(entries, requestFor("web"));
    const compiled = compileChain(entries, requestFor("web"));
    if ("error" in explained || "error" in compiled) throw new Error("the chain does not compile");
    expect(explained.chain).toEqual(compiled.chain);
    expect(Object.keys(explained.reasons.nodes).sort()).toEqual(Object.keys(compiled.chain.nodes).sort());
    expect(Object.keys(explained.reasons.targets).sort()).toEqual(Object.keys(compiled.chain.targets).sort());
  });

  test("the protocol of proxy-defaults is told of the key as it is written", () => {
    const { definitions } = readMarked({
      "all.hcl": 'Kind = "proxy-defaults" Name = "global" Config { Protocol = "grpc" }',
    });
    const result = explainChain(indexEntries(definitions), requestFor("web"));
    if ("error" in result) throw new Error(result.error.message);
    expect(result.chain.protocol).toBe("grpc");
    const reason = result.reasons.targets["web.default.default.dc1"]?.protocol;
    expect(reason?.decidedBy === "entry" ? reason.entry.path : reason).toEqual(["config", "Protocol"]);
  });
});
