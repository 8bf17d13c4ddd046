import type { Assembly, Target } from "./assembly.js";

/**
 * Mesh-gateway mode of a target that is not external: the request's override, else what the entries say of the target's
 * own service. Neither the datacenter nor the service that the chain is for plays a part. Empty if nobody names one.
 */
export function modeOf(assembly: Assembly, target: Target): string {
  const override = assembly.overrides.meshGateway;
  if (override === "" || override === target.facts.mode) return target.facts.mode;
  assembly.customized.meshGateway = true;
  return override;
}
