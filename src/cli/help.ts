import { type Command, helpOption, type OptionDescription } from "./command.js";

/** The commands, with what each is for; `run` loads one when it is called. */
export interface CommandSummary {
  readonly name: string;
  readonly summary: string;
}

/** `meshplan --help`. */
export function overview(commands: readonly CommandSummary[]): string {
  const width = Math.max(...commands.map((command) => command.name.length));
  return [
    "meshplan: which way does the traffic of a Consul service mesh go, and which line decided it?",
    "",
    "usage: meshplan COMMAND [OPTIONS] [NAME=]PATH…",
    "",
    ...commands.map((command) => `  ${command.name.padEnd(width)}  ${command.summary}`),
    "",
    "PATH is a file (.hcl, .json, YAML, Terraform or Nomad), a directory of them, or - for standard input; NAME is the",
    "datacenter it belongs to. peer:NAME=PATH is a file or directory of the peered cluster that is called NAME here.",
    "Exit status: 0 fine, 1 findings, 2 could not run. `meshplan COMMAND --help` tells more,",
    "`meshplan --version` the version.",
    "",
  ].join("\n");
}

/** What ends the message about a wrong call. */
export function usageAdvice(name: string, usage: string): readonly string[] {
  return [`usage: meshplan ${name} [OPTIONS] ${usage}`, helpAdvice(name)];
}

export function helpAdvice(name: string): string {
  return `\`meshplan ${name} --help\` tells more.`;
}

/** `meshplan COMMAND --help`. */
export function commandHelp(name: string, command: Command): string {
  const rows = Object.entries({ ...command.options, help: helpOption }).map(([option, description]) => ({
    left: `${description.short === undefined ? "    " : `-${description.short}, `}--${option}${placeholderOf(description)}`,
    right: `${description.help}${choicesOf(description)}`,
  }));
  const width = Math.max(...rows.map((row) => row.left.length));
  return [
    `usage: meshplan ${name} [OPTIONS] ${command.usage}`,
    "",
    command.help,
    "",
    ...rows.map((row) => `  ${row.left.padEnd(width)}  ${row.right}`),
    "",
  ].join("\n");
}

function placeholderOf(option: OptionDescription): string {
  return option.type === "string" ? ` ${option.value ?? "VALUE"}` : "";
}

function choicesOf(option: OptionDescription): string {
  const choices = option.choices === undefined ? "" : `: ${option.choices.join(", ")}`;
  return option.default === undefined ? choices : `${choices} (default ${option.default})`;
}
