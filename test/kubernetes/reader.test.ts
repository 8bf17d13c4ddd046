import { readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { kubernetesReader, readKubernetes } from "../../src/kubernetes.js";
import { spanOf } from "../../src/model/definition.js";
import { readSources } from "../../src/read.js";

const entry = {
  apiVersion: "consul.hashicorp.com/v1alpha1",
  kind: "ServiceDefaults",
  metadata: { name: "web" },
  spec: { protocol: "http" },
};
const { kind: _, apiVersion: __, ...bare } = entry;
const value = { kind: "service-defaults", name: "web", protocol: "http" };

describe("the reader of manifests", () => {
  test.each([
    { what: "YAML by its name", source: { file: "a.yaml", text: "" }, accepted: true },
    { what: "YAML by the short name", source: { file: "a.yml", text: "" }, accepted: true },
    { what: "YAML by its syntax", source: { file: "-", text: "", syntax: "yaml" }, accepted: true },
    { what: "JSON with an apiVersion", source: { file: "a.json", text: JSON.stringify(entry) }, accepted: true },
    {
      what: "JSON in bytes",
      source: { file: "a.json", text: new TextEncoder().encode(JSON.stringify(entry)) },
      accepted: true,
    },
    { what: "JSON of Consul", source: { file: "a.json", text: '{"Kind": "mesh"}' }, accepted: false },
    {
      what: "JSON of Consul with that word in it",
      source: { file: "a.json", text: '{"Kind": "mesh", "Meta": {"a": "\\"apiVersion\\""}, "x": {"apiVersion": 1}}' },
      accepted: false,
    },
    { what: "HCL", source: { file: "a.hcl", text: 'Kind = "mesh"' }, accepted: false },
    { what: "HCL in bytes", source: { file: "a.hcl", text: new Uint8Array([0xff, 0x7b]) }, accepted: false },
    {
      what: "a .yaml file that is said to be HCL",
      source: { file: "a.yaml", text: "", syntax: "hcl" },
      accepted: false,
    },
  ] as const)("takes $what: $accepted", ({ source, accepted }) => {
    expect(kubernetesReader.accepts(source)).toBe(accepted);
  });

  test.each([
    { what: "an object", json: entry, count: 1 },
    { what: "a list", json: { apiVersion: "v1", kind: "List", items: [entry, entry] }, count: 2 },
    {
      what: "a list of one kind whose items do not say it",
      json: { apiVersion: entry.apiVersion, kind: "ServiceDefaultsList", items: [bare, bare] },
      count: 2,
    },
    {
      what: "a list in a list",
      json: { apiVersion: "v1", kind: "List", items: [{ apiVersion: "v1", kind: "List", items: [entry] }, entry] },
      count: 2,
    },
    { what: "a list of nothing", json: { apiVersion: "v1", kind: "List", items: [null, 1, "x", []] }, count: 0 },
  ])("reads $what as JSON and as YAML", ({ json, count }) => {
    const text = JSON.stringify(json);
    for (const file of ["a.json", "a.yaml"]) {
      const { definitions, diagnostics } = readSources([{ file, text }], { readers: [kubernetesReader] });
      expect(definitions.map((one) => one.value)).toEqual(Array(count).fill(value));
      expect(diagnostics).toEqual([]);
    }
  });

  test("keeps the datacenter of the source", () => {
    const { definitions } = readKubernetes({ file: "a.json", text: JSON.stringify(entry), datacenter: "dc2" });
    expect(definitions[0]?.origin.datacenter).toBe("dc2");
  });

  test("reads lists in any depth", () => {
    const deep = `${'{"kind":"List","apiVersion":"v1","items":['.repeat(500)}${"]}".repeat(500)}`;
    expect(readKubernetes({ file: "a.json", text: deep })).toEqual({ definitions: [], diagnostics: [] });
  });

  test("tells the place of each field", () => {
    const text =
      "apiVersion: consul.hashicorp.com/v1alpha1\nkind: Mesh\nmetadata: {name: mesh}\nspec:\n  peering:\n    peerThroughMeshGateways: true\n";
    const [mesh] = readKubernetes({ file: "a.yaml", text }).definitions;
    const span = mesh?.type === "config-entry" ? spanOf(mesh, ["peering", "peerThroughMeshGateways"]) : undefined;
    expect(span).toMatchObject({ file: "a.yaml", line: 6, column: 30, endColumn: 34 });
    expect(mesh?.origin.span).toMatchObject({ line: 1, column: 1, endLine: 6 });
  });

  test("names an intention by its destination, a word without quotes by itself", () => {
    const text = `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceIntentions
metadata: {name: label}
spec:
  destination: {name: on}
  sources: [{name: y, action: allow}]
`;
    const { definitions, diagnostics } = readKubernetes({ file: "a.yaml", text });
    expect(definitions[0]?.value).toMatchObject({ name: "on", sources: [{ name: "y", action: "allow" }] });
    expect(diagnostics.map(({ code }) => code)).toEqual(["yaml/boolean-word", "yaml/boolean-word"]);
  });

  test("reads the part of a broken resource that it understands, and hides what only follows", () => {
    const text = `apiVersion: consul.hashicorp.com/v1alpha1\nkind: ServiceDefaults\nmetadata: {name: web}\nspec:\n  protocol: http\n  a: b: c\n`;
    const { diagnostics } = readKubernetes({ file: "a.yaml", text });
    expect(diagnostics.filter(({ hidden }) => hidden !== true).map(({ code }) => code)).toEqual(["yaml/syntax"]);
  });
});

describe("YAML without a reader", () => {
  test("is told, and not taken for HCL", () => {
    const { definitions, diagnostics } = readSources([{ file: "a.yaml", text: "a: 1" }]);
    expect(definitions).toEqual([]);
    expect(diagnostics.map(({ code }) => code)).toEqual(["source/reader-missing"]);
  });
});

describe("what is loaded", () => {
  const root = join(import.meta.dirname, "../../src");
  const reached = (start: string): ReadonlySet<string> => {
    const found = new Set<string>();
    const pending = [join(root, start)];
    for (let file = pending.pop(); file !== undefined; file = pending.pop()) {
      if (found.has(file)) continue;
      found.add(file);
      for (const [, target = ""] of readFileSync(file, "utf8").matchAll(
        /^(?:import|export) (?!type )[^;]*?"([^"]+)";/gm,
      )) {
        if (target.startsWith(".")) pending.push(join(dirname(file), target.replace(/\.js$/, ".ts")));
        else found.add(target);
      }
    }
    return found;
  };

  test.each(["index.ts", "cli/main.ts", "cli/commands/plan.ts"])("%s does not load the parser of YAML", (start) => {
    const found = reached(start);
    expect(found.size).toBeGreaterThan(3);
    expect([...found].filter((one) => one === "yaml" || one.startsWith(join(root, "yaml")))).toEqual([]);
  });

  test("the entry point for manifests does", () => {
    expect(reached("kubernetes.ts")).toContain("yaml");
  });
});
