import { compareText } from "../base/text-order.js";
import type { ProxyPlan, RoutePlan, UpstreamPlan } from "../plan/route-plan.js";
import { type CompareUpstreams, upstreamComparison } from "./aspects.js";
import { createCauseFinder } from "./causes.js";
import type { DiffCatalogs } from "./documents.js";
import { groupByCause } from "./groups.js";
import { type Pair, pairUp } from "./pairs.js";
import type { PlanDiff, ProxyChange, ProxyHead, UpstreamChange } from "./plan-diff.js";
import { proxyKey } from "./proxy-key.js";

/**
 * Tells what is different between two plans: which upstreams have another mode, route, order of targets, other endpoints or
 * only another reason, which came and which went, and what made them. Lines that moved are no difference. With the catalogs
 * that the plans were made from, it also names the entries of chains, the intentions and the registrations that did it;
 * without them, only what the plans tell: levels of the mode, gateways and instances.
 *
 * Takes time linear in the size of the plans, and no more than a glance for routes that plans share among their upstreams.
 *
 * @example
 * const { upstreams, causes } = diffPlans(before.plan, after.plan, { before: before.catalog, after: after.catalog });
 * upstreams.length === 0; // nothing changes
 */
export function diffPlans(before: RoutePlan, after: RoutePlan, catalogs?: DiffCatalogs): PlanDiff {
  const compare = upstreamComparison();
  const proxies: ProxyChange[] = [];
  const upstreams: UpstreamChange[] = [];
  for (const pair of sortedPairs(pairUp(before.proxies, after.proxies, proxyKey))) {
    const changed = proxyChange(pair);
    if (changed !== undefined) proxies.push(changed);
    addUpstreamChanges(pair, compare, upstreams);
  }
  const causes = groupByCause({ proxies, upstreams }, createCauseFinder(proxies, catalogs));
  return { version: 1, proxies, upstreams, causes };
}

function sortedPairs(pairs: readonly Pair<ProxyPlan>[]): readonly Pair<ProxyPlan>[] {
  const named = pairs.flatMap((pair) => {
    const proxy = pair.after ?? pair.before;
    return proxy === undefined ? [] : [{ pair, proxy }];
  });
  named.sort((a, b) => compareText(a.proxy.datacenter, b.proxy.datacenter) || compareText(a.proxy.id, b.proxy.id));
  return named.map(({ pair }) => pair);
}

function proxyChange({ before, after }: Pair<ProxyPlan>): ProxyChange | undefined {
  if (before === undefined) return after && { change: "added", after: headOf(after) };
  if (after === undefined) return { change: "removed", before: headOf(before) };
  if (before.service === after.service && before.kind === after.kind) return undefined;
  return { change: "changed", before: headOf(before), after: headOf(after) };
}

function headOf({ upstreams: _, ...head }: ProxyPlan): ProxyHead {
  return head;
}

/** In the order of their IDs: that in which they stand in their registration means nothing. */
function addUpstreamChanges(proxies: Pair<ProxyPlan>, compare: CompareUpstreams, into: UpstreamChange[]): void {
  const proxy = proxies.after ?? proxies.before;
  if (proxy === undefined) return;
  const found: (UpstreamChange & { readonly id: string })[] = [];
  // Made once, and only for proxies with changes: all changes of a proxy share it.
  let head: ProxyHead | undefined;
  for (const { before, after } of pairUp(proxies.before?.upstreams ?? none, proxies.after?.upstreams ?? none, idOf)) {
    if (before !== undefined && after !== undefined) {
      const aspects = compare(before, after);
      if (aspects.length === 0) continue;
      head ??= headOf(proxy);
      found.push({ id: after.id, change: "changed", proxy: head, aspects, before, after });
    } else {
      head ??= headOf(proxy);
      if (after !== undefined) found.push({ id: after.id, change: "added", proxy: head, aspects: [], after });
      if (before !== undefined) found.push({ id: before.id, change: "removed", proxy: head, aspects: [], before });
    }
  }
  found.sort((a, b) => compareText(a.id, b.id));
  for (const { id: _, ...change } of found) into.push(change);
}

const none: readonly UpstreamPlan[] = [];

function idOf({ id }: UpstreamPlan): string {
  return id;
}
