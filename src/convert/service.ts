import type { ServiceDefinition } from "../model/definition.js";
import { isServiceKind } from "../model/service.js";
import { writtenService } from "../model/written-service.js";
import { type Printing, printFields } from "./printer.js";
import { leftOut } from "./problems.js";
import { block, type TreeMember } from "./tree.js";
import { writtenServiceOf } from "./written-service.js";

/** A service, with its sidecar if there is one, as the only member of an agent's file. */
export function serviceMembers(
  definition: ServiceDefinition,
  sidecar: ServiceDefinition | undefined,
  printing: Printing,
): readonly TreeMember[] {
  if (definition.node !== undefined || definition.checks !== undefined) {
    printing.losses.push(
      leftOut({
        definition,
        path: [],
        words: "Node",
        why: "for a file says nothing of the node and its health",
      }),
    );
  }
  for (const one of sidecar === undefined ? [definition] : [definition, sidecar]) {
    const kind = one.value.kind ?? "";
    if (kind === "" || isServiceKind(kind)) continue;
    const why = "for agents take a kind that they do not know for none";
    printing.losses.push(leftOut({ definition: one, path: ["kind"], words: "Kind", why }));
  }
  return [["service", block(printFields(writtenServiceOf(definition, sidecar), writtenService, printing))]];
}
