import type { Path } from "../../base/place.js";
import type { FailoverPolicy, PrioritizeByLocality } from "../locality.js";
import { isMeshGatewayMode, type MeshGatewayConfig, meshGatewayModes } from "../mesh-gateway.js";
import { proxyModes } from "../proxy.js";
import { type Faults, faultIf, isUnset } from "./fault.js";
import { modeWithoutEffect, proxyModeWithoutEffect } from "./problems/shared.js";
import { enterpriseOnly } from "./problems/words.js";
import { checkWord, type Words } from "./words.js";

export const mutualTLSModes: Words = {
  code: "entry/mutual-tls-mode",
  field: "MutualTLSMode",
  words: ["strict", "permissive"],
  mayBeEmpty: true,
};

export function checkMutualTLSMode(mode: string | undefined): Faults {
  return checkWord(mode, ["mutualTLSMode"], mutualTLSModes);
}

/** Config entries keep any text as the mode; this warns of text that Consul does not act on. */
export function cautionMeshGateway(config: MeshGatewayConfig | undefined, path: Path): Faults {
  const mode = config?.mode;
  return faultIf(!isUnset(mode) && !isMeshGatewayMode(mode), [...path, "mode"], () =>
    modeWithoutEffect(mode ?? "", meshGatewayModes),
  );
}

/** The same for the mode of proxies. */
export function cautionProxyMode(mode: string | undefined): Faults {
  return faultIf(!isUnset(mode) && !proxyModes.includes(mode ?? ""), ["mode"], () =>
    proxyModeWithoutEffect(mode ?? "", proxyModes),
  );
}

export const failoverModes: Words = {
  code: "entry/failover-policy.mode",
  field: "Mode of a failover policy",
  words: ["sequential", "order-by-locality"],
  mayBeEmpty: true,
};

export function checkFailoverMode(policy: FailoverPolicy | undefined, path: Path): Faults {
  return checkWord(policy?.mode, [...path, "mode"], failoverModes);
}

/** Any mode is refused, `none` too. */
export function checkPrioritizeByLocality(priority: PrioritizeByLocality | undefined): Faults {
  return faultIf(!isUnset(priority?.mode), ["prioritizeByLocality", "mode"], () =>
    enterpriseOnly("entry/prioritize-by-locality.enterprise", "PrioritizeByLocality"),
  );
}
