import type { EntrySet } from "../catalog/entries.js";
import type { ModeSource } from "./reasons.js";

/** Who gave a chain's target its mode: the upstream, if it has one, else an entry about the target's own service. */
export function modeSource(entries: EntrySet, service: string, targetMode: string, upstreamMode: string): ModeSource {
  if (upstreamMode !== "" || targetMode === "") return { mode: targetMode, document: undefined };
  const own = entries.get("service-defaults", service)?.value.meshGateway?.mode ?? "";
  return { mode: targetMode, document: own === "" ? "proxy-defaults/global" : `service-defaults/${service}` };
}
