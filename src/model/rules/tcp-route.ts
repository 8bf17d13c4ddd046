import type { EntryRules } from "../kind.js";
import type { TCPRoute } from "../tcp-route.js";
import { collect, faultIf, firstOf } from "./fault.js";
import { checkMeta } from "./meta.js";
import { cautionEmptyName } from "./name.js";
import { oneService } from "./problems/requests.js";
import { checkParents, normalizeParents } from "./resource-reference.js";

export const tcpRouteRules: EntryRules<TCPRoute> = {
  normalize: normalizeParents,
  validate(entry) {
    const count = (entry.services ?? []).length;
    return collect(
      firstOf(
        faultIf(count > 1, ["services"], () => oneService(count)),
        checkParents(entry.parents),
        checkMeta(entry.meta),
      ),
      cautionEmptyName(entry),
    );
  },
};
