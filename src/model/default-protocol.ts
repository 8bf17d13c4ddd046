import { decimalText } from "../base/go-number.js";
import type { Plain } from "../base/located.js";
import type { OpaqueMap } from "./type.js";

/** The protocol that the free-form `config` of proxy-defaults gives to all services. */
export interface DefaultProtocol {
  /** The key as written: `protocol`, or without that any letter case of it. */
  readonly key: string;
  /** As written, in any letter case; undefined if the value cannot be taken for text, which the server refuses. */
  readonly protocol: string | undefined;
}

/** Finds the default protocol; undefined if no key names one. */
export function defaultProtocolOf(config: OpaqueMap | undefined): DefaultProtocol | undefined {
  if (config === undefined) return undefined;
  const key = Object.hasOwn(config, "protocol") ? "protocol" : otherSpelling(config);
  return key === undefined ? undefined : { key, protocol: textOf(config[key]) };
}

/** Of several spellings Consul takes any one by chance; here the smallest counts. */
function otherSpelling(config: OpaqueMap): string | undefined {
  let found: string | undefined;
  for (const key in config) {
    if (key.toLowerCase() === "protocol" && (found === undefined || key < found)) found = key;
  }
  return found;
}

/** Here a list of one does not stand for its element. */
function textOf(value: Plain | undefined): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
      return decimalText(value);
    case "bigint":
      return String(value);
    case "boolean":
      return value ? "1" : "0";
    default:
      return value === null ? "" : undefined;
  }
}
