import {
  type CatalogDefinition,
  type CatalogOptions,
  createCatalog,
  type EntryDefinition,
  type EntrySet,
  indexEntries,
  orderDiagnostics,
  orderOfWrites,
  type ReadOptions,
  readSources,
  type Source,
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
    const read = { readers: collected.readers, ...progressOptions(io) };
    const datacenter = textOption(options, "datacenter");
    const own = checkCluster(collected.own, read, datacenter === undefined ? {} : { datacenter });
    const clusters = [own, ...collected.peers.map(({ sources }) => checkCluster(sources, read))];
    const diagnostics = [...collected.diagnostics, ...sortDiagnostics(clusters.flatMap((one) => one.diagnostics))];
    const definitions = clusters.reduce((sum, one) => sum + one.definitions, 0);
    const order = options["order"] === true && own.writes.state !== "undecided" ? own.writes.order : undefined;
    const format = printFindings(diagnostics, collected.sources, options, io, {
      lookedAt: `${counted(collected.sources.length, "file")}, ${counted(definitions, "definition")}`,
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

/** Reads what belongs together in one cluster; a peer is another one. */
function checkCluster(sources: readonly Source[], read: ReadOptions, options: CatalogOptions = {}) {
  const { definitions, diagnostics } = readSources(sources, read);
  const writes = orderOfWrites(storable(definitions));
  const catalog = createCatalog(definitions, options);
  return {
    definitions: definitions.length,
    writes,
    diagnostics: [...diagnostics, ...catalog.diagnostics, ...orderDiagnostics(writes)],
  };
}

/** The entries that Consul takes one by one; what is wrong with the others is told already. */
function storable(definitions: readonly CatalogDefinition[]): EntrySet {
  return indexEntries(
    definitions.filter((one): one is EntryDefinition => one.type === "config-entry" && one.isRefused !== true),
  );
}
