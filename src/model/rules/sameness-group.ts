import type { EntryKindOf } from "../kind.js";
import type { SamenessGroup } from "../sameness-group.js";

export const samenessGroupRules: Pick<EntryKindOf<SamenessGroup>, "normalize" | "validate"> = {
  normalize: (entry) => entry,
  validate: () => [],
};
