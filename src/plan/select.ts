import type { ProxyPlan, RoutePlan } from "./route-plan.js";

/** Which routes are wanted. In a glob `*` stands for any text and `?` for any character; an empty list wants all. */
export interface RouteSelection {
  /** Globs of IDs or services of proxies. */
  readonly proxies?: readonly string[];
  /** Globs of IDs or names of upstreams. */
  readonly upstreams?: readonly string[];
}

/** The part of a plan that a selection wants; proxies of which no upstream is wanted are left out. */
export function selectRoutes(plan: RoutePlan, selection: RouteSelection): RoutePlan {
  const wantsProxy = matcher(selection.proxies ?? []);
  const wantsUpstream = matcher(selection.upstreams ?? []);
  const narrowed = (selection.upstreams ?? []).length > 0;
  const proxies = plan.proxies
    .filter((proxy) => wantsProxy(proxy.id) || wantsProxy(proxy.service))
    .map(
      (proxy): ProxyPlan => ({
        ...proxy,
        upstreams: proxy.upstreams.filter((upstream) => wantsUpstream(upstream.id) || wantsUpstream(upstream.name)),
      }),
    )
    .filter((proxy) => !narrowed || proxy.upstreams.length > 0);
  return { ...plan, proxies };
}

function matcher(globs: readonly string[]): (text: string) => boolean {
  return (text) => globs.length === 0 || globs.some((glob) => matchesGlob(glob, text));
}

/** Walks glob and text side by side and goes back to the last `*` only, so that no glob costs more than their product. */
export function matchesGlob(glob: string, text: string): boolean {
  let globPosition = 0;
  let position = 0;
  let star = -1;
  let afterStar = 0;
  while (position < text.length) {
    if (glob[globPosition] === "*") {
      star = globPosition;
      afterStar = position;
      globPosition += 1;
    } else if (globPosition < glob.length && (glob[globPosition] === "?" || glob[globPosition] === text[position])) {
      globPosition += 1;
      position += 1;
    } else if (star !== -1) {
      globPosition = star + 1;
      afterStar += 1;
      position = afterStar;
    } else return false;
  }
  while (glob[globPosition] === "*") globPosition += 1;
  return globPosition === glob.length;
}
