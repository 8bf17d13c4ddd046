import type { EntryKindOf } from "../kind.js";
import type { ProxyDefaults } from "../proxy-defaults.js";

export const proxyDefaultsRules: Pick<EntryKindOf<ProxyDefaults>, "normalize" | "validate"> = {
  normalize: (entry) => entry,
  validate: () => [],
};
