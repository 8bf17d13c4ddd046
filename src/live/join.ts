import type { EntryDefinition } from "../model/definition.js";
import type { Reading } from "../reader.js";
import { eachOnce } from "./once.js";
import { type Peering, peeringFindings } from "./peerings.js";

/** What one saved answer defines. */
export interface AnswerReading extends Reading {
  /** Entries made of what `/v1/intentions` lists. */
  readonly intentions: readonly EntryDefinition[];
  /** The peerings that it lists, which define nothing. */
  readonly peerings: readonly Peering[];
}

/** Puts saved answers together: what several of them tell about one registration counts once. */
export function joinAnswers(answers: readonly AnswerReading[]): Reading {
  const stored = answers.flatMap(({ definitions }) => definitions);
  const entries = new Set(
    stored.flatMap((one) =>
      one.type === "config-entry" && one.value.kind === "service-intentions" ? [one.value.name] : [],
    ),
  );
  // Consul lists each intention among the config entries too; where both are saved, the entry is the fuller one.
  const intentions = answers
    .flatMap((answer) => answer.intentions)
    .filter(({ value }) => !("name" in value && entries.has(value.name)));
  const definitions = eachOnce([...stored, ...intentions]);
  const peerings = answers.flatMap((answer) => answer.peerings);
  return {
    definitions,
    diagnostics: [...answers.flatMap(({ diagnostics }) => diagnostics), ...peeringFindings(peerings, definitions)],
  };
}
