import { analyze, type Diagnostic, explain as explainUpstream, formatExplanation } from "../../index.js";
import { type Command, failOnOption, textOption, textOptions, variableOption } from "../command.js";
import { exitCode, paintFor, printDiagnostics } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan explain`: the whole story of one upstream. */
export const explain: Command = {
  usage: "SERVICE UPSTREAM [NAME=]PATH…",
  needs: 3,
  help: "Tells how the traffic from SERVICE (or the proxy of that ID) to UPSTREAM (its name, or its ID such as api?dc=dc2) comes\nto go the way it does: levels, hand-over to the chain, the chain as a tree, routes. Findings go to standard error.",
  options: {
    datacenter: { type: "string", value: "NAME", help: "datacenter of files that do not say theirs (default dc1)" },
    format: { type: "string", value: "FORMAT", choices: ["text", "json"], default: "text", help: "form of the story" },
    notes: { type: "boolean", help: "print notes (severity info) too" },
    var: variableOption,
    "fail-on": failOnOption,
  },
  async run([from = "", to = "", ...paths], options, io) {
    const collected = await collectSources(paths, io, textOptions(options, "var"));
    const datacenter = textOption(options, "datacenter");
    const analysis = analyze(collected.sources, {
      readers: collected.readers,
      ...(datacenter === undefined ? {} : { datacenter }),
    });
    const explained = explainUpstream(analysis, { from, to });
    const diagnostics: readonly Diagnostic[] = [...collected.diagnostics, ...analysis.diagnostics];
    const paint = paintFor(io);
    if (textOption(options, "format") === "json") {
      io.out(`${JSON.stringify({ version: 1, ...explained, diagnostics }, null, 2)}\n`);
    } else {
      if (explained.found) io.out(explained.explanations.map((one) => formatExplanation(one, { paint })).join("\n"));
      printDiagnostics(diagnostics, collected.sources, io.err, { paint, notes: options["notes"] === true });
    }
    if (!explained.found) {
      io.err(`meshplan: ${explained.message}${explained.hint === undefined ? "" : ` ${explained.hint}`}\n`);
      return 2;
    }
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};
