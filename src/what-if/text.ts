import type { Diagnostic } from "../base/diagnostic.js";
import type { Setting, Without } from "./changes.js";
import { badSetting, badWithout } from "./problems.js";

/** Reads `dc=dc2`, `gateway=dc1/*`, `instance=dc1/api-1`, `service=api` or `peer=far`. */
export function parseWithout(text: string): Without | { readonly problem: Diagnostic } {
  const equals = text.indexOf("=");
  const what = text.slice(0, Math.max(equals, 0));
  const name = text.slice(equals + 1);
  if (name === "") return { problem: badWithout(text) };
  switch (what) {
    case "dc":
    case "datacenter":
      return { what: "datacenter", name };
    case "service":
    case "peer":
      return { what, name };
    case "gateway":
    case "instance": {
      const slash = name.indexOf("/");
      if (slash < 1 || slash === name.length - 1) return { problem: badWithout(text) };
      return { what, datacenter: name.slice(0, slash), name: name.slice(slash + 1) };
    }
    default:
      return { problem: badWithout(text) };
  }
}

/** Reads `proxy-defaults.meshGateway.mode=remote`. Names of upstreams may hold `=` themselves: `upstream/web/api?dc=dc2.mode=none`. */
export function parseSetting(text: string): Setting | { readonly problem: Diagnostic } {
  const equals = text.lastIndexOf("=");
  if (equals < 1) return { problem: badSetting(text) };
  return { path: text.slice(0, equals), value: text.slice(equals + 1) };
}
