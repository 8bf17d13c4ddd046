import type { EntryRules } from "../kind.js";
import type { SamenessGroup } from "../sameness-group.js";
import { fault } from "./fault.js";
import { enterpriseOnly } from "./problems/words.js";

export const samenessGroupRules: EntryRules<SamenessGroup> = {
  normalize: (entry) => entry,
  validate: () => fault([], enterpriseOnly("entry/sameness-group.enterprise", "The kind sameness-group")),
};
