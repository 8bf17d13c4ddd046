import { diagnostic } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import type { EntryReading } from "../../src/decode/entry.js";
import { readEntryResource } from "../../src/kubernetes/entry.js";
import { entryKindOf } from "../../src/kubernetes/kinds.js";
import { resourcesIn } from "../../src/kubernetes/resource.js";
import { readYaml } from "../../src/yaml/read.js";
import { compareReading } from "./config-entries.js";

/** Runs a case of config-entries-crd.jsonl: a resource, and what Consul makes of the entry it stands for. */
export function checkCrd(testCase: unknown): string | undefined {
  const { input } = Object(testCase);
  const reading = readFirst(String(input));
  // What the schema and the controller refuse besides is not Consul's verdict.
  const diagnostics = reading.diagnostics.filter((one) => !one.code.startsWith("kubernetes/"));
  return compareReading(testCase, { ...reading, diagnostics });
}

function readFirst(text: string): EntryReading {
  const document = createDocument({ file: "resource.yaml", text });
  const parts = readYaml(document);
  const broken = parts.flatMap((part) => part.diagnostics.filter((one) => one.severity === "error"));
  if (broken.length > 0) return { refusedAt: "decode", diagnostics: broken };
  const [resource] = parts.flatMap((part) => (part.value === undefined ? [] : resourcesIn(part.value, document)));
  const kind = resource === undefined ? undefined : entryKindOf(resource.kind);
  if (resource === undefined) return { diagnostics: [] };
  if (kind === undefined)
    return { refusedAt: "decode", diagnostics: [diagnostic("decode/kind-unknown", resource.kind)] };
  return readEntryResource(resource, kind);
}
