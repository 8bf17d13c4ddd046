import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap, Member } from "../base/located.js";
import { textIn } from "../base/members.js";
import { compareText } from "../base/text-order.js";
import { storedDialect } from "../decode/dialect.js";
import { type EntryDefinition, withPlaces } from "../model/definition.js";
import { entryKinds } from "../model/kinds.js";
import { type SourceIntention, sourceIntention } from "../model/service-intentions.js";
import { originOf, takeStored } from "./answer.js";
import { renamed } from "./members.js";
import { otherTenancy } from "./problems.js";

/** One element of `/v1/intentions`, and the text that it stands in. */
export interface IntentionElement {
  readonly map: LocatedMap;
  readonly document: Document;
}

export interface IntentionsReading {
  readonly definitions: readonly EntryDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

const sourceNames = {
  SourceName: "Name",
  SourcePeer: "Peer",
  SourceSamenessGroup: "SamenessGroup",
  Action: "Action",
  Permissions: "Permissions",
  Precedence: "Precedence",
  SourceType: "Type",
  Description: "Description",
} as const;

/** What names the namespaces and partitions of an intention; other ones than `default` are Enterprise's. */
const tenancyKeys = ["SourceNS", "DestinationNS", "SourcePartition", "DestinationPartition"];

/**
 * Makes config entries of intentions as `/v1/intentions` lists them, one for each destination, which is how Consul has stored
 * them since 1.9. The place of an entry is that of its first source.
 */
export function readIntentions(elements: readonly IntentionElement[]): IntentionsReading {
  const diagnostics: Diagnostic[] = [];
  const byDestination = new Map<string, IntentionElement[]>();
  for (const element of elements) {
    const elsewhere = tenancyOf(element);
    if (elsewhere !== undefined) {
      diagnostics.push(elsewhere);
      continue;
    }
    const name = textIn(element.map, "DestinationName") ?? "";
    const known = byDestination.get(name);
    if (known === undefined) byDestination.set(name, [element]);
    else known.push(element);
  }
  const definitions = [...byDestination].flatMap(([name, own]) => {
    const reading = readDestination(name, own);
    for (const one of reading.diagnostics) diagnostics.push(one);
    return reading.definitions;
  });
  return { definitions, diagnostics };
}

/** The intentions that lead to one service. A source is kept once, for several answers may list it. */
function readDestination(name: string, elements: readonly IntentionElement[]): IntentionsReading {
  const [first] = elements;
  if (first === undefined) return { definitions: [], diagnostics: [] };
  const taken = elements.map(({ map, document }) =>
    takeStored(renamed(map, sourceNames), sourceIntention, {
      document,
      what: `an intention for \`${name}\``,
      dialect: storedDialect,
    }),
  );
  const sources = new Map<string, SourceIntention>();
  for (const { value } of taken) sources.set(JSON.stringify([value.peer ?? "", value.name ?? ""]), value);
  const inOrder = [...sources.values()].sort(compareSources);
  const value = entryKinds["service-intentions"].normalize({ kind: "service-intentions", name, sources: inOrder });
  const definition: EntryDefinition = { type: "config-entry", value, origin: originOf(first.map, first.document) };
  return {
    definitions: [withPlaces(definition, first.document, { start: first.map.start, end: first.map.end })],
    diagnostics: taken.flatMap(({ diagnostics }) => diagnostics),
  };
}

function compareSources(a: SourceIntention, b: SourceIntention): number {
  return compareText(a.peer ?? "", b.peer ?? "") || compareText(a.name ?? "", b.name ?? "");
}

function tenancyOf({ map, document }: IntentionElement): Diagnostic | undefined {
  const found = map.value.find((member) => tenancyKeys.includes(member.key) && isForeign(member));
  if (found === undefined) return undefined;
  const field = found.key.endsWith("NS") ? "namespace" : "partition";
  return otherTenancy("An intention", field, String(found.value.value), document.span(found.keyStart, found.value.end));
}

function isForeign({ value }: Member): boolean {
  return value.type === "text" && value.value !== "" && value.value !== "default" && value.value !== "*";
}
