import type { Plain } from "../base/located.js";
import type { OpaqueMap } from "../model/type.js";
import { lenientReaders } from "./lenient.js";

/** What a proxy tells the chain compiler out of an upstream's free-form configuration. */
export interface HandOverConfig {
  /** As written: its case is not lowered. Empty where there is none. */
  readonly protocol: string;
  /** May be negative; 0 where there is none. */
  readonly connectTimeoutMs: number;
}

/**
 * Reads an upstream's configuration the simpler way that the hand-over has: the two keys in any letter case but under no
 * other name, no lists, and what cannot be read is dropped by itself. (Vectors: topic handover.)
 */
export function readHandOverConfig(config: OpaqueMap | undefined): HandOverConfig {
  if (config === undefined) return nothing;
  return {
    protocol: lenientReaders.text(memberOf(config, "protocol")) ?? "",
    connectTimeoutMs: lenientReaders.integer(memberOf(config, "connect_timeout_ms")) ?? 0,
  };
}

const nothing: HandOverConfig = { protocol: "", connectTimeoutMs: 0 };

/** The exact spelling first; of several other spellings the smallest, where Consul takes any by chance. */
function memberOf(config: OpaqueMap, name: string): Plain {
  if (Object.hasOwn(config, name)) return config[name] ?? null;
  let found: string | undefined;
  for (const key in config) {
    if (key.length === name.length && key.toLowerCase() === name && (found === undefined || key < found)) found = key;
  }
  return found === undefined ? null : (config[found] ?? null);
}
