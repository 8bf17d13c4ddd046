import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import { evaluate, evaluateContainer, result } from "./evaluate.js";
import { createEvaluation } from "./evaluation.js";
import { createFaults, diagnosticsOf } from "./faults.js";
import { flatten } from "./flatten.js";
import { parseHclJson } from "./json-parser.js";
import { parseHcl } from "./parser.js";

/** What a text says, as far as it could be understood, and what is wrong with it. */
export interface HclReading {
  readonly value: LocatedMap;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads HCL 1 as Consul does: `a "b" { c = 1 }` is `{ a: [{ b: [{ c: 1 }] }] }`. Consul refuses the text exactly if there is
 * an error among the diagnostics. After a fault reading goes on at the next item.
 */
export function readHcl(document: Document): HclReading {
  const faults = createFaults(document);
  const evaluation = createEvaluation(document.text, faults, "hcl");
  // Blocks are evaluated as soon as they are parsed and their syntax is let go: most of it dies young, which is cheap.
  const root = parseHcl(faults, (container) => {
    evaluateContainer(evaluation, container);
    if (container.type === "object") container.items.length = 0;
    else container.elements.length = 0;
  });
  const value = result(evaluation, root);
  return { value, diagnostics: diagnosticsOf(faults) };
}

/**
 * Reads the loose JSON of the HCL library, which Consul uses for agent and service files whose name ends in `.hcl` and whose
 * text starts with `{` (see startsLikeJson). It accepts much that is not JSON and reads nested objects as labelled
 * blocks: `{"a": {"b": {}, "c": {}}}` is `{ a: [{ b: [{}] }, { c: [{}] }] }`.
 */
export function readHclJson(document: Document): HclReading {
  const faults = createFaults(document);
  const root = flatten(parseHclJson(faults), faults);
  const value = evaluate(createEvaluation(document.text, faults, "json"), root);
  return { value, diagnostics: diagnosticsOf(faults) };
}
