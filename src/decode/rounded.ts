import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located } from "../base/located.js";

/** A double holds every number of fewer digits. */
const longNumber = /\d{16}|0[xX][0-9A-Fa-f]{14}/;

/**
 * Whole numbers of HCL that are beyond what a JavaScript number holds exactly. Consul keeps all 64 bits; this library goes
 * on with the nearest double, and says so.
 */
export function roundedIntegers(root: Located, document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  if (!longNumber.test(document.text.slice(root.start, root.end))) return found;
  let level: readonly Located[] = [root];
  while (level.length > 0) {
    const next: Located[] = [];
    for (const node of level) {
      if (node.type === "list") for (const item of node.value) next.push(item);
      else if (node.type === "map") for (const member of node.value) next.push(member.value);
      else if (typeof node.value === "bigint") {
        const message = `${node.value} is rounded to ${BigInt(Number(node.value))}.`;
        found.push(diagnostic("decode/number-rounded", message, { span: document.span(node.start, node.end) }));
      }
    }
    level = next;
  }
  return found;
}
