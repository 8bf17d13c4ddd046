import {
  analyze,
  type Diagnostic,
  diagnostic,
  type Source,
  sortDiagnostics,
  toGithubAnnotations,
  toSarif,
} from "../../index.js";
import { checkPolicy, readPolicy } from "../../policy.js";
import { type Command, failOnOption, type OptionValues, textOption } from "../command.js";
import type { Io } from "../io.js";
import { exitCode, paintFor, printDiagnostics } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan assert`: a team's rules about routes. */
export const assert: Command = {
  usage: "POLICY [NAME=]PATH…",
  needs: 2,
  help: "Holds the rules of the file POLICY (docs/policies.md) against all routes. Errors in the files are reported too, for no rule\nsees what could not be read; that routes do not work is for rules to say.",
  options: {
    datacenter: { type: "string", value: "NAME", help: "datacenter of files that do not say theirs (default dc1)" },
    format: {
      type: "string",
      value: "FORMAT",
      choices: ["text", "json", "sarif", "github"],
      default: "text",
      help: "form of the report",
    },
    "fail-on": failOnOption,
  },
  async run([file = "", ...paths], options, io) {
    const source = await readSource(file, io);
    if (source === undefined) return 2;
    const { policy, diagnostics: faults } = readPolicy(source);
    if (policy === undefined) {
      report(faults, [source], options, io);
      return 2;
    }
    const collected = await collectSources(paths, io);
    const datacenter = textOption(options, "datacenter");
    const analysis = analyze(collected.sources, {
      readers: collected.readers,
      ...(datacenter === undefined ? {} : { datacenter }),
    });
    const diagnostics = [
      ...collected.diagnostics,
      ...sortDiagnostics([...analysis.diagnostics.filter(isFaultOfFile), ...checkPolicy(analysis, policy)]),
    ];
    const format = report(diagnostics, [...collected.sources, source], options, io);
    if (format === "text" && diagnostics.length === 0) {
      const { length } = policy.rules;
      io.out(`${length} rule${length === 1 ? "" : "s"}: nothing to report\n`);
    }
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};

async function readSource(file: string, io: Io): Promise<Source | undefined> {
  try {
    return { file, text: await io.read(file) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const unreadable = diagnostic("source/unreadable", `${file} cannot be read: ${reason}.`);
    printDiagnostics([unreadable], [], io.err, { paint: paintFor(io), notes: true });
    return undefined;
  }
}

/** What plans find is about routes that do not work. */
function isFaultOfFile({ code, severity }: Diagnostic): boolean {
  return severity === "error" && !code.startsWith("plan/");
}

/** Prints in the format that is wanted, and tells it. */
function report(diagnostics: readonly Diagnostic[], sources: readonly Source[], options: OptionValues, io: Io): string {
  const format = textOption(options, "format") ?? "text";
  if (format === "json") io.out(`${JSON.stringify({ version: 1, diagnostics }, null, 2)}\n`);
  else if (format === "sarif") io.out(`${JSON.stringify(toSarif(diagnostics), null, 2)}\n`);
  else if (format === "github") io.out(toGithubAnnotations(diagnostics));
  else printDiagnostics(diagnostics, sources, io.out, { paint: paintFor(io), notes: true });
  return format;
}
