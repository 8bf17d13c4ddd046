import { compareText } from "../../base/text-order.js";
import type { PlanDiff, UpstreamChange } from "../../diff/plan-diff.js";
import { changeWords } from "../../diff/words.js";
import { type ChangedLines, linePrinter } from "./lines.js";

/** Upstreams of one name that changed in one way, of however many proxies. */
export interface Bundle {
  readonly upstream: string;
  /** What changed: `mode, route`. */
  readonly words: string;
  readonly lines: ChangedLines;
  /** IDs of the proxies by datacenter. */
  readonly proxies: readonly ProxiesOfDatacenter[];
}

export interface ProxiesOfDatacenter {
  readonly datacenter: string;
  readonly ids: readonly string[];
}

/** A cause with what it changed, told once. */
export interface BundledCause {
  readonly group: PlanDiff["causes"][number];
  /** Those for which no earlier cause stands. */
  readonly bundles: readonly Bundle[];
  /** How many more upstreams it changed that stand under an earlier cause. */
  readonly shownBefore: number;
}

interface Filling extends Bundle {
  readonly proxies: { readonly datacenter: string; readonly ids: string[] }[];
}

/** Puts together what changed in one way, so that a change of a whole fleet reads like one of a single proxy. */
export function bundleChanges({ causes, upstreams }: PlanDiff): readonly BundledCause[] {
  const linesOf = linePrinter();
  const shown = new Set<number>();
  return causes.map((group) => {
    const bundles = new Map<string, Filling>();
    let shownBefore = 0;
    for (const index of group.upstreams) {
      const change = upstreams[index];
      if (change === undefined) continue;
      if (shown.has(index)) shownBefore += 1;
      else addTo(bundles, change, linesOf(change));
      shown.add(index);
    }
    return { group, bundles: [...bundles.values()].sort(compareBundles), shownBefore };
  });
}

function addTo(bundles: Map<string, Filling>, change: UpstreamChange, lines: ChangedLines): void {
  const { proxy } = change;
  const upstream = change.change === "removed" ? change.before.id : change.after.id;
  const words = changeWords(change);
  const key = [upstream, words, ...lines.before, "", ...lines.after].join("\n");
  const bundle = bundles.get(key) ?? { upstream, words, lines, proxies: [] };
  bundles.set(key, bundle);
  // Changes come by datacenter, so the proxies of the last one are those to go on with.
  const last = bundle.proxies.at(-1);
  if (last?.datacenter === proxy.datacenter) last.ids.push(proxy.id);
  else bundle.proxies.push({ datacenter: proxy.datacenter, ids: [proxy.id] });
}

/** Those of most proxies first; equal ones stay in the order of their first proxies. */
function compareBundles(a: Bundle, b: Bundle): number {
  return countProxies(b) - countProxies(a) || compareText(a.upstream, b.upstream);
}

/** How many proxies a bundle is about. */
function countProxies({ proxies }: Bundle): number {
  return proxies.reduce((sum, { ids }) => sum + ids.length, 0);
}

/** `web-1, web-2 in dc1, shop in dc2 and 80 more`: at most `limit` proxies by name. */
export function proxyWords(bundle: Bundle, limit: number, quote: (text: string) => string): string {
  let left = limit;
  const named = bundle.proxies.flatMap(({ datacenter, ids }) => {
    const some = ids.slice(0, left);
    left -= some.length;
    return some.length === 0 ? [] : [`${some.map(quote).join(", ")} in ${quote(datacenter)}`];
  });
  const more = countProxies(bundle) - (limit - left);
  return `${named.join("; ")}${more > 0 ? ` and ${more} more` : ""}`;
}
