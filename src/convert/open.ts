import type { Diagnostic } from "../base/diagnostic.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import { refused, undecidedPart } from "./problems.js";

/** What stands in the way of converting a definition at all: Consul refuses it. */
export function refusalOf(definition: CatalogDefinition): Diagnostic | undefined {
  return definition.type === "config-entry" && definition.isRefused === true ? refused(definition) : undefined;
}

/** The parts that no file decides, so that they are missing in the definition already. */
export function undecidedIn(definition: CatalogDefinition): readonly Diagnostic[] {
  if (definition.type !== "config-entry" && definition.type !== "service") return [];
  return (definition.undecided ?? []).map((part) => undecidedPart(definition, part));
}
