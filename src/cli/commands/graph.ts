import { selectRoutes, toDot, toMermaid, toSvg } from "../../index.js";
import { analyzePaths, selectionOf } from "../analysis.js";
import { analysisOptions, type Command, failOnOption, notesOption, selectionOptions, textOption } from "../command.js";
import { exitCode, paintFor, printDiagnostics } from "../report.js";
import { fitsSomething } from "../selection.js";

/** `meshplan graph`: routes as a picture. */
export const graph: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Draws routes: datacenters and peers as boxes, gateways at their borders, one line for each route.\nFindings go to standard error.",
  options: {
    ...selectionOptions,
    format: {
      type: "string",
      value: "FORMAT",
      choices: ["svg", "mermaid", "dot"],
      default: "svg",
      help: "form of the picture",
    },
    title: { type: "string", value: "TEXT", help: "what the picture is called; by default what it shows" },
    notes: notesOption,
    ...analysisOptions,
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const { collected, analysis, diagnostics } = await analyzePaths(args, options, io);
    const selection = selectionOf(options);
    const fits = fitsSomething([analysis.plan], selection, io);
    const shown = selectRoutes(analysis.plan, selection);
    const title = textOption(options, "title");
    const print = { mermaid: toMermaid, dot: toDot, svg: toSvg }[formatOf(textOption(options, "format"))];
    io.out(print(shown, title === undefined ? {} : { title }));
    printDiagnostics(diagnostics, collected.sources, io.err, { paint: paintFor(io), notes: options["notes"] === true });
    return exitCode({ diagnostics, complete: collected.complete && fits, failOn: textOption(options, "fail-on") });
  },
};

function formatOf(name: string | undefined): "svg" | "mermaid" | "dot" {
  return name === "mermaid" || name === "dot" ? name : "svg";
}
