import {
  type Analysis,
  diffPlans,
  formatDiff,
  formatPlan,
  hasErrors,
  type PlanDiff,
  type RouteSelection,
  selectRoutes,
  toPlanReport,
  type WhatIf,
  whatIf,
} from "../../index.js";
import { analyzePaths, selectionOf } from "../analysis.js";
import { assumptionOptions, assumptionsOf } from "../assumptions.js";
import { analysisOptions, type Command, failOnOption, notesOption, selectionOptions, textOption } from "../command.js";
import { exitCode, jsonText, paintFor, printDiagnostics } from "../report.js";
import { fitsSomething } from "../selection.js";

/** `meshplan plan`: where all traffic goes. */
export const plan: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Shows for every upstream of every proxy its mesh-gateway mode, the line that decided it, and the route.\nFindings go to standard error.",
  options: {
    ...selectionOptions,
    explain: { type: "boolean", help: "say under each route why it goes that way" },
    format: { type: "string", value: "FORMAT", choices: ["text", "json"], default: "text", help: "form of the plan" },
    notes: notesOption,
    ...assumptionOptions,
    ...analysisOptions,
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const { collected, analysis } = await analyzePaths(args, options, io);
    const { changes, problems } = assumptionsOf(options);
    const assumed = changes === undefined ? undefined : whatIf(analysis, changes);
    const { plan: planned, diagnostics: found } = assumed ?? analysis;
    const diagnostics = [...collected.diagnostics, ...problems, ...found];
    // A plan under another assumption than the one that was meant answers nothing.
    const misunderstood = diagnostics.filter(({ code }) => code.startsWith("what-if/"));
    if (misunderstood.length > 0 && textOption(options, "format") === "text") {
      printDiagnostics(misunderstood, [], io.err, { paint: paintFor(io), notes: true });
      return 2;
    }
    const selection = selectionOf(options);
    const fits = fitsSomething([analysis.plan, planned], selection, io);
    const shown = selectRoutes(planned, selection);
    const differences = assumed && differencesOf(analysis, assumed, selection);
    if (textOption(options, "format") === "json") io.out(jsonText(toPlanReport(shown, diagnostics, differences)));
    else {
      const paint = paintFor(io);
      io.out(formatPlan(shown, { paint, reasons: options["explain"] === true }));
      if (planned.proxies.length === 0 && !hasErrors(diagnostics)) io.out(`${noProxy}\n`);
      if (differences !== undefined) io.out(`\nAgainst today: ${formatDiff(differences, { paint })}`);
      printDiagnostics(diagnostics, collected.sources, io.err, { paint, notes: options["notes"] === true });
    }
    const complete = collected.complete && fits && misunderstood.length === 0;
    return exitCode({ diagnostics, complete, failOn: textOption(options, "fail-on") });
  },
};

const noProxy = "no routes: the files register no sidecar proxy and no gateway that calls services";

/** What an assumption changes about the routes that are shown. */
function differencesOf(today: Analysis, assumed: WhatIf, selection: RouteSelection): PlanDiff {
  if ((selection.proxies ?? []).length + (selection.upstreams ?? []).length === 0) return assumed.diff;
  return diffPlans(selectRoutes(today.plan, selection), selectRoutes(assumed.plan, selection), {
    before: today.catalog,
    after: assumed.catalog,
  });
}
