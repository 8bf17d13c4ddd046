import {
  type CatalogDefinition,
  gatewayAclRules,
  nearest,
  readSources,
  type ServiceDefinition,
  sortDiagnostics,
} from "../../index.js";
import { type Command, notesOption, textOptions, variableOption } from "../command.js";
import { paintFor, printDiagnostics } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan acl`: what a gateway's token must be allowed. */
export const acl: Command = {
  usage: "GATEWAY [NAME=]PATH…",
  needs: 2,
  help: "Prints the ACL rules that the token of the mesh gateway with this ID or name needs, ready to paste into a policy.",
  options: {
    peering: { type: "boolean", help: "also what control-plane traffic between peers through the gateway needs" },
    notes: notesOption,
    var: variableOption,
  },
  async run([wanted = "", ...paths], options, io) {
    const collected = await collectSources(paths, io, textOptions(options, "var"));
    const reading = readSources(collected.sources, { readers: collected.readers });
    const diagnostics = [...collected.diagnostics, ...sortDiagnostics(reading.diagnostics)];
    const notes = options["notes"] === true;
    const gateways = gatewaysOf(reading.definitions);
    const found = gateways.find(({ value }) => value.id === wanted || value.name === wanted);
    if (found === undefined) {
      const known = [...new Set(gateways.flatMap(({ value }) => [value.id, value.name]))];
      const suggestion = nearest(wanted, known);
      const all = known.length === 0 ? "" : ` There are: ${known.join(", ")}.`;
      const hint = suggestion === undefined ? all : ` Did you mean \`${suggestion}\`?`;
      io.err(`meshplan: No mesh gateway \`${wanted}\` is registered.${hint}\n`);
    } else io.out(gatewayAclRules(found, { peering: options["peering"] === true }));
    printDiagnostics(diagnostics, collected.sources, io.err, { paint: paintFor(io), notes });
    return found !== undefined && collected.complete ? 0 : 2;
  },
};

function gatewaysOf(definitions: readonly CatalogDefinition[]): readonly ServiceDefinition[] {
  return definitions.filter(
    (one): one is ServiceDefinition => one.type === "service" && one.value.kind === "mesh-gateway",
  );
}
