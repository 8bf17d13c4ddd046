import type { ControlPlaneRequestLimit } from "../control-plane-request-limit.js";
import type { EntryRules } from "../kind.js";

/** The servers of the Community Edition do not know the kind, so there is nothing that they would change or check. */
export const controlPlaneRequestLimitRules: EntryRules<ControlPlaneRequestLimit> = {
  normalize: (entry) => entry,
  validate: () => [],
};
