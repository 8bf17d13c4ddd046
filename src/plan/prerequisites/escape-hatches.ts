import type { Diagnostic } from "../../base/diagnostic.js";
import type { Datacenter } from "../../catalog/datacenter.js";
import type { OpaqueMap } from "../../model/type.js";
import { escapeHatches } from "./gateway-option-table.js";
import { escapeHatch } from "./problems.js";

/** Names the places where a proxy or gateway is given Envoy's own configuration, which this plan does not look into. */
export function checkEscapeHatches({ registrations }: Datacenter): readonly Diagnostic[] {
  return registrations.flatMap(({ definition }) => {
    const { proxy } = definition.value;
    if (proxy === undefined) return [];
    return [
      ...hatchesIn(proxy.config).map((key) => escapeHatch(definition, key, ["proxy", "config", key])),
      ...(proxy.upstreams ?? []).flatMap(({ config }, index) =>
        hatchesIn(config).map((key) => escapeHatch(definition, key, ["proxy", "upstreams", index, "config", key])),
      ),
    ];
  });
}

function hatchesIn(config: OpaqueMap | undefined): readonly string[] {
  if (config === undefined) return [];
  return Object.keys(config).filter((key) => escapeHatches.includes(key.toLowerCase()));
}
