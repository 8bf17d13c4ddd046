import type { Diagnostic } from "../../base/diagnostic.js";
import type { Located } from "../../base/located.js";
import { nearest } from "../../base/suggest.js";
import type { CatalogDefinition, Reading } from "../../reader.js";
import { evaluate } from "../evaluate.js";
import { attributeOf, type File } from "../module.js";
import * as problems from "../problems.js";
import type { Scope } from "../scope.js";
import type { Block, Item } from "../syntax/tree.js";
import { readConfigEntry, readTypedEntry } from "./entries.js";
import { type Resource, subjectOf } from "./resource.js";
import { resourceTypes, typedEntries } from "./resource-types.js";
import { nodeAddress, readService } from "./services.js";

/** True for a top-level item that reading the module may need: a resource of Consul's, a variable, locals. */
export function isOfInterest(item: Item): item is Block {
  if (item.is !== "block") return false;
  if (item.type === "variable" || item.type === "locals") return true;
  return item.type === "resource" && (item.labels[0]?.text.startsWith("consul_") ?? false);
}

/** Reads the resources of Consul's in the files of one folder. All others are passed over. */
export function readModule(files: readonly File[], scope: Scope): Reading {
  const resources = files.flatMap(({ document, body }) =>
    body.flatMap((item): readonly Resource[] => {
      if (!isOfInterest(item) || item.type !== "resource") return [];
      return [{ block: item, document, evaluation: { text: document.text, scope, undecided: [] } }];
    }),
  );
  const nodes = nodeAddresses(resources);
  const definitions: CatalogDefinition[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const resource of resources) {
    const times = repetitionOf(resource);
    if (times.isNone) continue;
    const reading = readResource(resource, nodes);
    for (const definition of reading.definitions) definitions.push(definition);
    for (const one of [...times.diagnostics, ...reading.diagnostics]) diagnostics.push(one);
  }
  return { definitions, diagnostics };
}

function nodeAddresses(resources: readonly Resource[]): ReadonlyMap<string, Located> {
  const found = new Map<string, Located>();
  for (const resource of resources) {
    if (resource.block.labels[0]?.text !== "consul_node") continue;
    const address = nodeAddress(resource);
    if (address !== undefined) found.set(address[0], address[1]);
  }
  return found;
}

function readResource(resource: Resource, nodes: ReadonlyMap<string, Located>): Reading {
  const [type] = resource.block.labels;
  const name = type?.text ?? "";
  const kind = Object.hasOwn(typedEntries, name) ? typedEntries[name] : undefined;
  if (kind !== undefined) return readTypedEntry(resource, kind);
  if (name === "consul_config_entry") return readConfigEntry(resource);
  if (name === "consul_service") return readService(resource, nodes);
  if (resourceTypes.includes(name)) return { definitions: [], diagnostics: [] };
  const span = resource.document.span(type?.start ?? resource.block.start, type?.end ?? resource.block.bodyStart);
  return { definitions: [], diagnostics: [problems.resourceUnknown(name, nearest(name, resourceTypes), span)] };
}

/** `count` and `for_each`: none at all where the count is 0, once where it is a number, and told where it is not known. */
function repetitionOf(resource: Resource): { readonly isNone: boolean; readonly diagnostics: readonly Diagnostic[] } {
  const { block, document, evaluation } = resource;
  const attribute = attributeOf(block, "count") ?? attributeOf(block, "for_each");
  if (attribute === undefined) return { isNone: false, diagnostics: [] };
  const aside = { ...evaluation, undecided: [] };
  const count = attribute.name === "count" ? evaluate(attribute.value, aside, "count") : undefined;
  if (count?.type === "integer") return { isNone: count.value === 0, diagnostics: [] };
  const span = document.span(attribute.nameStart, attribute.value.end);
  return { isNone: false, diagnostics: [problems.repetition(attribute.name, subjectOf(resource), span)] };
}
