import type { Code } from "../base/codes.js";
import type { Diagnostic } from "../base/diagnostic.js";

/**
 * Faults that tell of something missing: they follow by themselves where the thing is there but could not be read. With
 * each, whether it is told of the block that lacks something or of the field that is missing.
 */
const ofAbsence: ReadonlyMap<Code, "block" | "field"> = new Map<Code, "block" | "field">([
  ["service/name-missing", "block"],
  ["service/proxy-port", "block"],
  ["service/gateway-port", "block"],
  ["service/upstream-bind-missing", "block"],
  ["service/check", "block"],
  ["service/locality-zone", "field"],
  ["service/proxy-destination-empty", "field"],
  ["service/upstream-name-empty", "field"],
  ["service/expose-path-empty", "field"],
  ["service/expose-listener-invalid", "field"],
]);

/** The blocks in which something could not be read or was not known, by file and path. */
export type SpoiltBlocks = ReadonlySet<string>;

/** Where errors stand: each spoils the block around it. */
export function spoiltBlocks(errors: readonly Diagnostic[]): SpoiltBlocks {
  return new Set(errors.flatMap(({ path, span }) => (path === undefined ? [] : [`${span?.file}:${blockOf(path)}`])));
}

/** True for a fault that is told of a spoilt block and only says that something is not there. */
export function isConsequence({ code, path, span }: Diagnostic, spoilt: SpoiltBlocks): boolean {
  const toldOf = ofAbsence.get(code);
  if (path === undefined || toldOf === undefined) return false;
  return spoilt.has(`${span?.file}:${toldOf === "block" ? path : blockOf(path)}`);
}

/** `service.proxy` for `service.proxy.mode`; the document, which is "", for a key of its own. */
function blockOf(path: string): string {
  return path.slice(0, Math.max(0, path.lastIndexOf(".")));
}
