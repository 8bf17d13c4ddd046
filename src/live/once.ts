import type { CatalogDefinition } from "../catalog/cluster.js";
import { compareOrigins, contentOf } from "../catalog/order.js";
import type { PreparedQueryDefinition, ServiceDefinition } from "../model/definition.js";

/**
 * Leaves of what several answers tell about one thing the fullest: of a registration the one with checks, then the one with
 * its node. Of equal ones the first by file and place stays, so that the order of the answers changes nothing.
 */
export function eachOnce(definitions: readonly CatalogDefinition[]): readonly CatalogDefinition[] {
  const kept = new Map<string, CatalogDefinition>();
  for (const definition of definitions) {
    const key = keyOf(definition);
    const known = kept.get(key);
    if (known === undefined || isBetter(definition, known)) kept.set(key, definition);
  }
  const inCatalogue = new Set(
    [...kept.values()].flatMap((one) => (one.type === "service" && one.node !== undefined ? [instanceOf(one)] : [])),
  );
  return [...kept.values()].filter(
    (one) => one.type !== "service" || one.node !== undefined || !inCatalogue.has(instanceOf(one)),
  );
}

function keyOf(definition: CatalogDefinition): string {
  switch (definition.type) {
    case "service":
      return JSON.stringify(["service", instanceOf(definition), ...standing(definition)]);
    case "config-entry":
      // One that Consul would refuse is never taken for one that it has.
      return JSON.stringify(["entry", contentOf(definition.value), definition.isRefused === true]);
    case "prepared-query":
      return JSON.stringify(["query", placeOf(definition), definition.value.id ?? "", definition.value.name]);
    case "agent":
      return JSON.stringify(["agent", placeOf(definition), contentOf(definition.value)]);
  }
}

/** An instance as far as answers that do not tell its node name it. */
function instanceOf(definition: ServiceDefinition): string {
  return JSON.stringify([placeOf(definition), definition.value.id, definition.value.name]);
}

/** The node, else the file: what does not tell its node is of one agent. */
function standing({ node, origin }: ServiceDefinition): readonly string[] {
  return node === undefined ? ["file", origin.file ?? ""] : ["node", node.name];
}

function placeOf({ origin }: CatalogDefinition | PreparedQueryDefinition): string {
  return (origin.datacenter ?? "").toLowerCase();
}

function isBetter(a: CatalogDefinition, b: CatalogDefinition): boolean {
  const difference = fullness(a) - fullness(b);
  return difference > 0 || (difference === 0 && compareOrigins(a, b) < 0);
}

function fullness(definition: CatalogDefinition): number {
  return definition.type === "service" && definition.checks !== undefined ? 1 : 0;
}
