import type { EntryDefinition } from "../model/definition.js";
import { entryKinds } from "../model/kinds.js";
import type { SourceIntention } from "../model/service-intentions.js";
import { type Printing, printFields } from "./printer.js";
import { scalar, type TreeMember } from "./tree.js";

/** The fields of an entry as its writer may give them: what Consul computes by itself is not among them. */
export function entryMembers(definition: EntryDefinition, printing: Printing): readonly TreeMember[] {
  const { kind, ...fields } = definition.value;
  return printFields(withoutComputed(fields), entryKinds[kind].type, printing);
}

/** `Kind`, and after it all fields, as `config write` takes an entry. */
export function wholeEntry(definition: EntryDefinition, printing: Printing): readonly TreeMember[] {
  return [["Kind", scalar(definition.value.kind)], ...entryMembers(definition, printing)];
}

function withoutComputed(entry: object): object {
  const sources: unknown = Object(entry).sources;
  return Array.isArray(sources) ? { ...entry, sources: sources.map(withoutComputedFields) } : entry;
}

/** What the server finds out by itself about a source. */
function withoutComputedFields({ precedence: _, ...source }: SourceIntention): SourceIntention {
  const { type, ...rest } = source;
  return type === undefined || type === "consul" ? rest : source;
}
