import type { Plain } from "../../base/located.js";
import type { Path } from "../../base/place.js";
import type { EnvoyExtension } from "../proxy.js";
import type { OpaqueMap } from "../type.js";
import { collectEach, type Faults, fault, faultIf, firstOf, isUnset } from "./fault.js";
import { argumentMissing, argumentType, argumentWord, extensionVersion } from "./problems/shared.js";
import { missing } from "./problems/words.js";
import { isVersionConstraint } from "./version-constraint.js";
import { checkWord, type Words } from "./words.js";

export const names: Words = {
  code: "entry/extension-unknown",
  field: "Name of an Envoy extension",
  words: [
    "builtin/lua",
    "builtin/aws/lambda",
    "builtin/ext-authz",
    "builtin/otel-access-logging",
    "builtin/property-override",
    "builtin/wasm",
  ],
  mayBeEmpty: false,
};

interface ArgumentRule {
  readonly key: string;
  readonly type: "string" | "boolean";
  readonly required: boolean;
  /** The words it takes, if not any text. */
  readonly words?: readonly string[];
}

/** What is known of the arguments of extensions; those of others are not looked into. */
const argumentRules: Readonly<Record<string, readonly ArgumentRule[]>> = {
  "builtin/lua": [
    { key: "ProxyType", type: "string", required: false, words: ["connect-proxy"] },
    { key: "Script", type: "string", required: true },
    { key: "Listener", type: "string", required: true, words: ["inbound", "outbound"] },
  ],
  "builtin/aws/lambda": [
    { key: "ARN", type: "string", required: true },
    { key: "PayloadPassthrough", type: "boolean", required: false },
    { key: "InvocationMode", type: "string", required: false },
  ],
};

/** Envoy extensions: the faults of all of them are collected, the first of each. */
export function checkExtensions(extensions: readonly EnvoyExtension[] | undefined, path: Path): Faults {
  return collectEach(extensions, path, checkExtension);
}

function checkExtension(extension: EnvoyExtension, path: Path): Faults {
  const { name, envoyVersion, consulVersion } = extension;
  if (isUnset(name)) {
    return firstOf(
      fault(path, missing("entry/extension-name", "Name", "An Envoy extension")),
      checkVersion(envoyVersion, [...path, "envoyVersion"], "EnvoyVersion"),
      checkVersion(consulVersion, [...path, "consulVersion"], "ConsulVersion"),
    );
  }
  return firstOf(
    checkVersion(envoyVersion, [...path, "envoyVersion"], "EnvoyVersion"),
    checkVersion(consulVersion, [...path, "consulVersion"], "ConsulVersion"),
    checkWord(name, [...path, "name"], names),
    checkArguments(name, extension.arguments ?? {}, [...path, "arguments"], path),
  );
}

function checkVersion(constraint: string | undefined, path: Path, field: string): Faults {
  return faultIf(!isUnset(constraint) && !isVersionConstraint(constraint), path, () =>
    extensionVersion(field, constraint ?? ""),
  );
}

function checkArguments(extension: string, given: OpaqueMap, path: Path, extensionPath: Path): Faults {
  const rules = Object.hasOwn(argumentRules, extension) ? argumentRules[extension] : undefined;
  const at = Object.keys(given).length === 0 ? extensionPath : path;
  return firstOf(...(rules ?? []).map((rule) => checkArgument(rule, extension, given, at)));
}

function checkArgument(rule: ArgumentRule, extension: string, given: OpaqueMap, path: Path): Faults {
  const { key, value } = find(given, rule.key);
  const at = [...path, key];
  const isGiven = value !== undefined && value !== null;
  if (isGiven && typeof value !== rule.type) return fault(at, argumentType(extension, rule.key, rule.type));
  if (!isGiven || value === "") {
    return faultIf(rule.required, path, () => argumentMissing(extension, rule.key, rule.words));
  }
  const isKnown = rule.words === undefined || rule.words.some((word) => word === value);
  return faultIf(!isKnown, at, () => argumentWord(extension, rule.key, String(value), rule.words ?? []));
}

/** Argument names ignore letter case; the exact one wins. */
function find(given: OpaqueMap, name: string): { readonly key: string; readonly value: Plain | undefined } {
  if (Object.hasOwn(given, name)) return { key: name, value: given[name] };
  const key = Object.keys(given).find((candidate) => candidate.toLowerCase() === name.toLowerCase());
  return { key: key ?? name, value: key === undefined ? undefined : given[key] };
}
