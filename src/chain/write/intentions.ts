import { nameOf } from "../../model/entry-name.js";
import type { CompiledChain } from "../compiled-chain.js";
import { isHttpLike } from "../protocol.js";
import type { Affected } from "./affected.js";
import * as says from "./problems.js";
import { step, type WriteRefusal } from "./refusal.js";

/** Intentions that tell requests apart need a destination whose protocol is like HTTP. */
export function intentionRefusals(
  affected: Affected,
  chains: ReadonlyMap<string, CompiledChain>,
): readonly WriteRefusal[] {
  return affected.intentions.flatMap((intentions): readonly WriteRefusal[] => {
    const name = nameOf(intentions);
    const sources = intentions.value.sources ?? [];
    const source = sources.findIndex(({ permissions = [] }) => permissions.length > 0);
    const chain = chains.get(name);
    if (source === -1 || name === "*" || chain === undefined || isHttpLike(chain.protocol)) return [];
    return [
      {
        code: "graph/intention-l7-protocol",
        message: says.intentionNeedsL7(name, chain.protocol),
        way: [step(intentions, ["sources", source, "permissions"], says.permissionsOf(name))],
      },
    ];
  });
}
