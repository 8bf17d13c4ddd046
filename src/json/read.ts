import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located } from "../base/located.js";
import { createFaults, diagnosticsOf } from "./faults.js";
import { type JsonOptions, parseJson } from "./parser.js";

/** What a text says, as far as it could be understood, and what is wrong with it. */
export interface JsonReading {
  /** Absent where the text holds nothing that could be read as a value. */
  readonly value: Located | undefined;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads standard JSON as Go does: of equal keys the last one wins, text after the value is a fault, numbers are doubles,
 * half of a surrogate pair is U+FFFD. Consul refuses the text exactly if there is an error among the diagnostics. After
 * a fault reading goes on at the next member. `options` make it read as the registration API does.
 */
export function readJson(document: Document, options: JsonOptions = {}): JsonReading {
  const faults = createFaults(document);
  const value = parseJson(faults, options);
  return { value, diagnostics: diagnosticsOf(faults) };
}
