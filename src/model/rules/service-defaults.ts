import type { EntryKindOf } from "../kind.js";
import type { ServiceDefaults } from "../service-defaults.js";

export const serviceDefaultsRules: Pick<EntryKindOf<ServiceDefaults>, "normalize" | "validate"> = {
  normalize: (entry) => entry,
  validate: () => [],
};
