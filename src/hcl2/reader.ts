import type { Diagnostic } from "../base/diagnostic.js";
import { folderOf } from "../base/folder.js";
import type { Source } from "../base/source.js";
import { nearest } from "../base/suggest.js";
import { compareText } from "../base/text-order.js";
import { decodeUtf8 } from "../base/utf8.js";
import type { CatalogDefinition, Reader, Reading } from "../reader.js";
import { readFile } from "./files.js";
import { createScope, type File, type Variables, variablesIn } from "./module.js";
import { isJobJson, readJobJson } from "./nomad/json.js";
import { isJob, isJobText, readJob } from "./nomad/read.js";
import { variableUnknown } from "./problems.js";
import { isOfInterest, readModule } from "./terraform/read.js";

/** What else to know when Terraform files and Nomad jobs are read. */
export interface Hcl2Options {
  /** Values for variables, by name. A text for a variable of another type is read as an expression. */
  readonly variables?: Variables;
  /** True for a caller that looks for values of variables which no file declares itself, by {@link unknownVariables}. */
  readonly areVariablesChecked?: boolean;
}

/**
 * Makes a reader of Terraform files (`.tf`, `.tf.json`) and Nomad jobs (`.nomad`, `.nomad.hcl`, and the JSON of
 * `nomad job inspect`). Values that the files do not tell are left open, with a diagnostic for each.
 *
 * @example
 * analyze(sources, { readers: [createHcl2Reader({ variables: { mode: "remote" } })] });
 */
export function createHcl2Reader({ variables = {}, areVariablesChecked = false }: Hcl2Options = {}): Reader {
  return {
    accepts: (source) => formatOf(source) !== undefined,
    read(sources) {
      const { definitions, diagnostics, declared } = readAll(sources, variables);
      const unknown = areVariablesChecked ? [] : undeclared(variables, declared);
      return { definitions, diagnostics: [...diagnostics, ...unknown] };
    },
  };
}

/**
 * Tells of values for variables that none of the files declares; for programs that read the files of several clusters with
 * the same values, each cluster by itself. Other files than those of Terraform and Nomad are passed over.
 */
export function unknownVariables(sources: readonly Source[], variables: Variables): readonly Diagnostic[] {
  const own = sources.filter((source) => formatOf(source) !== undefined);
  return own.length === 0 ? [] : undeclared(variables, readAll(own, variables).declared);
}

function undeclared(variables: Variables, declared: readonly string[]): readonly Diagnostic[] {
  return Object.keys(variables)
    .filter((name) => !declared.includes(name))
    .map((name) => variableUnknown(name, nearest(name, declared)));
}

/** {@link createHcl2Reader} without any variables. */
export const hcl2Reader: Reader = createHcl2Reader();

type Format = "terraform" | "nomad" | "nomad-json";

/** The format by the end of the name; jobs are known by their content too, where the name could be that of any file. */
function formatOf({ file, syntax, text }: Source): Format | undefined {
  if (syntax === "yaml") return undefined;
  if (/\.tf(?:\.json)?$/.test(file)) return "terraform";
  if (/\.nomad(?:\.hcl)?$/.test(file)) return "nomad";
  if (file.endsWith(".nomad.json")) return "nomad-json";
  const whole = typeof text === "string" ? text : decodeUtf8(text);
  if (file.endsWith(".json") || syntax === "json") return isJobJson(whole) ? "nomad-json" : undefined;
  const mayBeHcl = file.endsWith(".hcl") || syntax === "hcl";
  return mayBeHcl && isJobText(whole) ? "nomad" : undefined;
}

function readAll(sources: readonly Source[], variables: Variables): Reading & { readonly declared: readonly string[] } {
  const definitions: CatalogDefinition[] = [];
  const diagnostics: Diagnostic[] = [];
  const declared: string[] = [];
  const take = (reading: Reading): void => {
    for (const definition of reading.definitions) definitions.push(definition);
    for (const one of reading.diagnostics) diagnostics.push(one);
  };
  const modules = new Map<string, Source[]>();
  for (const source of sources) {
    const format = formatOf(source);
    if (format === "nomad-json") take(readJobJson(source));
    else if (format === "nomad") {
      const { file, diagnostics: faults } = readFile(source, isJob);
      take({ definitions: [], diagnostics: faults });
      declared.push(...variablesIn(file.body));
      take(readJob(file, createScope([file], variables)));
    } else {
      const folder = JSON.stringify([source.datacenter ?? "", folderOf(source.file)]);
      const known = modules.get(folder);
      if (known === undefined) modules.set(folder, [source]);
      else known.push(source);
    }
  }
  for (const files of modules.values()) {
    const read = files.toSorted(byName).map((source) => readFile(source, isOfInterest));
    const own: readonly File[] = read.map(({ file }) => file);
    for (const { file, diagnostics: faults } of read) {
      declared.push(...variablesIn(file.body));
      take({ definitions: [], diagnostics: faults });
    }
    take(readModule(own, createScope(own, variables)));
  }
  return { definitions, diagnostics, declared };
}

/** Terraform takes all files of a folder together, whatever their order. */
function byName(a: Source, b: Source): number {
  return compareText(a.file, b.file);
}
