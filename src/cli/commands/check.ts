import {
  type CatalogDefinition,
  createCatalog,
  type Diagnostic,
  type EntryDefinition,
  type EntrySet,
  indexEntries,
  orderDiagnostics,
  orderOfWrites,
  readSources,
  sortDiagnostics,
  toGithubAnnotations,
  toSarif,
} from "../../index.js";
import { type Command, failOnOption, textOption, textOptions, variableOption } from "../command.js";
import { exitCode, paintFor, printDiagnostics } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan check`: reads and validates, and plans nothing. */
export const check: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Reads config entries, service definitions and agent settings, and reports what Consul would refuse, or take otherwise\nthan meant; also config entries that cannot be stored beside each other in any order.",
  options: {
    format: {
      type: "string",
      value: "FORMAT",
      choices: ["text", "json", "sarif", "github"],
      default: "text",
      help: "form of the report",
    },
    order: { type: "boolean", help: "print an order in which `consul config write` accepts the entries" },
    var: variableOption,
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const collected = await collectSources(args, io, textOptions(options, "var"));
    const reading = readSources(collected.sources, { readers: collected.readers });
    const catalog = createCatalog(reading.definitions);
    const writes = orderOfWrites(storable(reading.definitions));
    const diagnostics: readonly Diagnostic[] = [
      ...collected.diagnostics,
      ...sortDiagnostics([...reading.diagnostics, ...catalog.diagnostics, ...orderDiagnostics(writes)]),
    ];
    const order = options["order"] === true && writes.state !== "undecided" ? writes.order : undefined;
    switch (textOption(options, "format")) {
      case "json":
        io.out(`${JSON.stringify({ version: 1, diagnostics, ...(order === undefined ? {} : { order }) }, null, 2)}\n`);
        break;
      case "sarif":
        io.out(`${JSON.stringify(toSarif(diagnostics), null, 2)}\n`);
        break;
      case "github":
        io.out(toGithubAnnotations(diagnostics));
        break;
      default: {
        printDiagnostics(diagnostics, collected.sources, io.out, { paint: paintFor(io), notes: true });
        if (diagnostics.length === 0) {
          const files = counted(collected.sources.length, "file");
          io.out(`${files}, ${counted(reading.definitions.length, "definition")}: nothing to report\n`);
        }
        for (const { kind, name, span } of order ?? []) {
          io.out(`${kind} ${name}${span === undefined ? "" : `  ${span.file}`}\n`);
        }
      }
    }
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};

/** The entries that Consul takes one by one; what is wrong with the others is told already. */
function storable(definitions: readonly CatalogDefinition[]): EntrySet {
  return indexEntries(
    definitions.filter((one): one is EntryDefinition => one.type === "config-entry" && one.isRefused !== true),
  );
}

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
