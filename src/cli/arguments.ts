import { parseArgs } from "node:util";
import { type Command, helpOption, type OptionDescription, type OptionValues, parserOptions } from "./command.js";

/** The arguments and options of a command, as they were given. */
export interface Arguments {
  readonly args: readonly string[];
  readonly options: OptionValues;
}

/** Why they cannot be taken: an option that there is not, or something else that is said in a sentence. */
export type WrongCall = { readonly unknownOption: string } | { readonly problem: string };

/** Reads what stands after a command's name; the first thing that is wrong is told. */
export function readArguments(command: Command, given: readonly string[]): Arguments | WrongCall {
  const { positionals, values, tokens } = parseArgs({
    args: [...given],
    options: parserOptions(command),
    allowPositionals: true,
    // What is wrong is said in words of our own.
    strict: false,
    tokens: true,
  });
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const option = optionsOf(command)[token.name];
    if (option === undefined) return { unknownOption: token.rawName };
    const problem = problemOf(option, token);
    if (problem !== undefined) return { problem };
  }
  return { args: positionals, options: values as OptionValues };
}

/** All options of a command, by name. */
export function optionsOf(command: Command): Readonly<Record<string, OptionDescription>> {
  return { ...command.options, help: helpOption };
}

interface Given {
  readonly rawName: string;
  readonly value?: string | undefined;
  readonly inlineValue?: boolean | undefined;
}

function problemOf(option: OptionDescription, { rawName, value, inlineValue }: Given): string | undefined {
  const { type, value: placeholder = "VALUE", choices, form } = option;
  if (type === "boolean") return value === undefined ? undefined : `${rawName} takes no value, so not \`${value}\``;
  const values = choices === undefined ? "" : `: ${choices.join(", ")}`;
  if (value === undefined) return `${rawName} lacks its value: ${rawName} ${placeholder}${values}`;
  // Whoever forgets a value has the next option taken for it.
  if (inlineValue !== true && value.length > 1 && value.startsWith("-")) {
    return `${rawName} lacks its value: ${rawName} ${placeholder}${values} (if \`${value}\` is the value, write ${rawName}=${value})`;
  }
  if (choices !== undefined && !choices.includes(value)) {
    return `${rawName} takes ${choices.join(", ")}, not \`${value}\``;
  }
  if (form !== undefined && !form.pattern.test(value)) return `${rawName} takes ${form.words}, not \`${value}\``;
  return undefined;
}

/** How often `-`, `NAME=-` or `peer:NAME=-`, standard input, stands among the arguments and the values of options. */
export function timesStandardInput({ args, options }: Arguments): number {
  return [...args, ...Object.values(options).flat()].filter(
    (one) => typeof one === "string" && /^(?:(?:peer:)?[A-Za-z0-9_-]+=)?-$/.test(one),
  ).length;
}

/** What a command still needs, by the words of its usage. */
export function missingArgument({ usage, needs }: Command, { args }: Arguments): string | undefined {
  if (args.length >= needs) return undefined;
  const word = (usage.split(" ")[args.length] ?? usage).replace("[NAME=]", "").replace("…", "");
  return word === "PATH" ? "PATH is missing: a file, a folder, or - for standard input" : `${word} is missing`;
}
