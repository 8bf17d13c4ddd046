import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { createDocument } from "../../src/base/document.js";
import { readEntryText } from "../../src/decode/entry-text.js";
import { resourceKinds } from "../../src/kubernetes/kinds.js";
import { readKubernetes } from "../../src/kubernetes.js";
import { toConsulJson } from "../../src/model/consul-json.js";
import type { EntryDefinition } from "../../src/model/definition.js";
import { linesOf } from "../conformance/lines.js";

interface Case {
  readonly id: string;
  readonly format: string;
  readonly via?: string;
  readonly input: string;
  readonly output?: unknown;
}

const cases = linesOf<Case>("config-entries.jsonl");

const kinds = new Map(Object.entries(resourceKinds).map(([resource, entry]) => [entry, resource]));

/** An entry as the resource that stands for it; undefined for kinds without one. */
function resourceOf({ value }: EntryDefinition): string | undefined {
  const { kind, ...fields } = value;
  const resource = kinds.get(kind);
  if (resource === undefined) return undefined;
  const { name, ...spec } = { name: kind === "mesh" ? "mesh" : "", ...fields };
  const isIntentions = kind === "service-intentions";
  const written = {
    apiVersion: "consul.hashicorp.com/v1alpha1",
    kind: resource,
    metadata: { name: isIntentions ? "label" : name },
    spec: isIntentions ? { destination: { name }, ...spec } : spec,
  };
  return stringify(written, { version: "1.1" });
}

describe("entries as resources", () => {
  const twins = cases.flatMap((testCase) => {
    if (testCase.via !== undefined || testCase.output === undefined) return [];
    const { definition } = readEntryText(createDocument({ file: "entry.hcl", text: testCase.input }));
    const text = definition === undefined ? undefined : resourceOf(definition);
    return definition === undefined || text === undefined ? [] : [{ id: testCase.id, definition, text }];
  });

  test("there are many of them, of every kind that the Community Edition stores", () => {
    expect(twins.length).toBeGreaterThan(300);
    expect(new Set(twins.map(({ definition }) => definition.value.kind)).size).toBe(11);
  });

  test.each(twins)("$id reads as the same entry", ({ definition, text }) => {
    const { definitions } = readKubernetes({ file: "entry.yaml", text });
    const json = createDocument({ file: "entry.json", text: JSON.stringify(toConsulJson(definition)) });
    expect(definitions.map((one) => toConsulJson(Object(one)))).toEqual(
      [readEntryText(json).definition].map((one) => (one === undefined ? one : toConsulJson(one))),
    );
  });
});
