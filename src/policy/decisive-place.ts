import type { Span } from "../base/span.js";
import type { Catalog } from "../catalog/catalog.js";
import { spanOf } from "../model/definition.js";
import type { Subject } from "./subject.js";

/**
 * The line that made a route go its way: that of the upstream's mode; where no level sets one, that of the entry which
 * gives the target its mode; else the upstream itself. Undefined where a program made the definitions.
 */
export function decisivePlace(catalog: Catalog, subject: Subject): Span | undefined {
  const { upstream, route } = subject;
  const ofMode = upstream.mode.decidedBy?.span ?? targetModePlace(catalog, route?.service, route?.targetMode);
  return ofMode ?? upstreamPlace(subject);
}

/** Where the upstream is registered; the proxy's place for one that nothing names. */
export function upstreamPlace({ proxy, upstream }: Subject): Span | undefined {
  return upstream.place ?? proxy.place;
}

function targetModePlace({ entries }: Catalog, service = "", mode = ""): Span | undefined {
  if (mode === "") return undefined;
  const own = entries.get("service-defaults", service);
  const decisive = (own?.value.meshGateway?.mode ?? "") === "" ? entries.get("proxy-defaults", "global") : own;
  return decisive === undefined ? undefined : spanOf(decisive, ["meshGateway", "mode"]);
}
