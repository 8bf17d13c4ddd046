import {
  type Analysis,
  type Diagnostic,
  diagnostic,
  diffDiagnostics,
  diffPlans,
  diffToMarkdown,
  formatDiff,
  type PlanDiff,
  selectRoutes,
  toGithubAnnotations,
} from "../../index.js";
import { analyzePaths, isFaultOfFile, selectionOf } from "../analysis.js";
import {
  analysisOptions,
  type Command,
  type ExitCode,
  type OptionValues,
  selectionOptions,
  textOption,
  textOptions,
} from "../command.js";
import { isOutsideRepository, type OpenedRevision, openRevision } from "../git.js";
import { usageAdvice } from "../help.js";
import type { Io } from "../io.js";
import { jsonText, paintFor, printDiagnostics } from "../report.js";
import { compareFaults } from "../same-faults.js";
import { fitsSomething } from "../selection.js";
import { type CollectedSources, splitArgument } from "../sources.js";

const usage = "BEFORE AFTER | --git REV [NAME=]PATH… | --before PATH… --after PATH…";

/** `meshplan diff`: what a change does to routes. */
export const diff: Command = {
  usage,
  needs: 0,
  help: [
    "Shows which upstreams have another mode, route, order of targets, other endpoints or only another reason, grouped by the",
    "line that did it. BEFORE and AFTER are each [NAME=]PATH; several paths a side are given with --before and --after. With",
    "--git, the paths as they stood at the revision REV are compared with those on disk; what only one of them has, came or went.",
    "Exit status: 0 nothing differs, 1 something does, 2 could not run, or a file could not be read. Errors in files go to",
    "standard error.",
  ].join("\n"),
  options: {
    git: { type: "string", value: "REV", help: "compare with a branch, tag or commit of the repository" },
    before: { type: "string", multiple: true, value: "PATH", help: "a path of the state before; may be repeated" },
    after: { type: "string", multiple: true, value: "PATH", help: "a path of the state after; may be repeated" },
    ...selectionOptions,
    format: {
      type: "string",
      value: "FORMAT",
      choices: ["text", "json", "markdown", "github"],
      default: "text",
      help: "form of the report",
    },
    ...analysisOptions,
  },
  async run(args, options, io) {
    const revision = textOption(options, "git");
    if (revision !== undefined) return diffWithRevision(revision, args, options, io);
    const sides = sidesOf(args, options);
    if (typeof sides === "string") return usageError(sides, io);
    const before = await readSide(sides.before, io, options);
    const after = await readSide(sides.after, io, options);
    return report(before, after, options, io);
  },
};

function usageError(message: string, io: Io): ExitCode {
  io.err([`meshplan: diff: ${message}`, ...usageAdvice("diff", usage), ""].join("\n"));
  return 2;
}

interface Sides {
  readonly before: readonly string[];
  readonly after: readonly string[];
}

/** Two arguments, or paths in options; for anything else what is wrong with it. */
function sidesOf(args: readonly string[], options: OptionValues): Sides | string {
  const named = { before: textOptions(options, "before"), after: textOptions(options, "after") };
  const [before, after, ...others] = args;
  if (named.before.length + named.after.length > 0) {
    if (before !== undefined) return `\`${before}\` belongs to neither state; give it with --before or --after`;
    if (named.before.length === 0) return "--before is missing: the paths of the state before";
    return named.after.length === 0 ? "--after is missing: the paths of the state after" : named;
  }
  if (before === undefined) return "BEFORE and AFTER are missing: a file or folder each";
  if (after === undefined) return "AFTER is missing: the file or folder to compare with, or --git REV";
  if (others.length > 0) return "two paths are compared; give several of a state with --before and --after";
  return { before: [before], after: [after] };
}

async function diffWithRevision(
  revision: string,
  args: readonly string[],
  options: OptionValues,
  io: Io,
): Promise<ExitCode> {
  const hasSides = textOptions(options, "before").length + textOptions(options, "after").length > 0;
  if (hasSides)
    return usageError("with --git, what stood at the revision is the state before; leave --before and --after out", io);
  if (args.length === 0)
    return usageError("PATH is missing: the files or folders to compare with those of the revision", io);
  const revisionFiles = await openRevision(revision);
  if ("failed" in revisionFiles) return refuse(cannotOpen(revision, revisionFiles), io);
  const { opened } = revisionFiles;
  try {
    const before: string[] = [];
    const after: string[] = [];
    for (const argument of args) {
      const { path } = await splitArgument(argument, io);
      if (path === "-" || (await isOutsideRepository(path))) return refuse(outsideRepository(path), io);
      const [was, is] = [await opened.exists(path), await io.exists(path)];
      if (was) before.push(argument);
      // What neither side has is asked for, so that it is told.
      if (is || !was) after.push(argument);
    }
    const sideBefore = await readSide(before, { ...io, ...opened }, options);
    return report(sideBefore, await readSide(after, io, options), options, io);
  } finally {
    opened.close();
  }
}

function refuse(problem: Diagnostic, io: Io): ExitCode {
  printDiagnostics([problem], [], io.err, { paint: paintFor(io), notes: true });
  return 2;
}

function cannotOpen(revision: string, { failed }: Extract<OpenedRevision, { failed: unknown }>): Diagnostic {
  switch (failed) {
    case "no-git":
      return diagnostic("diff/git", "git cannot be run; is it installed?");
    case "no-repository":
      return diagnostic("diff/git", "The working directory is in no git repository.");
    case "no-revision":
      return diagnostic("diff/revision", `The repository has no commit \`${revision}\`.`, {
        hint: "In CI, fetch it first: a shallow clone has the newest commit only.",
      });
    default:
      return failed satisfies never;
  }
}

function outsideRepository(path: string): Diagnostic {
  return diagnostic("diff/outside-repository", `${path} is not in the repository of the working directory.`);
}

/** One side of the comparison. */
interface Side {
  readonly collected: CollectedSources;
  readonly analysis: Analysis;
  /** What is wrong with its files. That routes do not work shows in the routes. */
  readonly faults: readonly Diagnostic[];
}

async function readSide(args: readonly string[], io: Io, options: OptionValues): Promise<Side> {
  const { collected, analysis, diagnostics } = await analyzePaths(args, options, io);
  return { collected, analysis, faults: diagnostics.filter(isFaultOfFile) };
}

/** Faults after which it is not known what else the file says. */
const unreadable = ["source/", "hcl/", "json/", "yaml/"];

function isComplete({ collected, faults }: Side): boolean {
  return collected.complete && !faults.some(({ code }) => unreadable.some((stage) => code.startsWith(stage)));
}

function report(before: Side, after: Side, options: OptionValues, io: Io): ExitCode {
  const selection = selectionOf(options);
  // What stands at a path that cannot be read would look as if it had come or gone.
  if (!before.collected.complete || !after.collected.complete) return reportFaultsOnly(before, after, options, io);
  const fits = fitsSomething([before.analysis.plan, after.analysis.plan], selection, io);
  const found = diffPlans(selectRoutes(before.analysis.plan, selection), selectRoutes(after.analysis.plan, selection), {
    before: before.analysis.catalog,
    after: after.analysis.catalog,
  });
  const format = textOption(options, "format");
  if (format === "json") io.out(jsonText({ ...found, faults: faultsOf(before, after) }));
  else {
    io.out(formats[format ?? "text"]?.(found, io) ?? "");
    printFaults(before, after, io);
  }
  if (!fits || !isComplete(before) || !isComplete(after)) return 2;
  return found.upstreams.length + found.proxies.length === 0 ? 0 : 1;
}

function reportFaultsOnly(before: Side, after: Side, options: OptionValues, io: Io): ExitCode {
  if (textOption(options, "format") === "json") io.out(jsonText({ ...nothing, faults: faultsOf(before, after) }));
  else printFaults(before, after, io);
  return 2;
}

const nothing: PlanDiff = { version: 1, proxies: [], upstreams: [], causes: [] };

const formats: Readonly<Record<string, (found: PlanDiff, io: Io) => string>> = {
  text: (found, io) => formatDiff(found, { paint: paintFor(io) }),
  markdown: (found) => diffToMarkdown(found),
  github: (found) => toGithubAnnotations(diffDiagnostics(found)),
};

function faultsOf(before: Side, after: Side) {
  return { before: before.faults, after: after.faults };
}

/** What the change has nothing to do with is told once, and apart from what it mended and what it broke. */
function printFaults(before: Side, after: Side, io: Io): void {
  const { old, gone, fresh } = compareFaults(before.faults, after.faults);
  const parts = [
    { title: "in both states", faults: old, side: after },
    { title: "only in the state before", faults: gone, side: before },
    { title: "new in the state after", faults: fresh, side: after },
  ];
  for (const [index, { title, faults, side }] of parts.filter((part) => part.faults.length > 0).entries()) {
    io.err(`${index === 0 ? "" : "\n"}${title}:\n`);
    printDiagnostics(faults, side.collected.sources, io.err, { paint: paintFor(io), notes: true });
  }
}
