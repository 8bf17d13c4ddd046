import type { Assembly, Target } from "./assembly.js";
import { keep } from "./keep.js";
import { follow } from "./redirect.js";

/**
 * Finds where traffic for a target ends: follows redirects and default subsets, then checks and completes the target
 * that they lead to. Undefined if something failed.
 */
export function settle(assembly: Assembly, start: Target): Target | undefined {
  const target = follow(assembly, start);
  if (target === undefined || target.node !== undefined) return target;
  return keep(assembly, target) ? target : undefined;
}
