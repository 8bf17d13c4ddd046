import { type ConversionFormat, conversionFormats, joinFiles, toFiles } from "../../convert.js";
import { type CatalogDefinition, type Diagnostic, diagnostic, readSources, sortDiagnostics } from "../../index.js";
import { type Command, failOnOption, notesOption, textOption, textOptions, variableOption } from "../command.js";
import { helpAdvice } from "../help.js";
import type { Io } from "../io.js";
import { exitCode, paintFor, printDiagnostics, reasonOf } from "../report.js";
import { collectSources } from "../sources.js";
import { type NewFile, writeFiles } from "../write-files.js";

/** `meshplan convert`: prints definitions in another format. */
export const convert: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Prints config entries, services and agent settings in another format, to standard output, or with --out into one file a\ndefinition. What the format cannot express goes to standard error; nothing of a file that Consul refuses is converted.",
  options: {
    to: {
      type: "string",
      value: "FORMAT",
      choices: conversionFormats,
      help: "format to convert to",
    },
    out: { type: "string", value: "DIR", help: "write files into this folder" },
    force: { type: "boolean", help: "with --out: overwrite files that exist" },
    notes: notesOption,
    var: variableOption,
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const format = conversionFormats.find((known) => known === textOption(options, "to"));
    if (format === undefined) {
      const problem = `meshplan: convert: --to FORMAT is missing: ${conversionFormats.join(", ")}`;
      io.err([problem, helpAdvice("convert"), ""].join("\n"));
      return 2;
    }
    const collected = await collectSources(args, io, textOptions(options, "var"));
    const reading = readSources(collected.sources, { readers: collected.readers });
    const { files, losses } = toFiles(reading.definitions, format);
    const folder = textOption(options, "out");
    const problems =
      folder === undefined
        ? print(joinFiles(files, format), io)
        : await write(
            files.map(({ name, text }) => ({ path: `${folder}/${name}`, text })),
            options["force"] === true,
            io,
          );
    const nothing = reading.definitions.length === 0 && collected.complete ? [nothingToConvert()] : [];
    const diagnostics: readonly Diagnostic[] = [
      ...collected.diagnostics,
      ...sortDiagnostics([...reading.diagnostics, ...losses]),
      ...nothing,
      ...(folder === undefined && files.length > 1 && !isReadTogether(format, reading.definitions)
        ? [oneFileEach(files.length)]
        : []),
      ...problems,
    ];
    const notes = options["notes"] === true;
    printDiagnostics(diagnostics, collected.sources, io.err, { paint: paintFor(io), notes });
    const complete = collected.complete && problems.length === 0;
    return exitCode({ diagnostics, complete, failOn: textOption(options, "fail-on") });
  },
};

/** True if several definitions can be read again from one text: a list of entries, as Consul's HTTP API answers, is one of JSON. */
function isReadTogether(format: ConversionFormat, definitions: readonly CatalogDefinition[]): boolean {
  if (format === "json") return definitions.every(({ type }) => type === "config-entry");
  return format !== "hcl";
}

function print(text: string, io: Io): readonly Diagnostic[] {
  io.out(text);
  return [];
}

/** Writes the files and names them; if there is a problem, nothing is written. */
async function write(files: readonly NewFile[], mayOverwrite: boolean, io: Io): Promise<readonly Diagnostic[]> {
  const existing = mayOverwrite
    ? []
    : await Promise.all(files.map(async ({ path }) => ((await io.exists(path)) ? [path] : [])));
  const taken = existing.flat();
  if (taken.length > 0) return taken.map(fileExists);
  try {
    await writeFiles(files);
  } catch (error) {
    return [unwritable(error)];
  }
  for (const { path } of files) io.out(`${path}\n`);
  return [];
}

function nothingToConvert(): Diagnostic {
  return diagnostic("convert/nothing", "The files hold no definition to convert.");
}

function oneFileEach(count: number): Diagnostic {
  return diagnostic("convert/one-file-each", `${count} definitions are printed, but a file of Consul's holds one.`, {
    hint: "Give --out DIR to get a file for each.",
  });
}

function fileExists(path: string): Diagnostic {
  return diagnostic("convert/file-exists", `${path} exists; nothing was written.`, {
    hint: "Give another folder, or --force to overwrite.",
  });
}

function unwritable(error: unknown): Diagnostic {
  return diagnostic("convert/unwritable", `Nothing was written: ${reasonOf(error)}.`);
}
