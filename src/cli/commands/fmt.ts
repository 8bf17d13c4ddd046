import { formatHcl } from "../../convert.js";
import { type Diagnostic, diagnostic, type Source } from "../../index.js";
import { type Command, failOnOption, textOption } from "../command.js";
import type { Io } from "../io.js";
import { isYaml } from "../readers.js";
import { counted, exitCode, paintFor, printDiagnostics, reasonOf } from "../report.js";
import { collectSources } from "../sources.js";
import { type NewFile, writeFiles } from "../write-files.js";

/** `meshplan fmt`: canonical layout of HCL. */
export const fmt: Command = {
  usage: "PATH…",
  needs: 1,
  help: "Prints an HCL file in canonical layout, comments kept: two spaces a level, `=` below each other, at most one empty line.\nWhat the text says never changes. A file with syntax errors is left alone.\nOnly HCL of Consul's is formatted. A JSON, YAML, Terraform or Nomad file that is given by name is told as not formatted; the exit\nstatus is then 2, or 0 with --write or --check. In a folder such files are passed over.",
  options: {
    write: { type: "boolean", short: "w", help: "write the files instead, and print the names of those that changed" },
    check: { type: "boolean", help: "print the names of files that would change, and exit with 1 if there are any" },
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const collected = await collectSources(args, io);
    const isForeign = (source: Source) => !isHcl(source) || collected.readers.some((reader) => reader.accepts(source));
    const sources = collected.sources.filter((source) => !isForeign(source));
    const others = collected.sources.filter(isForeign);
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
    const isAnyLeft = tellOthers(others, { args, isNothingElse: sources.length === 0, mode }, io);
    const complete = collected.complete && problems.length === 0 && !(mode === "print" && isAnyLeft);
    const code = exitCode({ diagnostics, complete, failOn: textOption(options, "fail-on") });
    return code === 0 && mode === "check" && changed.length > 0 ? 1 : code;
  },
};

function isHcl({ file, syntax }: Source): boolean {
  return syntax === undefined ? file.endsWith(".hcl") : syntax === "hcl";
}

/** How files that are no HCL of Consul's were given. */
interface Asked {
  readonly args: readonly string[];
  /** True if there was nothing to format. */
  readonly isNothingElse: boolean;
  readonly mode: "check" | "write" | "print";
}

/** Tells which of the files that were asked for are not formatted, a line each; those of folders are only counted. */
function tellOthers(others: readonly Source[], { args, isNothingElse, mode }: Asked, io: Io): boolean {
  const named = others.filter(({ file }) => args.includes(file) || file.startsWith("<stdin>"));
  for (const source of named) {
    io.err(
      `meshplan: fmt: not formatted: ${source.file} is ${languageOf(source)}; only HCL of Consul's is formatted\n`,
    );
  }
  if (named.length > 0) return true;
  if (others.length === 0 || !isNothingElse || mode !== "print") return false;
  io.err(`meshplan: fmt: not formatted: none of ${counted(others.length, "file")} is HCL of Consul's\n`);
  return true;
}

function languageOf({ file, syntax }: Source): string {
  if (/\.tf(?:\.json)?$/.test(file)) return "Terraform's";
  if (file.endsWith(".json") || syntax === "json") return "JSON";
  if (isYaml(file) || syntax === "yaml") return "YAML";
  return "a Nomad job";
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
