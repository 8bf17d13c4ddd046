import type { Path } from "../../base/place.js";
import { type Faults, fault, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { cipherNeedsOlderTLS, maximumBelowMinimum, unknownCipher } from "./problems/shared.js";
import { checkWord } from "./words.js";

/** TLS versions, oldest first. */
const versions = ["TLSv1_0", "TLSv1_1", "TLSv1_2", "TLSv1_3"];

/** Leaves the choice to Envoy. */
const automatic = "TLS_AUTO";

/** The words for a TLS version. */
export const tlsVersions: readonly string[] = [automatic, ...versions];

const elliptic = [
  "CHACHA20_POLY1305_SHA256",
  "AES_128_GCM_SHA256",
  "AES_128_CBC_SHA",
  "AES_256_GCM_SHA384",
  "AES_256_CBC_SHA",
];
const plain = ["AES_128_GCM_SHA256", "AES_128_CBC_SHA", "AES_256_GCM_SHA384", "AES_256_CBC_SHA"];

/** The cipher suites that can be chosen. */
export const cipherSuites: readonly string[] = [
  ...["ECDSA", "RSA"].flatMap((key) => elliptic.map((suite) => `TLS_ECDHE_${key}_WITH_${suite}`)),
  ...plain.map((suite) => `TLS_RSA_WITH_${suite}`),
];

/** What an object says about TLS, and how it calls its fields. */
export interface TLSSettings {
  readonly minimum: string | undefined;
  readonly maximum: string | undefined;
  readonly ciphers: readonly string[] | undefined;
  /** Our names of the fields for the minimum and the maximum. */
  readonly fields: { readonly minimum: string; readonly maximum: string };
}

/** The settings of the objects that call their fields `TLSMinVersion` and `TLSMaxVersion`. */
export function tlsSettings(
  limits:
    | { readonly tlsMinVersion?: string; readonly tlsMaxVersion?: string; readonly cipherSuites?: readonly string[] }
    | undefined,
): TLSSettings {
  return {
    minimum: limits?.tlsMinVersion,
    maximum: limits?.tlsMaxVersion,
    ciphers: limits?.cipherSuites,
    fields: { minimum: "tlsMinVersion", maximum: "tlsMaxVersion" },
  };
}

/** The lowest and highest version and the cipher suites of one object; the first breach counts. */
export function checkTLS({ minimum, maximum, ciphers, fields }: TLSSettings, path: Path): Faults {
  return firstOf(
    checkVersion("The lowest TLS version", minimum, [...path, fields.minimum]),
    checkVersion("The highest TLS version", maximum, [...path, fields.maximum]),
    checkOrder(minimum, maximum, [...path, fields.maximum]),
    faultIf(minimum === "TLSv1_3" && (ciphers ?? []).length > 0, [...path, "cipherSuites"], cipherNeedsOlderTLS),
    firstOfEach(ciphers, [...path, "cipherSuites"], (suite, at) =>
      cipherSuites.includes(suite) ? [] : fault(at, unknownCipher(suite, cipherSuites)),
    ),
  );
}

function checkVersion(field: string, version: string | undefined, path: Path): Faults {
  return checkWord(version, path, {
    code: "entry/tls-version",
    field,
    words: tlsVersions,
    mayBeEmpty: true,
  });
}

function checkOrder(minimum: string | undefined, maximum: string | undefined, path: Path): Faults {
  if (isUnset(minimum) || isUnset(maximum)) return [];
  const lowest = versions.indexOf(minimum);
  const highest = versions.indexOf(maximum);
  return faultIf(lowest !== -1 && highest !== -1 && highest < lowest, path, () =>
    maximumBelowMinimum(minimum, maximum),
  );
}
