import { memory } from "../analysis-memory.js";
import { type Analysis, analysisOf } from "../analyze.js";
import { type Diagnostic, sortDiagnostics } from "../base/diagnostic.js";
import type { Catalog } from "../catalog/catalog.js";
import type { CatalogChange, CatalogDefinition } from "../catalog/cluster.js";
import { diffPlans } from "../diff/compare.js";
import type { PlanDiff } from "../diff/plan-diff.js";
import type { EntryDefinition } from "../model/definition.js";
import { kindAndNameOf, nameOf } from "../model/entry-name.js";
import { entryKinds, isEntryKind } from "../model/kinds.js";
import type { RoutePlan } from "../plan/route-plan.js";
import { planAgain } from "../update.js";
import { absenceOf } from "./absence.js";
import type { WhatIfChanges } from "./changes.js";
import { unknownEntry } from "./problems.js";
import { settle } from "./settings.js";

/** What would be if something were otherwise. */
export interface WhatIf {
  readonly plan: RoutePlan;
  /** What would be wrong then, and before that what is wrong with the assumption itself (codes `what-if/…`). */
  readonly diagnostics: readonly Diagnostic[];
  /** What would change against today's plan. */
  readonly diff: PlanDiff;
  /** All definitions as they would be. */
  readonly catalog: Catalog;
}

/**
 * Plans as if something were otherwise: without some datacenters, gateways, instances, services or peers, with other values
 * of some fields, with or without some entries. What is without counts as known to be down: routes that need it are dead. The
 * analysis stays as it is.
 *
 * @example
 * whatIf(analysis, { without: [{ what: "gateway", datacenter: "dc1", name: "*" }] }).diff.upstreams;
 * whatIf(analysis, { set: [{ path: "proxy-defaults.meshGateway.mode", value: "remote" }] }).plan;
 */
export function whatIf(analysis: Analysis, changes: WhatIfChanges): WhatIf {
  const { options, parts, catalog, fleet, found } = analysis[memory];
  const { change, problems, catalog: assumed } = assume(analysis, changes);
  const planned = planAgain(fleet, catalog, assumed, change, options);
  const then = analysisOf({ options, parts, catalog: assumed, fleet: planned }, found);
  const diff = diffPlans(analysis.plan, then.plan, { before: catalog, after: assumed });
  return { plan: then.plan, diagnostics: [...problems, ...sortDiagnostics(then.diagnostics)], diff, catalog: assumed };
}

interface Assumption {
  readonly change: CatalogChange;
  readonly catalog: Catalog;
  readonly problems: readonly Diagnostic[];
}

/** The definitions that come and go, one change after the other, as one change. */
function assume({ catalog, plan }: Analysis, changes: WhatIfChanges): Assumption {
  const problems: Diagnostic[] = [];
  const removed = new Set<CatalogDefinition>();
  const added = new Set<CatalogDefinition>();
  const remove = (old: CatalogDefinition): void => {
    // What an earlier change brought was never there.
    if (!added.delete(old)) removed.add(old);
  };
  let now = catalog;
  const add = (definition: CatalogDefinition): void => {
    added.add(definition);
  };
  const advance = (): void => {
    now = catalog.changed({ removed, added: [...added] });
  };
  // Where an entry is written twice, the one that did not count would take the place of the other.
  const removeAllOf = (entry: EntryDefinition): void => {
    for (let one: EntryDefinition | undefined = entry; one !== undefined; one = sameEntry(now, entry)) {
      remove(one);
      advance();
    }
  };
  for (const name of changes.remove ?? []) {
    const entry = entryCalled(now, name);
    if (entry === undefined) {
      const kind = name.split("/")[0] ?? "";
      problems.push(unknownEntry(name, kind, Object.keys(entryKinds), namesOfKind(now, kind)));
    } else removeAllOf(entry);
  }
  for (const definition of changes.add ?? []) {
    const old = definition.type === "config-entry" ? sameEntry(now, definition) : undefined;
    if (old !== undefined) removeAllOf(old);
    add(definition);
  }
  if (removed.size + added.size > 0) advance();
  for (const setting of changes.set ?? []) {
    const settled = settle(now, setting);
    if ("problem" in settled) {
      problems.push(settled.problem);
      continue;
    }
    for (const { old, now: definition } of settled.replacements) {
      if (old !== undefined) remove(old);
      add(definition);
    }
    advance();
  }
  const gone = new Set<CatalogDefinition>();
  const down: string[] = [];
  const gonePeers: string[] = [];
  for (const without of changes.without ?? []) {
    const absence = absenceOf(now, plan, without);
    if ("problem" in absence) {
      problems.push(absence.problem);
      continue;
    }
    for (const one of absence.gone) gone.add(one);
    down.push(...absence.down);
    gonePeers.push(...absence.gonePeers);
  }
  for (const one of gone) remove(one);
  const change: CatalogChange = { removed, added: [...added], gone, down, gonePeers };
  return { change, problems, catalog: catalog.changed(change) };
}

function entryCalled({ entries }: Catalog, text: string): EntryDefinition | undefined {
  const slash = text.indexOf("/");
  const kind = slash === -1 ? text : text.slice(0, slash);
  const name = slash === -1 ? (kind === "proxy-defaults" ? "global" : "") : text.slice(slash + 1);
  return isEntryKind(kind) ? entries.get(kind, name) : undefined;
}

function sameEntry({ entries }: Catalog, definition: EntryDefinition): EntryDefinition | undefined {
  return entries.get(definition.value.kind, nameOf(definition));
}

function namesOfKind({ entries }: Catalog, kind: string): readonly string[] {
  if (!isEntryKind(kind)) return [];
  return [...entries.list(kind)].map(kindAndNameOf);
}
