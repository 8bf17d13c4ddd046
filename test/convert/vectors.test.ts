import { expect, test } from "vitest";
import type { Diagnostic } from "../../src/base/diagnostic.js";
import type { CatalogDefinition } from "../../src/catalog/cluster.js";
import { toFiles } from "../../src/convert/files.js";
import { kubernetesReader } from "../../src/kubernetes/reader.js";
import { notInSchema } from "../../src/kubernetes/schema.js";
import { readSources } from "../../src/read.js";
import { linesOf } from "../conformance/lines.js";

interface Vector {
  readonly id: string;
  readonly format?: string;
  readonly via?: string;
  readonly input?: string;
}

interface Converted {
  readonly id: string;
  readonly isFromApi: boolean;
  readonly definitions: readonly CatalogDefinition[];
}

function definitionsOf(name: string): readonly Converted[] {
  return linesOf<Vector>(`${name}.jsonl`).flatMap(({ id, format = "hcl", via, input }) => {
    if (via !== undefined || input === undefined) return [];
    const extension = format === "hcl" ? "hcl" : format === "yaml-crd" ? "yaml" : "json";
    const { definitions, diagnostics } = readSources([{ file: `${id}.${extension}`, text: input }], {
      readers: [kubernetesReader],
    });
    return definitions.length === 0 || hasRefusal(diagnostics)
      ? []
      : [{ id, isFromApi: format === "api-json", definitions }];
  });
}

function hasRefusal(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === "error");
}

/**
 * Definitions without where they come from. What the API lets be absent and a file's reader fills in is 0 in the file; that
 * is the same for Consul.
 */
function bare(definitions: readonly CatalogDefinition[]): unknown {
  const copies = definitions.map(({ origin: _, ...rest }) =>
    JSON.parse(JSON.stringify(rest, (key, value) => (isAbsent(key, value) ? undefined : value))),
  );
  return copies.sort((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
}

const mayBeZero: ReadonlySet<string> = new Set(["passing", "warning", "failuresBeforeWarning"]);

function isAbsent(key: string, value: unknown): boolean {
  return (mayBeZero.has(key) && value === 0) || (mayBeEmpty.has(key) && (value === "" || value === false));
}

/** Fields of resources that may be missing where they are empty. */
const mayBeEmpty: ReadonlySet<string> = new Set(Object.values(notInSchema).flat());

/** Which port an agent assigns depends on what else it reads, here one file after the other. */
function withoutAssignedPorts(definitions: readonly CatalogDefinition[]): readonly CatalogDefinition[] {
  const assigned = definitions.filter((one) => one.type === "service" && one.assignedPort !== undefined);
  if (assigned.length < 2 && !definitions.some((one) => one.type === "agent")) return definitions;
  return definitions.map((one) =>
    JSON.parse(
      JSON.stringify(one, (key, value) => {
        if (key === "assignedPort") return undefined;
        return key === "tcp" && typeof value === "string" ? value.replace(/:\d+$/, ":assigned") : value;
      }),
    ),
  );
}

function keyOf({ type, value }: { readonly type: string; readonly value: { readonly id?: string } }): string {
  return `${type} ${value.id ?? ""}`;
}

const entries = definitionsOf("config-entries");
const resources = definitionsOf("config-entries-crd");
const services = definitionsOf("services");

test("there are vectors to convert", () => {
  expect(entries.length).toBeGreaterThan(200);
  expect(services.length).toBeGreaterThan(100);
});

test.each(["hcl", "json"] as const)("every accepted entry, converted to %s and read again, is the same", (format) => {
  for (const one of entries) expectSame(one, format);
});

test.each(["hcl", "json"] as const)("every accepted service, converted to %s and read again, is the same", (format) => {
  for (const one of services) expectSame(one, format);
});

test("every accepted entry that has a resource, read from it, is the same but for what is told as lost", () => {
  let count = 0;
  for (const { id, definitions } of [...entries, ...resources]) {
    const { files, losses } = toFiles(definitions, "kubernetes");
    if (losses.length > 0) continue;
    const reading = readSources(
      files.map(({ name, text }) => ({ file: name, text })),
      { readers: [kubernetesReader] },
    );
    expect({ id, definitions: bare(reading.definitions) }).toEqual({
      id,
      definitions: bare(definitions.map(withoutEmptyMeta)),
    });
    count += 1;
  }
  expect(count).toBeGreaterThan(40);
});

/** Resources have no meta, so an empty one goes without a word. */
function withoutEmptyMeta(definition: CatalogDefinition): CatalogDefinition {
  const { meta, ...rest } = Object(definition.value);
  return meta === undefined || Object.keys(meta).length > 0 ? definition : { ...definition, value: rest };
}

function expectSame({ id, isFromApi, definitions }: Converted, format: "hcl" | "json"): void {
  const { files, losses } = toFiles(definitions, format);
  const reading = readSources(files.map(({ name, text }) => ({ file: name, text })));
  // The API takes some registrations that an agent refuses in a file.
  if (isFromApi && hasRefusal(reading.diagnostics)) return;
  if (losses.some((loss) => loss.code === "convert/left-out" || loss.severity === "error")) return;
  const text = files.map((file) => file.text).join("\n");
  expect({
    id,
    text,
    errors: reading.diagnostics.filter((one) => one.severity === "error"),
    definitions: bare(withoutAssignedPorts(reading.definitions)),
  }).toEqual({
    id,
    text,
    errors: [],
    definitions: bare(withoutAssignedPorts(definitions)),
  });
}
