import { describe, expect, test } from "vitest";
import { formatSpan } from "../../src/base/span.js";
import { indexEntries } from "../../src/catalog/entries.js";
import { compileChain } from "../../src/chain/compile.js";
import { type ChainError, chainDiagnostic } from "../../src/chain/error.js";
import { errorIn, readMarked, requestFor } from "./world.js";

/** Places of the entries on the way to an error. */
function placesOf(error: ChainError): readonly (string | undefined)[] {
  return error.way.map(({ entry }) => (entry.span === undefined ? undefined : formatSpan(entry.span)));
}

describe("an error of a chain names every entry on the way", () => {
  test("a protocol clash behind a route, a split and a redirect", () => {
    const { definitions, marks } = readMarked({
      "all.hcl": 'Kind = "proxy-defaults" Name = "global" Config { ⟦first⟧protocol = "http" }',
      "web.hcl": 'Kind = "service-router" Name = "web" Routes = [{ ⟦route⟧Destination { Service = "api" } }]',
      "api.hcl": 'Kind = "service-splitter" Name = "api" Splits = [⟦split⟧{ Weight = 100 Service = "old" }]',
      "old.hcl": 'Kind = "service-resolver" Name = "old" ⟦redirect⟧Redirect { Service = "db" }',
      "db.hcl": 'Kind = "service-defaults" Name = "db" Protocol = ⟦clash⟧"tcp"',
    });
    const error = errorIn(compileChain(indexEntries(definitions), requestFor("web")));
    expect(error.code).toBe("graph/inconsistent-protocols");
    expect(error.message).toBe(
      'discovery chain "web" uses inconsistent protocols; service "db" has "tcp" which is not "http"',
    );
    expect(error.way.map(({ entry }) => [entry.kind, entry.name, ...entry.path])).toEqual([
      ["service-router", "web", "routes", 0, "destination"],
      ["service-splitter", "api", "splits", 0],
      ["service-resolver", "old", "redirect"],
      ["proxy-defaults", "global", "config", "protocol"],
      ["service-defaults", "db", "protocol"],
    ]);
    expect(placesOf(error).length).toBe(5);
    expect(placesOf(error).at(-1)).toBe(marks["clash"]);
    const diagnostic = chainDiagnostic(error);
    expect(diagnostic.span && formatSpan(diagnostic.span)).toBe(marks["clash"]);
    expect(diagnostic.related?.length).toBe(5);
  });

  test("a loop of redirects", () => {
    const { definitions } = readMarked({
      "a.hcl": 'Kind = "service-resolver" Name = "a" Redirect { Service = "b" }',
      "b.hcl": 'Kind = "service-resolver" Name = "b" Redirect { Service = "a" Datacenter = "dc1" }',
    });
    const error = errorIn(compileChain(indexEntries(definitions), requestFor("a")));
    expect(error.code).toBe("graph/circular-redirect");
    expect(error.way.map(({ entry }) => entry.name)).toEqual(["a", "b"]);
    expect(error.way.map(({ entry }) => entry.span?.file)).toEqual(["a.hcl", "b.hcl"]);
  });

  test("a circle of splitters behind a router", () => {
    const { definitions } = readMarked({
      "all.hcl": 'Kind = "proxy-defaults" Name = "global" Config { protocol = "http" }',
      "web.hcl": 'Kind = "service-router" Name = "web" Routes = [{ Destination { Service = "a" } }]',
      "a.hcl": 'Kind = "service-splitter" Name = "a" Splits = [{ Weight = 50 }, { Weight = 50 Service = "b" }]',
      "b.hcl": 'Kind = "service-splitter" Name = "b" Splits = [{ Weight = 100 Service = "a" }]',
    });
    const error = errorIn(compileChain(indexEntries(definitions), requestFor("web")));
    expect(error.code).toBe("graph/circular-reference");
    expect(error.way.map(({ entry }) => [entry.kind, entry.name, ...entry.path])).toEqual([
      ["service-router", "web", "routes", 0, "destination"],
      ["service-splitter", "a", "splits", 1],
      ["service-splitter", "b", "splits", 0],
    ]);
  });

  test("a failover to a subset that nobody defined", () => {
    const { definitions } = readMarked({
      "web.hcl": 'Kind = "service-resolver" Name = "web" Failover = { "*" = { Service = "b" ServiceSubset = "v9" } }',
      "b.hcl": 'Kind = "service-resolver" Name = "b" Subsets = { v1 = {} }',
    });
    const error = errorIn(compileChain(indexEntries(definitions), requestFor("web")));
    expect(error.code).toBe("graph/missing-subset");
    expect(error.way.map(({ entry }) => [entry.name, ...entry.path])).toEqual([
      ["web", "failover", "*"],
      ["b", "subsets"],
    ]);
    expect(chainDiagnostic(error).path).toBe("Subsets");
  });

  test("a place in a failover, spelled as Consul does", () => {
    const { definitions } = readMarked({
      "web.hcl":
        'Kind = "service-resolver" Name = "web" Failover = { "*" = { Targets = [{ Service = "b" ServiceSubset = "v9" }] } }',
    });
    const error = errorIn(compileChain(indexEntries(definitions), requestFor("web")));
    expect(chainDiagnostic(error).path).toBe("Failover[*].Targets[0]");
  });

  test("entries that a program made have no place", () => {
    const definitions = readMarked({}).definitions;
    const error = errorIn(compileChain(indexEntries(definitions), requestFor("")));
    expect(error).toEqual({ code: "chain/request-incomplete", message: "serviceName is required", chain: "", way: [] });
    expect(chainDiagnostic(error)).toEqual({
      code: "chain/request-incomplete",
      severity: "error",
      message: "serviceName is required",
    });
  });
});
