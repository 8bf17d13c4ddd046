import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located, LocatedMap } from "../base/located.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import type { ReadDocument } from "../decode/agent-file.js";
import { readRegistrationBody } from "../decode/registration-body.js";
import { readAgentSelf } from "./agent-self.js";
import { readStoredEntry } from "./entry.js";
import { type IntentionElement, readIntentions } from "./intentions.js";
import type { AnswerReading } from "./join.js";
import { type Peering, readPeering } from "./peerings.js";
import { answerUnknown } from "./problems.js";
import { readQuery } from "./query.js";
import {
  type RegistrationAnswer,
  readAgentService,
  readCatalogRegistration,
  readCatalogService,
  readHealth,
} from "./registration.js";
import { answerShapeOf, type ElementShape, shapeOf } from "./shape.js";

/** What has been read so far. */
interface Collected {
  readonly definitions: CatalogDefinition[];
  readonly diagnostics: Diagnostic[];
  readonly peerings: Peering[];
  readonly intentions: IntentionElement[];
}

/**
 * Reads a saved answer of Consul's HTTP API, or a list of anything that such answers hold. What is nothing that Consul answers
 * with is told and passed over.
 */
export function readAnswer({ document, value, diagnostics }: ReadDocument): AnswerReading {
  const collected: Collected = { definitions: [], diagnostics: [...diagnostics], peerings: [], intentions: [] };
  if (value !== undefined) collectAnswer(value, document, collected);
  const intentions = readIntentions(collected.intentions);
  return {
    definitions: collected.definitions,
    diagnostics: [...collected.diagnostics, ...intentions.diagnostics],
    intentions: intentions.definitions,
    peerings: collected.peerings,
  };
}

function collectAnswer(value: Located, document: Document, collected: Collected): void {
  const shape = answerShapeOf(value);
  if (value.type === "list") {
    for (const element of value.value) collectElement(element, document, collected);
  } else if (value.type !== "map" || shape === undefined || shape === "list") {
    collected.diagnostics.push(answerUnknown(document.span(value.start, value.end)));
  } else if (shape === "agent-services") {
    for (const member of value.value) {
      if (member.value.type === "map") addRegistrations(readAgentService(member.value, document), collected);
    }
  } else if (shape === "agent-self") {
    const { definition, diagnostics } = readAgentSelf(value, document);
    collected.definitions.push(definition);
    addDiagnostics(diagnostics, collected);
  } else {
    readers[shape === "stored-entry" ? "entry" : shape](value, document, collected);
  }
}

function collectElement(element: Located, document: Document, collected: Collected): void {
  const shape = element.type === "map" ? shapeOf(element) : undefined;
  if (element.type !== "map" || shape === undefined) {
    collected.diagnostics.push(answerUnknown(document.span(element.start, element.end)));
  } else readers[shape](element, document, collected);
}

type ElementReader = (map: LocatedMap, document: Document, collected: Collected) => void;

/** How each shape is read. */
const readers: Readonly<Record<ElementShape, ElementReader>> = {
  entry(map, document, collected) {
    const { definition, diagnostics } = readStoredEntry(map, document);
    if (definition !== undefined) collected.definitions.push(definition);
    addDiagnostics(diagnostics, collected);
  },
  health: (map, document, collected) => addRegistrations(readHealth(map, document), collected),
  "catalog-service": (map, document, collected) => addRegistrations(readCatalogService(map, document), collected),
  "catalog-registration": (map, document, collected) =>
    addRegistrations(readCatalogRegistration(map, document), collected),
  "agent-service": (map, document, collected) => addRegistrations(readAgentService(map, document), collected),
  intention: (map, document, collected) => {
    collected.intentions.push({ map, document });
  },
  peering: (map, document, collected) => {
    collected.peerings.push(readPeering(map, document));
  },
  query(map, document, collected) {
    const { definitions, diagnostics } = readQuery(map, document);
    collected.definitions.push(...definitions);
    addDiagnostics(diagnostics, collected);
  },
  // A node by itself defines nothing; the answers about its services tell it too.
  node: () => {},
  registration(map, document, collected) {
    const { services, diagnostics } = readRegistrationBody({ document, value: map, diagnostics: [] });
    for (const service of services) collected.definitions.push(service);
    addDiagnostics(diagnostics, collected);
  },
};

function addRegistrations({ definitions, diagnostics }: RegistrationAnswer, collected: Collected): void {
  for (const definition of definitions) collected.definitions.push(definition);
  addDiagnostics(diagnostics, collected);
}

function addDiagnostics(diagnostics: readonly Diagnostic[], collected: Collected): void {
  for (const one of diagnostics) collected.diagnostics.push(one);
}
