import {
  type CatalogDefinition,
  createCatalog,
  type EntryDefinition,
  type EntrySet,
  indexEntries,
  orderDiagnostics,
  orderOfWrites,
  readSources,
  sortDiagnostics,
} from "../../index.js";
import { progressOptions } from "../analysis.js";
import {
  type Command,
  datacenterOption,
  failOnOption,
  findingsFormatOption,
  textOption,
  textOptions,
  variableOption,
} from "../command.js";
import { counted, exitCode, printFindings } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan check`: reads and validates, and plans nothing. */
export const check: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Reads config entries, service definitions and agent settings, and reports what Consul would refuse, or take otherwise\nthan meant; also config entries that cannot be stored beside each other in any order.",
  options: {
    format: findingsFormatOption,
    order: { type: "boolean", help: "print an order in which `consul config write` accepts the entries" },
    datacenter: datacenterOption,
    var: variableOption,
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const collected = await collectSources(args, io, textOptions(options, "var"));
    const reading = readSources(collected.sources, { readers: collected.readers, ...progressOptions(io) });
    const datacenter = textOption(options, "datacenter");
    const catalog = createCatalog(reading.definitions, datacenter === undefined ? {} : { datacenter });
    const writes = orderOfWrites(storable(reading.definitions));
    const diagnostics = [
      ...collected.diagnostics,
      ...sortDiagnostics([...reading.diagnostics, ...catalog.diagnostics, ...orderDiagnostics(writes)]),
    ];
    const order = options["order"] === true && writes.state !== "undecided" ? writes.order : undefined;
    const format = printFindings(diagnostics, collected.sources, options, io, {
      lookedAt: `${counted(collected.sources.length, "file")}, ${counted(reading.definitions.length, "definition")}`,
      ...(order === undefined ? {} : { json: { order } }),
    });
    if (format === "text") {
      for (const { kind, name, span } of order ?? []) {
        io.out(`${kind} ${name}${span === undefined ? "" : `  ${span.file}`}\n`);
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
