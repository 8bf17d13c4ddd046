import { type Diagnostic, readSources, toGithubAnnotations, toSarif } from "../../index.js";
import { type Command, failOnOption, textOption } from "../command.js";
import { exitCode, paintFor, printDiagnostics } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan check`: reads and validates, and plans nothing. */
export const check: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Reads config entries, service definitions and agent settings, and reports what Consul would refuse, or take otherwise than meant.",
  options: {
    format: {
      type: "string",
      value: "FORMAT",
      choices: ["text", "json", "sarif", "github"],
      default: "text",
      help: "form of the report",
    },
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const collected = await collectSources(args, io);
    const read = readSources(collected.sources);
    const diagnostics: readonly Diagnostic[] = [...collected.diagnostics, ...read.diagnostics];
    switch (textOption(options, "format")) {
      case "json":
        io.out(`${JSON.stringify({ version: 1, diagnostics }, null, 2)}\n`);
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
          io.out(
            `${counted(collected.sources.length, "file")}, ${counted(read.definitions.length, "definition")}: nothing to report\n`,
          );
        }
      }
    }
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};

function counted(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? "" : "s"}`;
}
