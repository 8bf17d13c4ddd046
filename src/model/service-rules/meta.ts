import type { Finding } from "../../base/finding.js";
import { utf8Length } from "../../base/utf8.js";
import * as problems from "./problems.js";
import type { Subject } from "./subject.js";

export const maximumMetaPairs = 64;
/** Bytes. */
export const maximumMetaKey = 128;
/** Bytes. */
export const maximumMetaValue = 512;

/** Consul's own keys that users may set, by the kind of service that they are for. */
const reservedKeysAllowed: Readonly<Record<string, readonly string[]>> = { "mesh-gateway": ["consul-wan-federation"] };

/**
 * Metadata. Of several bad pairs Consul reports one, whichever it comes upon first; here all are told, and all but the
 * first are marked as hidden. For a sidecar its own kind as written counts, not the one filled in.
 */
export function metaFindings({ meta = {}, kind = "" }: Subject): readonly Finding[] {
  const keys = Object.keys(meta);
  if (keys.length > maximumMetaPairs) return [problems.metaTooMany(keys.length, maximumMetaPairs)];
  const allowed = Object.hasOwn(reservedKeysAllowed, kind) ? (reservedKeysAllowed[kind] ?? []) : [];
  const findings = keys.flatMap((key) => pairFinding(key, meta[key] ?? "", allowed) ?? []);
  return findings.map((finding, index) => (index === 0 ? finding : { ...finding, hidden: true }));
}

function pairFinding(key: string, value: string, allowed: readonly string[]): Finding | undefined {
  if (key === "") return problems.metaKeyBlank();
  if (!/^[A-Za-z0-9_-]+$/.test(key)) return problems.metaKeyCharacters(key);
  if (utf8Length(key) > maximumMetaKey) return problems.metaKeyLong(key, utf8Length(key), maximumMetaKey);
  if (key.startsWith("consul-") && !allowed.includes(key)) return problems.metaKeyReserved(key);
  const length = utf8Length(value);
  return length > maximumMetaValue ? problems.metaValueLong(key, length, maximumMetaValue) : undefined;
}
