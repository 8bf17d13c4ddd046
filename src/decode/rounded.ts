import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located } from "../base/located.js";

/**
 * Whole numbers of HCL that are beyond what a JavaScript number holds exactly. Consul keeps all 64 bits; this library goes
 * on with the nearest double, and says so.
 */
export function roundedIntegers(root: Located, document: Document): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const pending: Located[] = [root];
  for (const node of pending) {
    if (node.type === "list") for (const item of node.value) pending.push(item);
    else if (node.type === "map") for (const member of node.value) pending.push(member.value);
    else if (typeof node.value === "bigint") {
      const message = `${node.value} is rounded to ${BigInt(Number(node.value))}.`;
      found.push(diagnostic("decode/number-rounded", message, { span: document.span(node.start, node.end) }));
    }
  }
  return found;
}
