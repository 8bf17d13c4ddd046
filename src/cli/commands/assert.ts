import { diagnostic, type Source, sortDiagnostics } from "../../index.js";
import { checkPolicy, readPolicy } from "../../policy.js";
import { analyzePaths, isFaultOfFile } from "../analysis.js";
import { analysisOptions, type Command, failOnOption, findingsFormatOption, textOption } from "../command.js";
import type { Io } from "../io.js";
import { counted, exitCode, paintFor, printDiagnostics, printFindings, reasonOf } from "../report.js";

/** `meshplan assert`: a team's rules about routes. */
export const assert: Command = {
  usage: "POLICY [NAME=]PATH…",
  needs: 2,
  help: "Holds the rules of the file POLICY (docs/policies.md) against all routes. Errors in the files are reported too, for no rule\nsees what could not be read; that routes do not work is for rules to say.",
  options: {
    format: findingsFormatOption,
    ...analysisOptions,
    "fail-on": failOnOption,
  },
  async run([file = "", ...paths], options, io) {
    const source = await readSource(file, io);
    if (source === undefined) return 2;
    const { policy, diagnostics: faults } = readPolicy(source);
    if (policy === undefined) {
      printFindings(faults, [source], options, io);
      return 2;
    }
    const { collected, analysis } = await analyzePaths(paths, options, io);
    const diagnostics = [
      ...collected.diagnostics,
      ...sortDiagnostics([...analysis.diagnostics.filter(isFaultOfFile), ...checkPolicy(analysis, policy)]),
    ];
    printFindings(diagnostics, [...collected.sources, source], options, io, {
      lookedAt: counted(policy.rules.length, "rule"),
    });
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};

async function readSource(file: string, io: Io): Promise<Source | undefined> {
  try {
    return { file, text: await io.read(file) };
  } catch (error) {
    const unreadable = diagnostic("source/unreadable", `${file} cannot be read: ${reasonOf(error)}.`);
    printDiagnostics([unreadable], [], io.err, { paint: paintFor(io), notes: true });
    return undefined;
  }
}
