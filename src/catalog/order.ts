import { compareText } from "../base/text-order.js";
import type { Origin } from "../model/definition.js";

/** Something with an origin and content: every definition is. */
interface Originated {
  readonly value: unknown;
  readonly origin: Origin;
}

/**
 * The order of definitions where nothing about themselves orders them: by name of the file, then by their place in it.
 * Of those that a program made, which have no place, the content decides; two of equal content may stand either way.
 */
export function compareOrigins(a: Originated, b: Originated): number {
  return (
    compareText(a.origin.file ?? "", b.origin.file ?? "") ||
    (a.origin.span?.line ?? 0) - (b.origin.span?.line ?? 0) ||
    (a.origin.span?.column ?? 0) - (b.origin.span?.column ?? 0) ||
    compareText(contentOf(a.value), contentOf(b.value)) ||
    // Node and checks, which stand beside the value of a registration.
    compareText(contentOf(a), contentOf(b))
  );
}

/** The content as text in which the order of keys does not show. */
export function contentOf(value: unknown): string {
  return JSON.stringify(value, (_, part: unknown) => {
    if (typeof part === "bigint") return `${part}n`;
    if (typeof part !== "object" || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => compareText(a, b)));
  });
}
