import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import { counted } from "../base/wording.js";
import type { EntrySet } from "../catalog/entries.js";
import { spanOf } from "../model/definition.js";
import { type DecisiveSource, decisiveSource, isAllowedBy } from "./intentions.js";
import type { RoutePlan } from "./route-plan.js";

/** A service that may not call another, and the upstreams that do. */
interface Denial {
  readonly source: string;
  readonly destination: string;
  readonly by: DecisiveSource;
  readonly upstreams: Set<object>;
  readonly first: Span | undefined;
}

/**
 * The routes that lead where an intention forbids it. The proxy at the other end refuses such connections, whatever way
 * they take; gateways on the way do not look. What no entry says is not told: intentions may stand elsewhere.
 */
export function checkDenials(entries: EntrySet, plan: RoutePlan): readonly Diagnostic[] {
  if (!entries.list("service-intentions").some(({ value }) => value.sources?.some(({ action }) => action === "deny"))) {
    return [];
  }
  const denials = new Map<string, Map<string, Denial | undefined>>();
  for (const { service: source, upstreams } of plan.proxies) {
    const ofSource = denials.get(source) ?? new Map<string, Denial | undefined>();
    denials.set(source, ofSource);
    for (const upstream of upstreams) {
      for (const { service: destination, peer, via } of upstream.routes) {
        // A peer has intentions of its own.
        if (peer !== undefined || via === "absent") continue;
        if (!ofSource.has(destination)) {
          const by = decisiveSource(entries, source, destination);
          const isDenied = by !== undefined && !isAllowedBy(by);
          const denial = isDenied
            ? { source, destination, by, upstreams: new Set<object>(), first: upstream.place }
            : undefined;
          ofSource.set(destination, denial);
        }
        ofSource.get(destination)?.upstreams.add(upstream);
      }
    }
  }
  return [...denials.values()].flatMap((ofSource) =>
    [...ofSource.values()].flatMap((denial) => (denial === undefined ? [] : [denied(denial)])),
  );
}

function denied({ source, destination, by, upstreams, first }: Denial): Diagnostic {
  const span = spanOf(by.entry, ["sources", by.index, "action"]);
  return diagnostic(
    "plan/intention-denies",
    `Intentions forbid \`${source}\` to call \`${destination}\`; the proxy there refuses the connections of ${counted(upstreams.size, "upstream")}.`,
    {
      ...(span === undefined ? {} : { span }),
      ...(first === undefined ? {} : { related: [{ message: "an upstream that leads there", span: first }] }),
    },
  );
}
