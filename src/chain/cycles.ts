import type { Assembly } from "./assembly.js";
import { addStep, fail } from "./failing.js";
import { circularReference, steps } from "./problems.js";

/** A splitter or router on the way, and the leg or route that is followed from it at present. */
interface OnPath {
  readonly key: string;
  readonly next: readonly { readonly nextNode: string }[];
  index: number;
}

/**
 * Fails if splitters lead back to themselves. Goes down from the start, last leg first, which is the order that decides
 * which circle of several Consul reports. Two ways to one node are no circle.
 */
export function findCycles(assembly: Assembly): void {
  if (assembly.splitters.size === 0) return;
  const path: OnPath[] = [];
  const entered = new Set<string>();
  const left = new Set<string>();
  enter(assembly.startKey);
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    top.index -= 1;
    const next = top.next[top.index]?.nextNode;
    if (next === undefined) {
      left.add(top.key);
      path.pop();
    } else if (assembly.splitters.has(next)) {
      if (!entered.has(next)) enter(next);
      else if (!left.has(next)) {
        reportCycle(assembly, path, next);
        return;
      }
    }
  }

  function enter(key: string): void {
    const next =
      key === assembly.router?.key ? assembly.router.node.routes : (assembly.splitters.get(key)?.node.splits ?? []);
    entered.add(key);
    path.push({ key, next, index: next.length });
  }
}

function reportCycle(assembly: Assembly, path: readonly OnPath[], repeated: string): void {
  fail(assembly, "graph/circular-reference", circularReference([...path.map(({ key }) => key), repeated]));
  for (const { key, index } of path.toReversed()) {
    const splitter = assembly.splitters.get(key);
    if (splitter !== undefined) {
      const { name = "", splits = [] } = splitter.entry.value;
      const said = steps.split(name, index, splits[index]?.service || name);
      addStep(assembly, splitter.entry, ["splits", index], said);
    } else if (assembly.router !== undefined) {
      const { name = "", routes = [] } = assembly.router.entry.value;
      const route = routes[index];
      if (route === undefined) addStep(assembly, assembly.router.entry, [], steps.catchAll(name));
      else {
        const said = steps.route(name, index, route.destination?.service || name);
        addStep(assembly, assembly.router.entry, ["routes", index, "destination"], said);
      }
    }
  }
}
