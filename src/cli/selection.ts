import { nearest, type ProxyPlan, type RoutePlan, type RouteSelection, selectRoutes } from "../index.js";
import type { Io } from "./io.js";

/** Says which pattern of `--proxy` or `--upstream` fits nothing in any of the plans; false if there is one. */
export function fitsSomething(plans: readonly RoutePlan[], selection: RouteSelection, io: Io): boolean {
  const problem = problemOf({ version: 1, proxies: plans.flatMap(({ proxies }) => proxies) }, selection);
  if (problem !== undefined) io.err(`meshplan: ${problem}\n`);
  return problem === undefined;
}

function problemOf(plan: RoutePlan, { proxies = [], upstreams = [] }: RouteSelection): string | undefined {
  for (const glob of proxies) {
    if (selectRoutes(plan, { proxies: [glob] }).proxies.length > 0) continue;
    return `No proxy fits \`--proxy ${glob}\`.${hintFor(glob, plan.proxies.flatMap(namesOfProxy))}`;
  }
  const chosen = selectRoutes(plan, { proxies });
  for (const glob of upstreams) {
    if (selectRoutes(chosen, { upstreams: [glob] }).proxies.length > 0) continue;
    const known = chosen.proxies.flatMap((proxy) => proxy.upstreams.flatMap(({ id, name }) => [name, id]));
    return `No upstream ${proxies.length === 0 ? "" : "of these proxies "}fits \`--upstream ${glob}\`.${hintFor(glob, known)}`;
  }
  return undefined;
}

function namesOfProxy({ id, service }: ProxyPlan): readonly string[] {
  return [service, id];
}

const namesShown = 8;

function hintFor(glob: string, known: readonly string[]): string {
  const names = [...new Set(known)].filter((name) => name !== "");
  const suggestion = nearest(glob, names);
  if (suggestion !== undefined) return ` Did you mean \`${suggestion}\`?`;
  const more = names.length > namesShown ? ", …" : "";
  return names.length === 0 ? " There is none at all." : ` There are: ${names.slice(0, namesShown).join(", ")}${more}.`;
}
