import type { LocatedMap } from "../base/located.js";
import { isEntryKind } from "../model/kinds.js";
import { isServiceKind } from "../model/service.js";

/** What a text holds, by what it looks like. */
export type Holding = "config-entry" | "registration" | "agent-file";

/** Keys that the body of a registration has and an agent file, whose keys are in snake_case, has not. */
export const registrationKeys: readonly string[] = ["Name", "ID", "Kind", "Port", "Proxy", "Connect", "Address"];

/**
 * Tells a config entry (it says its kind), the body of a registration request (JSON, with the API's CamelCase keys at the
 * top) and an agent file apart. An unknown kind is taken for a misspelt config entry.
 */
export function classify(map: LocatedMap, isJson: boolean): Holding {
  const kind = map.value.find(({ key }) => key === "Kind") ?? map.value.find(({ key }) => key.toLowerCase() === "kind");
  const kindText = kind?.value.type === "text" ? kind.value.value : undefined;
  const looksRegistered = isJson && map.value.some(({ key }) => registrationKeys.includes(key));
  if (
    kindText !== undefined &&
    !isEntryKind(kindText) &&
    looksRegistered &&
    (kindText === "" || isServiceKind(kindText))
  ) {
    return "registration";
  }
  if (kind !== undefined) return "config-entry";
  return looksRegistered ? "registration" : "agent-file";
}
