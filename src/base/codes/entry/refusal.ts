import type { CodeDescription } from "../code.js";

/** Something that Consul refuses. */
export function refusal(explanation: string, example: string): CodeDescription {
  return { severity: "error", explanation, example };
}

/** Something that Consul takes without a word although it is surely not meant. */
export function caution(explanation: string, example: string): CodeDescription {
  return { severity: "warning", explanation, example };
}
