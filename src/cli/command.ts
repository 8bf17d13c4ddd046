import type { ParseArgsConfig } from "node:util";
import type { Io } from "./io.js";

/** 0: fine. 1: findings at or above the threshold. 2: it could not run, wholly or in part. The same in every format. */
export type ExitCode = 0 | 1 | 2;

/** An option of a command, as help and docs/cli.md show it. */
export interface OptionDescription {
  readonly type: "string" | "boolean";
  readonly multiple?: boolean;
  readonly short?: string;
  readonly default?: string;
  /** What stands for the value in help: `FORMAT`. */
  readonly value?: string;
  /** The values that are allowed, if they can be listed. */
  readonly choices?: readonly string[];
  /** The form that a value must have, if that can be told, and how to say it: `letters`. */
  readonly form?: { readonly pattern: RegExp; readonly words: string };
  readonly help: string;
}

export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

/** One command of `meshplan`. */
export interface Command {
  /** What comes after the name: `[NAME=]PATH…`. */
  readonly usage: string;
  /** Least number of arguments. */
  readonly needs: number;
  readonly help: string;
  readonly options: Readonly<Record<string, OptionDescription>>;
  run(args: readonly string[], options: OptionValues, io: Io): Promise<ExitCode>;
}

// Options that several commands share.

export const failOnOption: OptionDescription = {
  type: "string",
  value: "SEVERITY",
  choices: ["error", "warning", "info", "never"],
  default: "error",
  help: "exit with 1 from this severity on",
};

export const variableOption: OptionDescription = {
  type: "string",
  multiple: true,
  value: "NAME=VALUE",
  help: "value of a variable of Terraform files and Nomad jobs",
};

export const datacenterOption: OptionDescription = {
  type: "string",
  value: "NAME",
  form: { pattern: /^[A-Za-z0-9_-]+$/, words: "letters, digits, - and _" },
  help: "datacenter of files that do not say theirs (default dc1)",
};

export const notesOption: OptionDescription = { type: "boolean", help: "print notes (severity info) too" };

/** Of every command that analyzes files; `analyzePaths` reads them. */
export const analysisOptions = {
  datacenter: datacenterOption,
  "consul-version": {
    type: "string",
    value: "VERSION",
    form: { pattern: /^v?\d+\.\d+(?:\.\d+)?(?:[-+].*)?$/, words: "a version such as 1.8.4" },
    help: "version of Consul the files are for, such as 1.8.4",
  },
  "known-as": {
    type: "string",
    value: "NAME",
    help: "what peers (peer:NAME=PATH) call this cluster, if they export to several",
  },
  var: variableOption,
} as const satisfies Readonly<Record<string, OptionDescription>>;

/** Of every command that shows routes; `selectionOf` reads them. */
export const selectionOptions = {
  proxy: { type: "string", multiple: true, value: "GLOB", help: "only proxies whose ID or service matches" },
  upstream: { type: "string", multiple: true, value: "GLOB", help: "only upstreams whose ID or name matches" },
} as const satisfies Readonly<Record<string, OptionDescription>>;

/** Of every command whose output is findings; `printFindings` prints them so. */
export const findingsFormatOption: OptionDescription = {
  type: "string",
  value: "FORMAT",
  choices: ["text", "json", "sarif", "github"],
  default: "text",
  help: "form of the report",
};

export const helpOption: OptionDescription = { type: "boolean", short: "h", help: "print this help" };

/** The form in which Node's own parser wants the options. */
export function parserOptions(command: Command): NonNullable<ParseArgsConfig["options"]> {
  return Object.fromEntries(
    Object.entries({ ...command.options, help: helpOption }).map(([name, option]) => [
      name,
      {
        type: option.type,
        multiple: option.multiple ?? false,
        ...(option.short === undefined ? {} : { short: option.short }),
        ...(option.default === undefined ? {} : { default: option.default }),
      },
    ]),
  );
}

/** The value of a text option. */
export function textOption(options: OptionValues, name: string): string | undefined {
  const value = options[name];
  return typeof value === "string" ? value : undefined;
}

/** The values of a text option that may be repeated. */
export function textOptions(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  if (typeof value === "string") return [value];
  return Array.isArray(value) ? value.filter((one) => typeof one === "string") : [];
}
