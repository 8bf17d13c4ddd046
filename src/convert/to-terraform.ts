import type { CatalogDefinition } from "../catalog/cluster.js";
import { entryKinds } from "../model/kinds.js";
import type { Conversion } from "./conversion.js";
import { entryMembers } from "./entry.js";
import { refusalOf, undecidedIn } from "./open.js";
import type { Printing } from "./printer.js";
import { notExpressible, textComposed } from "./problems.js";
import { terraformEntry } from "./target.js";
import { expressionText, terraformString } from "./text/terraform.js";
import { block, type TreeMember } from "./tree.js";

/** How Terraform resources are printed. */
export interface TerraformOptions {
  /** The name of the resource; made from kind and name unless given. */
  readonly resourceName?: string;
}

const whyNot: Readonly<Record<Exclude<CatalogDefinition["type"], "config-entry">, string>> = {
  service:
    "to Terraform only config entries are converted. Its `consul_service` registers in the catalogue, beside all agents, and holds no proxy.",
  agent: "to Terraform only config entries are converted. Terraform's Consul provider configures no agent.",
  "prepared-query": "to Terraform only config entries are converted.",
};

/**
 * Prints a config entry as a `consul_config_entry` of Terraform's Consul provider. Other definitions are not converted: a
 * `consul_service` registers in the catalogue, beside all agents, and holds no proxy.
 */
export function toTerraform(definition: CatalogDefinition, options: TerraformOptions = {}): Conversion {
  const refusal = refusalOf(definition);
  if (refusal !== undefined) return { losses: [refusal] };
  if (definition.type !== "config-entry") {
    return { losses: [notExpressible(definition, whyNot[definition.type])] };
  }
  const { kind } = definition.value;
  if (!entryKinds[kind].knownTo.includes("client")) {
    return { losses: [notExpressible(definition, `the provider does not know the kind ${kind}.`)] };
  }
  const printing: Printing = { definition, target: terraformEntry, losses: [...undecidedIn(definition)] };
  const fields = entryMembers(definition, printing).filter(([key]) => key !== "Name");
  // The provider wants a name for every entry; Consul itself knows the only one of the mesh by this.
  const name = definition.value.kind === "mesh" ? "mesh" : (definition.value.name ?? "");
  const resourceName = options.resourceName ?? terraformName(definition);
  const text = resourceText(resourceName, kind, name, fields);
  // HCL 2 composes characters and their marks into one wherever they stand, escaped or not.
  const composed = text.normalize("NFC") === text ? [] : [textComposed(definition)];
  return { text, losses: [...printing.losses, ...composed] };
}

function resourceText(resourceName: string, kind: string, name: string, fields: readonly TreeMember[]): string {
  return `resource "consul_config_entry" "${resourceName}" {
  kind = ${terraformString(kind)}
  name = ${terraformString(name)}

  config_json = jsonencode(${expressionText(block(fields), "  ")})
}
`;
}

/** The name of the resource: `service_defaults_web`. Two definitions may have the same. */
export function terraformName({ type, value }: CatalogDefinition): string {
  const words = type === "config-entry" ? [value.kind, "name" in value ? value.name : ""] : [type];
  const safe = words
    .filter((word) => word !== undefined && word !== "")
    .join("_")
    .replace(/[^A-Za-z0-9_]+/g, "_");
  return /^[A-Za-z_]/.test(safe) ? safe : `_${safe}`;
}
