import { type Diagnostic, diagnostic } from "../../base/diagnostic.js";
import type { EntrySet } from "../../catalog/entries.js";
import type { EntryDefinition } from "../../model/definition.js";
import { chainDiagnostic } from "../error.js";
import { maxOrders, maxTrialWrites } from "../limits.js";
import { type EntryReference, referTo } from "../reference.js";
import { checkChange } from "./check-write.js";
import * as says from "./problems.js";
import type { WriteRefusal } from "./refusal.js";
import { sensibleSequence } from "./sequence.js";
import { createStore } from "./store.js";

/** An entry that cannot be stored beside the others, and why. */
export interface Contradiction {
  readonly entry: EntryReference;
  readonly refusals: readonly WriteRefusal[];
}

/** Whether entries can be stored one by one. */
export type WriteOrder =
  /** In this order each write is accepted. */
  | { readonly state: "possible"; readonly order: readonly EntryReference[] }
  /** Whatever came first, these entries contradicted what was stored. `order` holds those that could be stored. */
  | {
      readonly state: "impossible";
      readonly order: readonly EntryReference[];
      readonly contradictions: readonly Contradiction[];
    }
  /** It was too much to find out. */
  | { readonly state: "undecided" };

/**
 * Finds an order in which Consul would store all the entries, beginning with nothing. Consul checks each write against
 * what is stored so far, so entries that fit together may still need an order. Begins with the order of dependence; what
 * that cannot store is tried earlier, as a write may only be refused after others.
 */
export function orderOfWrites(entries: EntrySet): WriteOrder {
  const sequence = sensibleSequence(entries);
  let trialsLeft = maxTrialWrites;
  let urgent: readonly EntryDefinition[] = [];
  let first: Outcome | undefined;
  for (let attempt = 0; attempt < maxOrders; attempt += 1) {
    const outcome = storeAll(sequence, urgent, trialsLeft);
    if (outcome === undefined) return { state: "undecided" };
    if (outcome.refused.length === 0) return { state: "possible", order: outcome.stored.map(whole) };
    first ??= outcome;
    trialsLeft = outcome.trialsLeft;
    const news = outcome.refused.map(({ definition }) => definition).filter((entry) => !urgent.includes(entry));
    if (news.length === 0) break;
    urgent = [...news, ...urgent];
  }
  const contradictions = (first?.refused ?? []).map(({ definition, refusals }) => ({
    entry: whole(definition),
    refusals,
  }));
  return { state: "impossible", order: (first?.stored ?? []).map(whole), contradictions };
}

/** What is wrong with entries that cannot be stored in any order, a diagnostic for each contradiction. */
export function orderDiagnostics(order: WriteOrder): readonly Diagnostic[] {
  if (order.state === "possible") return [];
  if (order.state === "undecided") return [diagnostic("chain/order-undecided", says.orderUndecided(maxTrialWrites))];
  return order.contradictions.flatMap(({ refusals }) =>
    refusals.slice(0, 1).map((refusal) => ({ ...chainDiagnostic(refusal), hint: says.noOrder })),
  );
}

interface Outcome {
  readonly stored: readonly EntryDefinition[];
  readonly refused: readonly { readonly definition: EntryDefinition; readonly refusals: readonly WriteRefusal[] }[];
  readonly trialsLeft: number;
}

/** Writes again and again what was refused, until nothing more goes in. Urgent entries go in as soon as they can. */
function storeAll(
  sequence: readonly EntryDefinition[],
  urgent: readonly EntryDefinition[],
  trials: number,
): Outcome | undefined {
  const store = createStore();
  const waiting = new Set([...urgent, ...sequence]);
  const hurried = new Set(urgent);
  const stored: EntryDefinition[] = [];
  let trialsLeft = trials;

  function tryToStore(definition: EntryDefinition): boolean {
    trialsLeft -= 1;
    if (checkChange(store.entries, store.links, { write: definition }).length > 0) return false;
    store.add(definition);
    stored.push(definition);
    waiting.delete(definition);
    hurried.delete(definition);
    return true;
  }

  for (let before = -1; before < stored.length && waiting.size > 0; ) {
    before = stored.length;
    for (const definition of [...waiting]) {
      if (trialsLeft <= 0) return undefined;
      if (!waiting.has(definition) || !tryToStore(definition)) continue;
      while ([...hurried].some(tryToStore)) if (trialsLeft <= 0) return undefined;
    }
  }
  const refused = [...waiting].map((definition) => ({
    definition,
    refusals: checkChange(store.entries, store.links, { write: definition }),
  }));
  return { stored, refused, trialsLeft };
}

function whole(definition: EntryDefinition): EntryReference {
  return referTo(definition, []);
}
