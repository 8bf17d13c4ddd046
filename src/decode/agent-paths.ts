import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Source, Syntax } from "../base/source.js";

/** A path that an agent is given: a file, or a directory with the files that stand in it. */
export type AgentPath =
  | { readonly kind: "file"; readonly source: Source }
  | { readonly kind: "directory"; readonly sources: readonly Source[] };

/** A file that the agent reads, and how. */
export interface SelectedSource {
  readonly source: Source;
  readonly syntax: Syntax;
}

export interface Selection {
  readonly selected: readonly SelectedSource[];
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Tells which files an agent reads, and in which order: the paths as given, the files of a directory by the bytes of their
 * names. A directory's subdirectories are not entered, so their files must not be among its sources. A file that is named
 * neither .hcl nor .json is passed over in a directory, and refused where it is named itself.
 */
export function selectAgentFiles(paths: readonly AgentPath[]): Selection {
  const selected: SelectedSource[] = [];
  const diagnostics: Diagnostic[] = [];
  for (const path of paths) {
    const sources =
      path.kind === "file" ? [path.source] : path.sources.toSorted((a, b) => compareNames(a.file, b.file));
    for (const source of sources) {
      const syntax = source.syntax ?? syntaxOf(source.file);
      if (syntax !== undefined) selected.push({ source, syntax });
      else diagnostics.push(path.kind === "file" ? unknownExtension(source.file) : fileSkipped(source.file));
    }
  }
  return { selected, diagnostics };
}

/** The syntax that a file's extension stands for; letter case counts. */
export function syntaxOf(file: string): Syntax | undefined {
  if (file.endsWith(".hcl")) return "hcl";
  return file.endsWith(".json") ? "json" : undefined;
}

/**
 * The order in which an agent reads the files of a directory: by bytes of UTF-8, which is by code points; UTF-16 puts some
 * characters elsewhere.
 */
export function compareNames(a: string, b: string): number {
  const left = [...a];
  const right = [...b];
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = (left[index]?.codePointAt(0) ?? 0) - (right[index]?.codePointAt(0) ?? 0);
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function unknownExtension(file: string): Diagnostic {
  return diagnostic("source/unknown-extension", `${file} ends neither in .hcl nor in .json.`);
}

function fileSkipped(file: string): Diagnostic {
  return diagnostic("service/file-skipped", `${file} is passed over: it ends neither in .hcl nor in .json.`);
}
