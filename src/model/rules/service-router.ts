import type { EntryKindOf } from "../kind.js";
import type { ServiceRouter } from "../service-router.js";

export const serviceRouterRules: Pick<EntryKindOf<ServiceRouter>, "normalize" | "validate"> = {
  normalize: (entry) => entry,
  validate: () => [],
};
