import type { EntryKindOf } from "../kind.js";
import type { ServiceResolver } from "../service-resolver.js";

export const serviceResolverRules: Pick<EntryKindOf<ServiceResolver>, "normalize" | "validate"> = {
  normalize: (entry) => entry,
  validate: () => [],
};
