import { compareText } from "../base/text-order.js";
import type { FindCauses } from "./causes.js";
import type { Cause, CauseGroup, PlanDiff } from "./plan-diff.js";
import { proxyKey } from "./proxy-key.js";

/** A group that is being filled. */
interface Filling {
  readonly key: string;
  readonly cause: Cause;
  readonly upstreams: number[];
  readonly proxies: Set<string>;
}

/** Puts changes under what made them: the causes with most upstreams first, then by what they are. */
export function groupByCause(
  { proxies, upstreams }: Pick<PlanDiff, "proxies" | "upstreams">,
  causes: FindCauses,
): readonly CauseGroup[] {
  const groups = new Map<string, Filling>();
  // Causes are remembered for those who share them, so most are seen again as the same object.
  const keys = new Map<Cause, string>();
  const groupOf = (cause: Cause): Filling => {
    const key = keys.get(cause) ?? keyOf(cause);
    keys.set(cause, key);
    const known = groups.get(key);
    if (known !== undefined) return known;
    const made: Filling = { key, cause, upstreams: [], proxies: new Set() };
    groups.set(key, made);
    return made;
  };
  upstreams.forEach((change, index) => {
    for (const cause of causes.ofUpstream(change)) {
      const group = groupOf(cause);
      // Two causes of one change may be one and the same in different words.
      if (group.upstreams.at(-1) !== index) group.upstreams.push(index);
      group.proxies.add(proxyKey(change.proxy));
    }
  });
  for (const change of proxies) {
    const proxy = change.change === "removed" ? change.before : change.after;
    for (const cause of causes.ofProxy(change)) groupOf(cause).proxies.add(proxyKey(proxy));
  }
  return [...groups.values()]
    .sort((a, b) => b.upstreams.length - a.upstreams.length || compareText(a.key, b.key))
    .map((group) => ({ cause: group.cause, upstreams: group.upstreams, proxies: group.proxies.size }));
}

/** What tells causes apart. Where they are written does not: one document has one place. */
function keyOf(cause: Cause): string {
  switch (cause.what) {
    case "document": {
      const { document, datacenter, peer, field, before, after } = cause;
      const values = [before, after].map((statement) => (statement === undefined ? null : (statement.value ?? "")));
      return JSON.stringify([cause.what, document, datacenter ?? "", peer ?? "", field ?? "", ...values]);
    }
    case "endpoints": {
      const { kind, service, datacenter, peer, came, left, changed } = cause;
      return JSON.stringify([cause.what, kind, datacenter, peer ?? "", service ?? "", came, left, changed]);
    }
    case "unknown":
      return JSON.stringify([cause.what]);
    default:
      return cause satisfies never;
  }
}
