import type { EntryKindOf } from "../kind.js";
import type { ServiceSplitter } from "../service-splitter.js";

export const serviceSplitterRules: Pick<EntryKindOf<ServiceSplitter>, "normalize" | "validate"> = {
  normalize: (entry) => entry,
  validate: () => [],
};
