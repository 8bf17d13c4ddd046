import type { Code } from "../../../base/codes.js";
import { nearest } from "../../../base/suggest.js";
import { type Problem, problem } from "../fault.js";
import { listed, quoted } from "./words.js";

export function nameRequired(kind: string): Problem {
  return problem("entry/name-required", `The ${kind} entry has no name.`, 'Add Name = "…".');
}

export function nameEmpty(kind: string): Problem {
  return problem("entry/name-empty", `The ${kind} entry has no name, so no server stores it.`, 'Add Name = "…".');
}

export function metaCount(count: number, limit: number): Problem {
  return problem("entry/meta-count", `Meta has ${count} pairs; ${limit} are allowed.`);
}

export function metaKeyLength(key: string, limit: number): Problem {
  return problem("entry/meta-key-length", `The key ${quoted(key)} of Meta is longer than ${limit} bytes.`);
}

export function metaValueLength(key: string, limit: number): Problem {
  return problem("entry/meta-value-length", `The value of ${quoted(key)} in Meta is longer than ${limit} bytes.`);
}

export function modeWithoutEffect(mode: string, modes: readonly string[]): Problem {
  const message = `The mesh gateway mode ${quoted(mode)} is kept, but Consul does not act on it.`;
  return problem("entry/mesh-gateway-mode", message, hintAmong(mode, modes));
}

export function proxyModeWithoutEffect(mode: string, modes: readonly string[]): Problem {
  const message = `The proxy mode ${quoted(mode)} is kept, but Consul does not act on it.`;
  return problem("entry/proxy-mode", message, hintAmong(mode, modes));
}

function hintAmong(word: string, words: readonly string[]): string {
  const meant = nearest(word.trim(), words);
  return meant === undefined ? `Write ${listed(words)}.` : `Did you mean "${meant}"?`;
}

export function extensionVersion(field: string, constraint: string): Problem {
  return problem(
    "entry/extension-version",
    `${field} ${quoted(constraint)} of an Envoy extension is not a version constraint.`,
    'Write conditions such as ">= 1.28, < 2".',
  );
}

export function argumentMissing(extension: string, key: string, words: readonly string[] | undefined): Problem {
  return problem(
    "entry/extension-arguments",
    `The extension ${extension} has no argument ${key}.`,
    words === undefined ? `Add ${key}.` : `Add ${key} with ${listed(words)}.`,
  );
}

export function argumentType(extension: string, key: string, type: "string" | "boolean"): Problem {
  return problem(
    "entry/extension-arguments",
    `The argument ${key} of the extension ${extension} is not ${type === "string" ? "a text" : "true or false"}.`,
  );
}

export function argumentWord(extension: string, key: string, value: string, words: readonly string[]): Problem {
  return problem(
    "entry/extension-arguments",
    `The argument ${key} of the extension ${extension} is ${quoted(value)}.`,
    `Write ${listed(words)}.`,
  );
}

export function maximumBelowMinimum(minimum: string, maximum: string): Problem {
  return problem("entry/tls-max-below-min", `The highest TLS version ${maximum} is below the lowest, ${minimum}.`);
}

export function cipherNeedsOlderTLS(): Problem {
  return problem(
    "entry/tls-cipher-needs-tls12",
    "Cipher suites are chosen for TLS 1.2 and below, and the lowest version is TLSv1_3.",
    "Take CipherSuites away, or allow TLSv1_2.",
  );
}

export function unknownCipher(suite: string, suites: readonly string[]): Problem {
  const meant = nearest(suite, suites);
  return problem(
    "entry/tls-cipher",
    `Consul does not know the cipher suite ${quoted(suite)}.`,
    meant === undefined ? undefined : `Did you mean "${meant}"?`,
  );
}

export function needsSlash(code: Code, field: string, path: string): Problem {
  return problem(code, `${field} ${quoted(path)} does not begin with "/".`, `Write "/${path.slice(0, 40)}".`);
}

export function fileNeedsPath(): Problem {
  return problem("entry/access-logs.file-needs-path", "Access logs go to a file, and Path does not say which.");
}

export function pathNeedsFile(path: string): Problem {
  return problem(
    "entry/access-logs.path-needs-file",
    `Access logs do not go to a file, and Path is ${quoted(path)}.`,
    'Set Type = "file" or take Path away.',
  );
}

export function twoFormats(): Problem {
  return problem("entry/access-logs.two-formats", "Access logs have JSONFormat and TextFormat.", "Keep one of them.");
}

export function formatIsNoJson(): Problem {
  return problem("entry/access-logs.json", "JSONFormat of access logs is not JSON.");
}

export function hostIsNoName(code: Code, host: string): Problem {
  return problem(code, `The host ${quoted(host)} is not a name of DNS.`);
}

export function hostWildcard(code: Code, host: string, hint: string): Problem {
  return problem(code, `The host ${quoted(host)} has a "*" where none may be.`, hint);
}

export function portOutOfRange(code: Code, port: number): Problem {
  return problem(code, `The port is ${port}; it must be 1 to 65535.`);
}
