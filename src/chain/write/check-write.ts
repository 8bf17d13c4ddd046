import type { EntrySet } from "../../catalog/entries.js";
import { chainCompiler } from "../compile.js";
import type { CompiledChain } from "../compiled-chain.js";
import { affectedBy } from "./affected.js";
import { changedEntry, type EntryChange, withChange } from "./change.js";
import { exportRefusals, exportsAfter, unsafeExports } from "./exports.js";
import { ingressRefusals } from "./ingress.js";
import { intentionRefusals } from "./intentions.js";
import { type Links, linksOf } from "./links.js";
import { ownRefusals } from "./own-checks.js";
import type { WriteRefusal } from "./refusal.js";

/**
 * Would Consul take this change, given all entries that it has stored? Nothing, if it would. Else why not, as far as the
 * first of its checks that refuses tells: the kind's own one, chains, exports, ingress gateways, intentions. Where several
 * chains fail Consul reports any one of them; here the changed service's own comes first. The entry itself is taken as
 * valid.
 */
export function checkWrite(entries: EntrySet, change: EntryChange): readonly WriteRefusal[] {
  return checkChange(entries, linksOf(entries), change);
}

/** As {@link checkWrite}, for many changes: `links` must be those of `entries`. */
export function checkChange(entries: EntrySet, links: Links, change: EntryChange): readonly WriteRefusal[] {
  // What is not there can always be deleted.
  if ("delete" in change && entries.get(change.delete.kind, changedEntry(change).name) === undefined) return [];
  const own = ownRefusals(entries, change);
  if (own.length > 0) return own;
  const after = withChange(entries, change);
  const exports = exportsAfter(after, change);
  if (changedEntry(change).kind === "exported-services") return unsafeExports(exports, after);
  const affected = affectedBy(entries, after, links, change);
  const { chains, refusals } = compileAll(after, affected.services, changedEntry(change).name);
  if (refusals.length > 0) return refusals;
  const compileBefore = chainCompiler(entries);
  const stages = [
    () =>
      [...chains.values()].flatMap((chain) =>
        exportRefusals(exports, after, chain, () => {
          const old = compileBefore(trialOf(chain.serviceName));
          return "error" in old ? old.error : old.chain;
        }),
      ),
    () => ingressRefusals(affected, chains),
    () => intentionRefusals(affected, chains),
  ];
  for (const stage of stages) {
    const found = stage();
    if (found.length > 0) return found;
  }
  return [];
}

function compileAll(
  entries: EntrySet,
  services: ReadonlySet<string>,
  own: string,
): { readonly chains: ReadonlyMap<string, CompiledChain>; readonly refusals: readonly WriteRefusal[] } {
  const compile = chainCompiler(entries);
  const chains = new Map<string, CompiledChain>();
  const refusals: WriteRefusal[] = [];
  const others = [...services].filter((service) => service !== own).sort();
  for (const service of services.has(own) ? [own, ...others] : others) {
    const result = compile(trialOf(service));
    if ("error" in result) refusals.push(result.error);
    else chains.set(service, result.chain);
  }
  return { chains, refusals };
}

/** Consul compiles for a trial with these names, whatever the real ones are; they show in messages about circles. */
function trialOf(service: string) {
  return {
    name: service,
    evaluateInNamespace: "default",
    evaluateInPartition: "default",
    evaluateInDatacenter: "dc1",
    evaluateInTrustDomain: "b6fc9da3-03d4-4b5a-9134-c045e9b20152.consul",
  };
}
