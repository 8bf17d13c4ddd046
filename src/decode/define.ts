import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import { createDocument } from "../base/document.js";
import type { Located } from "../base/located.js";
import type { EntryDefinition } from "../model/definition.js";
import { entryKinds, isEntryKind } from "../model/kinds.js";
import { storedDialect } from "./dialect.js";
import { locate } from "./locate.js";
import { diagnosticsOf } from "./problems.js";
import { walkObject } from "./walk.js";

/** What came of a value from a program. */
export interface DefinedEntry {
  readonly definition?: EntryDefinition;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Makes a config entry of a JavaScript object, for fixtures and for answers of Consul's HTTP API: keys may be spelled as
 * the API does (`MeshGateway`) or as this library does (`meshGateway`). The entry is taken as stored: normalised already
 * and valid by itself. Unknown keys and values of a wrong type are diagnostics; there are no places.
 */
export function defineEntry(value: unknown): DefinedEntry {
  const located = locate(value);
  const kind = kindOf(located);
  if (located.type !== "map" || kind === undefined || !isEntryKind(kind)) {
    return { diagnostics: [diagnostic("decode/kind-unknown", `\`${String(kind)}\` is no kind of config entry.`)] };
  }
  const fields = located.value.filter((member) => !["kind", "Kind", "CreateIndex", "ModifyIndex"].includes(member.key));
  const walked = walkObject({ ...located, value: fields }, entryKinds[kind].type, storedDialect);
  const subject = { document: createDocument({ file: "", text: "" }), dialect: storedDialect, what: kind };
  return {
    // The table of the kind was followed, so the value is an entry of that kind.
    definition: { type: "config-entry", value: { kind, ...Object(walked.value) }, origin: {} },
    diagnostics: diagnosticsOf(walked.issues, subject).map(({ span: _, ...rest }) => rest),
  };
}

function kindOf(located: Located): string | undefined {
  if (located.type !== "map") return undefined;
  const member =
    located.value.find((candidate) => candidate.key === "Kind") ??
    located.value.find((candidate) => candidate.key === "kind");
  return member?.value.type === "text" ? member.value.value : undefined;
}
