import { explain as explainUpstream, formatExplanation } from "../../index.js";
import { analyzePaths } from "../analysis.js";
import { analysisOptions, type Command, failOnOption, notesOption, textOption } from "../command.js";
import { exitCode, jsonText, paintFor, printDiagnostics } from "../report.js";

/** `meshplan explain`: the whole story of one upstream. */
export const explain: Command = {
  usage: "SERVICE UPSTREAM [NAME=]PATH…",
  needs: 3,
  help: "Tells how the traffic from SERVICE (or the proxy of that ID) to UPSTREAM (its name, or its ID such as api?dc=dc2) comes\nto go the way it does: levels, what the upstream asks of the chain, the chain as a tree, routes, and what\nanother mode at each place would change. Findings go to standard error.",
  options: {
    format: { type: "string", value: "FORMAT", choices: ["text", "json"], default: "text", help: "form of the story" },
    notes: notesOption,
    ...analysisOptions,
    "fail-on": failOnOption,
  },
  async run([from = "", to = "", ...paths], options, io) {
    const { collected, analysis, diagnostics } = await analyzePaths(paths, options, io);
    const explained = explainUpstream(analysis, { from, to });
    const paint = paintFor(io);
    // What was asked for comes first; what is wrong with the files may be the reason.
    if (!explained.found)
      io.err(`meshplan: ${explained.message}${explained.hint === undefined ? "" : ` ${explained.hint}`}\n`);
    if (textOption(options, "format") === "json") {
      io.out(jsonText({ version: 1, ...explained, diagnostics }));
    } else {
      if (explained.found) io.out(explained.explanations.map((one) => formatExplanation(one, { paint })).join("\n"));
      printDiagnostics(diagnostics, collected.sources, io.err, { paint, notes: options["notes"] === true });
    }
    if (!explained.found) return 2;
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};
