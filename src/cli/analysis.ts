import { type Analysis, analyze, type Diagnostic, type ProgressOptions, type RouteSelection } from "../index.js";
import { type OptionValues, textOption, textOptions } from "./command.js";
import type { Io } from "./io.js";
import { readPeers } from "./peers.js";
import { type CollectedSources, collectSources } from "./sources.js";

/** The files of a command line, and what they say together. */
export interface AnalyzedPaths {
  readonly collected: CollectedSources;
  readonly analysis: Analysis;
  /** What is wrong with the paths, then what is wrong with what stands there. */
  readonly diagnostics: readonly Diagnostic[];
}

/** Reads and analyzes `[NAME=]PATH` arguments, as the options of `analysisOptions` say. */
export async function analyzePaths(paths: readonly string[], options: OptionValues, io: Io): Promise<AnalyzedPaths> {
  const collected = await collectSources(paths, io, textOptions(options, "var"));
  const datacenter = textOption(options, "datacenter");
  const consulVersion = textOption(options, "consul-version");
  const { peers, diagnostics } = readPeers(collected.peers, collected.readers, textOption(options, "known-as"));
  const analysis = analyze(collected.own, {
    readers: collected.readers,
    ...(peers.length === 0 ? {} : { peers }),
    ...progressOptions(io),
    ...(datacenter === undefined ? {} : { datacenter }),
    ...(consulVersion === undefined ? {} : { consulVersion }),
  });
  const all = { ...collected, diagnostics: [...collected.diagnostics, ...diagnostics] };
  return { collected: all, analysis, diagnostics: [...all.diagnostics, ...analysis.diagnostics] };
}

/** What is being done, in words for people who wait. */
const steps = { read: "reading files", plan: "planning routes", survey: "trying losses" } as const;

/** Shows how far the work of the library is, where somebody sees it. */
export function progressOptions(io: Io): ProgressOptions {
  if (io.progress === undefined) return {};
  return { onProgress: ({ step, done, total }) => io.progress?.(done, total, steps[step]) };
}

/** The routes that `--proxy` and `--upstream` ask for. */
export function selectionOf(options: OptionValues): RouteSelection {
  return { proxies: textOptions(options, "proxy"), upstreams: textOptions(options, "upstream") };
}

/** True for what is wrong with files, rather than with where routes lead and what they rest on: of those, plans tell. */
export function isFaultOfFile({ code, severity }: Diagnostic): boolean {
  // Also what files leave open, for then what is told of routes may be otherwise.
  if (code === "plan/undecided") return true;
  return severity === "error" && !code.startsWith("plan/") && !code.startsWith("prerequisite/");
}
