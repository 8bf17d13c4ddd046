import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { createDocument } from "../../src/base/document.js";
import { toKubernetes } from "../../src/convert.js";
import { readEntryText } from "../../src/decode/entry-text.js";
import { kubernetesReader } from "../../src/kubernetes.js";
import { type EntryKind, entryKinds } from "../../src/model/kinds.js";
import { readSources } from "../../src/read.js";
import { kubernetesJsonSchema, resourceJsonSchema } from "../../src/schema.js";
import { validator } from "./validator.js";
import { casesOf } from "./vectors.js";

const anyObject = validator(kubernetesJsonSchema());

const byKind = new Map(
  Object.values(entryKinds).flatMap(({ kind }) => {
    const schema = resourceJsonSchema(kind);
    return schema === undefined ? [] : [[kind, validator(schema)] as const];
  }),
);

describe("resources that Consul accepts", () => {
  test("those of config-entries-crd.jsonl fit", () => {
    const cases = casesOf("config-entries-crd.jsonl").filter(({ output }) => output !== undefined);
    expect(cases.length).toBeGreaterThan(0);
    for (const { id, value, output } of cases) {
      const kind: EntryKind = Object(output).Kind;
      expect({ id, faults: [...anyObject(value), ...(byKind.get(kind)?.(value) ?? ["no such resource"])] }).toEqual({
        id,
        faults: [],
      });
    }
  });

  test("every entry of config-entries.jsonl that has a resource fits as one", () => {
    const resources = casesOf("config-entries.jsonl").flatMap(({ id, output, input, via }) => {
      if (output === undefined || via !== undefined) return [];
      const { definition } = readEntryText(createDocument({ file: "a.hcl", text: input }));
      const text = definition === undefined ? undefined : toKubernetes(definition).text;
      return text === undefined || definition === undefined
        ? []
        : [{ id, kind: definition.value.kind, text, value: parse(text) }];
    });
    expect(resources.length).toBeGreaterThan(250);
    expect(new Set(resources.map(({ kind }) => kind)).size).toBe(11);
    const wrong = resources.map(({ id, kind, text, value }) => ({
      id,
      text,
      faults: [...anyObject(value), ...(byKind.get(kind)?.(value) ?? ["no such resource"])],
      isRefused: isModeRefused(text),
    }));
    // Consul takes any mode of an entry, the controller does not.
    expect(wrong.some(({ isRefused }) => isRefused)).toBe(true);
    expect(wrong.filter(({ faults, isRefused }) => faults.length > 0 !== isRefused)).toEqual([]);
  });
});

function isModeRefused(text: string): boolean {
  const { diagnostics } = readSources([{ file: "web.yaml", text }], { readers: [kubernetesReader] });
  return diagnostics.some(({ code }) => code === "kubernetes/mesh-gateway-mode");
}

const head = "apiVersion: consul.hashicorp.com/v1alpha1\nkind: ServiceDefaults\nmetadata: {name: web}\n";

describe("what the schemas refuse in a resource", () => {
  test.each([
    ["a key in snake_case", `${head}spec: {mesh_gateway: {mode: local}}`],
    ["a key in other letters", `${head}spec: {MeshGateway: {mode: local}}`],
    ["an unknown key", `${head}spec: {bogus: 1}`],
    ["a mode that the controller refuses", `${head}spec: {meshGateway: {mode: lokal}}`],
    ["an unknown key beside the spec", `${head}extra: 1`],
    ["a field that resources lack", `${head}spec: {meta: {a: b}}`],
    ["a list where an object belongs", `${head}spec: {meshGateway: [{mode: local}]}`],
    ["a number for a text", `${head}spec: {protocol: 1}`],
    ["a text for a number", `${head}spec: {maxInboundConnections: "1"}`],
    ["a word that the field does not take", `${head}spec: {protocol: https}`],
    ["a duration without a unit", `${head}spec: {upstreamConfig: {defaults: {passiveHealthCheck: {interval: "10"}}}}`],
    ["a resource without a name", "apiVersion: consul.hashicorp.com/v1alpha1\nkind: Mesh\nspec: {}"],
    ["a mesh of another name", "apiVersion: consul.hashicorp.com/v1alpha1\nkind: Mesh\nmetadata: {name: web}"],
    [
      "a kind that does not exist",
      "apiVersion: consul.hashicorp.com/v1alpha1\nkind: ServiceDefault\nmetadata: {name: a}",
    ],
    ["an older version", "apiVersion: consul.hashicorp.com/v1\nkind: Mesh\nmetadata: {name: mesh}"],
    [
      "an item of a list that is wrong",
      `apiVersion: v1\nkind: List\nitems: [{apiVersion: consul.hashicorp.com/v1alpha1}]`,
    ],
  ])("%s", (_, text) => {
    expect(anyObject(parse(text))).not.toEqual([]);
  });

  test("and nothing in the objects of others", () => {
    expect(
      anyObject(parse("apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}")),
    ).toEqual([]);
    expect(
      anyObject(parse("apiVersion: consul.hashicorp.com/v1alpha1\nkind: PeeringAcceptor\nspec: {peer: {}}")),
    ).toEqual([]);
  });
});
