import { readFile } from "node:fs/promises";
import { missingArgument, optionsOf, readArguments, timesStandardInput } from "./arguments.js";
import type { Command, ExitCode } from "./command.js";
import { type CommandSummary, commandHelp, helpAdvice, overview, usageAdvice } from "./help.js";
import type { Io } from "./io.js";

interface LazyCommand extends CommandSummary {
  load(): Promise<Command>;
}

/** Every command. Each is loaded when it is called, so that `--help` and the others do not pay for it. */
export const commands: readonly LazyCommand[] = [
  {
    name: "plan",
    summary: "show every upstream's mode, the line that decided it, and its route",
    load: async () => (await import("./commands/plan.js")).plan,
  },
  {
    name: "explain",
    summary: "tell the whole story of one upstream",
    load: async () => (await import("./commands/explain.js")).explain,
  },
  {
    name: "graph",
    summary: "draw routes as SVG, Mermaid or DOT",
    load: async () => (await import("./commands/graph.js")).graph,
  },
  {
    name: "diff",
    summary: "show which routes differ between two states, and the lines that did it",
    load: async () => (await import("./commands/diff.js")).diff,
  },
  {
    name: "assert",
    summary: "hold a team's rules against all routes",
    load: async () => (await import("./commands/assert.js")).assert,
  },
  {
    name: "acl",
    summary: "print the ACL rules that a mesh gateway's token needs",
    load: async () => (await import("./commands/acl.js")).acl,
  },
  {
    name: "survey",
    summary: "tell what each datacenter, gateway and service would cost if it were down",
    load: async () => (await import("./commands/survey.js")).survey,
  },
  {
    name: "check",
    summary: "only read and validate, as Consul would",
    load: async () => (await import("./commands/check.js")).check,
  },
  {
    name: "convert",
    summary: "print definitions as HCL, JSON, Kubernetes resources or Terraform",
    load: async () => (await import("./commands/convert.js")).convert,
  },
  {
    name: "pull",
    summary: "save what a live cluster answers, for the other commands to read",
    load: async () => (await import("./commands/pull.js")).pull,
  },
  {
    name: "fmt",
    summary: "put HCL in canonical layout",
    load: async () => (await import("./commands/fmt.js")).fmt,
  },
];

/** Runs the command line `meshplan ARGS…`; the answer is the exit status. */
export async function run(args: readonly string[], io: Io): Promise<ExitCode> {
  // `help COMMAND` is what other tools call `COMMAND --help`.
  const [name, ...rest] = args[0] === "help" && args.length > 1 ? [...args.slice(1, 2), "--help"] : args;
  if (name === "--version" || name === "-v") {
    io.out(`${await packageVersion()}\n`);
    return 0;
  }
  if (name === undefined || name === "--help" || name === "-h" || name === "help") {
    (name === undefined ? io.err : io.out)(overview(commands));
    return name === undefined ? 2 : 0;
  }
  const found = commands.find((command) => command.name === name);
  if (found === undefined) {
    const isOption = name.startsWith("-");
    const known = isOption ? ["--help", "--version"] : commands.map((command) => command.name);
    if (await io.exists(name)) {
      return usageError(
        `the first word is a command, not a path: meshplan plan ${name}`,
        ["`meshplan --help` lists all commands."],
        io,
      );
    }
    return usageError(
      `there is no ${isOption ? "option" : "command"} \`${name}\`${await suggestion(name, known)}`,
      ["`meshplan --help` lists them."],
      io,
    );
  }
  const command = await found.load();
  const read = readArguments(command, rest);
  if ("unknownOption" in read) {
    const known = Object.keys(optionsOf(command)).map((option) => `--${option}`);
    const message = `${name}: there is no option ${read.unknownOption}${await suggestion(read.unknownOption, known)}`;
    return usageError(message, [helpAdvice(name)], io);
  }
  if ("problem" in read) return usageError(`${name}: ${read.problem}`, [helpAdvice(name)], io);
  if (read.options["help"] === true) {
    io.out(commandHelp(name, command));
    return 0;
  }
  const missing = missingArgument(command, read);
  if (missing !== undefined) return usageError(`${name}: ${missing}`, usageAdvice(name, command.usage), io);
  if (timesStandardInput(read) > 1) {
    return usageError(`${name}: standard input (-) can be read only once; give it in one place`, [], io);
  }
  return command.run(read.args, read.options, io);
}

/** Names the nearest of the names that there are. The library is loaded only here, so that help does not pay for it. */
async function suggestion(name: string, known: readonly string[]): Promise<string> {
  const { nearest } = await import("../index.js");
  const found = nearest(name, known);
  return found === undefined ? "" : `; did you mean \`${found}\`?`;
}

function usageError(message: string, advice: readonly string[], io: Io): ExitCode {
  io.err([`meshplan: ${message}`, ...advice, ""].join("\n"));
  return 2;
}

/** The version in the package's own package.json. */
async function packageVersion(): Promise<string> {
  // By the package's own name: this file may stand anywhere, by itself or packed with others.
  const file = new URL(import.meta.resolve("meshplan/package.json"));
  const parsed: unknown = JSON.parse(await readFile(file, "utf8"));
  const found = typeof parsed === "object" && parsed !== null && "version" in parsed ? parsed.version : undefined;
  return typeof found === "string" ? found : "unknown";
}
