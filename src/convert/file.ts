import type { CatalogDefinition } from "../catalog/cluster.js";
import type { ServiceDefinition } from "../model/definition.js";
import { entryKinds } from "../model/kinds.js";
import { settingMembers } from "./agent.js";
import type { Conversion } from "./conversion.js";
import { wholeEntry } from "./entry.js";
import { refusalOf, undecidedIn } from "./open.js";
import type { Printing } from "./printer.js";
import { notExpressible, settingsOnly, sidecarAlone } from "./problems.js";
import { serviceMembers } from "./service.js";
import type { Target } from "./target.js";
import type { TreeMember } from "./tree.js";

/** One syntax of Consul's own files. */
export interface FileFormat {
  readonly entry: Target;
  readonly agent: Target;
  print(members: readonly TreeMember[]): string;
}

/** Prints a definition as a file of Consul's own: an entry for `config write`, anything else for an agent. */
export function toFile(
  definition: CatalogDefinition,
  sidecar: ServiceDefinition | undefined,
  { entry, agent, print }: FileFormat,
): Conversion {
  const refusal = refusalOf(definition);
  if (refusal !== undefined) return { losses: [refusal] };
  const printing: Printing = {
    definition,
    target: definition.type === "config-entry" ? entry : agent,
    losses: [...undecidedIn(definition), ...(sidecar === undefined ? [] : undecidedIn(sidecar))],
  };
  switch (definition.type) {
    case "config-entry": {
      const { kind } = definition.value;
      if (!entryKinds[kind].knownTo.includes("client")) {
        return {
          losses: [
            notExpressible(
              definition,
              `\`config write\` does not know the kind ${kind}; Consul makes such entries itself.`,
            ),
          ],
        };
      }
      const members = wholeEntry(definition, printing);
      return { text: print(members), losses: printing.losses };
    }
    case "service": {
      if (definition.sidecarOf !== undefined) printing.losses.push(sidecarAlone(definition, definition.assignedPort));
      const members = serviceMembers(definition, sidecar, printing);
      return { text: print(members), losses: printing.losses };
    }
    case "agent": {
      const members = settingMembers(definition, printing);
      return { text: print(members), losses: [settingsOnly(definition), ...printing.losses] };
    }
    case "prepared-query":
      return { losses: [notExpressible(definition, "no file defines a prepared query; only Consul's HTTP API does.")] };
  }
}
