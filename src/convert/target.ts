import { agentDialect, clientDialect } from "../decode/dialect.js";
import type { Field, Vocabulary } from "../model/type.js";

/** What printing a definition has to know of the format and of whoever reads it. */
export interface Target {
  /** As diagnostics call it. */
  readonly name: string;
  /** Whose fields there are. */
  readonly vocabulary: Vocabulary;
  /** How a field is spelled. */
  nameOf(field: Field): string;
  /** Fields that the format lacks, by the name of the object; `*` is the outermost one. */
  readonly lacks: Readonly<Record<string, readonly string[]>>;
  /** How often free-form data and bytes are decoded; see `passes` of `Dialect`. */
  readonly passes: number;
  /** True for HCL 1, where the map that a key holds is read as a list of that one map, and where there is no null. */
  readonly isHcl: boolean;
  /** Levels of maps and lists that free-form data may have. */
  readonly maximumDepth: number;
}

/** Free-form data beyond this is refused by readers, `maximumOpaqueDepth` less some room for what is around it. */
const deepest = 480;

const entryFormat = {
  vocabulary: "client",
  nameOf: (field: Field) => field.consulName,
  lacks: {},
  passes: clientDialect.passes,
  maximumDepth: deepest,
} as const;

/** A config entry for `consul config write`. */
export const hclEntry: Target = { ...entryFormat, name: "HCL", isHcl: true };

export const jsonEntry: Target = { ...entryFormat, name: "JSON", isHcl: false };

/** The provider decodes the JSON as `config write` does. */
export const terraformEntry: Target = { ...entryFormat, name: "Terraform", isHcl: false };

const agentFormat = {
  vocabulary: "agent",
  nameOf: (field: Field) => field.snakeName,
  lacks: {},
  passes: agentDialect.passes,
  maximumDepth: deepest,
} as const;

/** A file that an agent loads. */
export const hclAgent: Target = { ...agentFormat, name: "HCL", isHcl: true };

export const jsonAgent: Target = { ...agentFormat, name: "JSON", isHcl: false };
