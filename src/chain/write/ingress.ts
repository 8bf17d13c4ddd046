import type { CompiledChain } from "../compiled-chain.js";
import type { Affected } from "./affected.js";
import * as says from "./problems.js";
import { step, type WriteRefusal } from "./refusal.js";

/**
 * A listener and its services must have one protocol. When something else than the gateway changes, a listener for tcp
 * lets a service of another protocol pass, as long as no router or splitter stands before it. `*` is not looked at.
 */
export function ingressRefusals(
  affected: Affected,
  chains: ReadonlyMap<string, CompiledChain>,
): readonly WriteRefusal[] {
  return affected.ingresses.flatMap((ingress) =>
    (ingress.value.listeners ?? []).flatMap((listener, listenerIndex) =>
      (listener.services ?? []).flatMap(({ name = "" }, serviceIndex): readonly WriteRefusal[] => {
        const chain = chains.get(name);
        const wanted = listener.protocol || "tcp";
        if (name === "*" || chain === undefined || chain.protocol === wanted) return [];
        const beginsAtResolver = chain.nodes[chain.startNode]?.type === "resolver";
        if (!affected.strictIngress && wanted === "tcp" && beginsAtResolver) return [];
        const path = ["listeners", listenerIndex, "services", serviceIndex];
        return [
          {
            code: "graph/ingress-protocol",
            message: says.listenerMismatch(name, chain.protocol, wanted),
            way: [step(ingress, path, says.listenerOf(name))],
          },
        ];
      }),
    ),
  );
}
