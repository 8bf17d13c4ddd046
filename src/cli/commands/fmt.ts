import { formatHcl } from "../../convert.js";
import { type Diagnostic, diagnostic, type Source } from "../../index.js";
import { type Command, failOnOption, textOption } from "../command.js";
import type { Io } from "../io.js";
import { exitCode, paintFor, printDiagnostics, reasonOf } from "../report.js";
import { collectSources } from "../sources.js";
import { type NewFile, writeFiles } from "../write-files.js";

/** `meshplan fmt`: canonical layout of HCL. */
export const fmt: Command = {
  usage: "PATH…",
  needs: 1,
  help: "Prints an HCL file in canonical layout, comments kept: two spaces a level, `=` below each other, at most one empty line.\nWhat the text says never changes. A file with syntax errors is left alone, and so are JSON and YAML.",
  options: {
    write: { type: "boolean", short: "w", help: "write the files instead, and print the names of those that changed" },
    check: { type: "boolean", help: "print the names of files that would change, and exit with 1 if there are any" },
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const collected = await collectSources(args, io);
    const sources = collected.sources.filter(isHcl);
    const mode = options["check"] === true ? "check" : options["write"] === true ? "write" : "print";
    if (mode === "print" && sources.length > 1) {
      io.err("meshplan: fmt: with several files give --write or --check\n");
      return 2;
    }
    const formatted = sources.map((source) => ({ source, ...formatHcl(source.text, { file: source.file }) }));
    const changed = formatted
      .filter(({ source, text }) => typeof source.text === "string" && source.text !== text)
      .map(({ source, text }) => ({ path: source.file, text }));
    if (mode === "print") for (const { text } of formatted) io.out(text);
    const problems = mode === "write" ? await write(changed) : [];
    if (mode !== "print" && problems.length === 0) namesOf(changed, io);
    const diagnostics = [...collected.diagnostics, ...formatted.flatMap((one) => one.diagnostics), ...problems];
    printDiagnostics(diagnostics, collected.sources, io.err, { paint: paintFor(io), notes: true });
    const complete = collected.complete && problems.length === 0;
    const code = exitCode({ diagnostics, complete, failOn: textOption(options, "fail-on") });
    return code === 0 && mode === "check" && changed.length > 0 ? 1 : code;
  },
};

function isHcl({ file, syntax }: Source): boolean {
  return syntax === undefined ? file.endsWith(".hcl") : syntax === "hcl";
}

function namesOf(files: readonly NewFile[], io: Io): void {
  for (const { path } of files) io.out(`${path}\n`);
}

/** Standard input cannot be written back. */
async function write(files: readonly NewFile[]): Promise<readonly Diagnostic[]> {
  try {
    await writeFiles(files.filter(({ path }) => path !== "<stdin>"));
    return [];
  } catch (error) {
    return [diagnostic("convert/unwritable", `Nothing was written: ${reasonOf(error)}.`)];
  }
}
