import { formatSurvey, survey as surveyOf } from "../../index.js";
import { analyzePaths, isFaultOfFile, progressOptions } from "../analysis.js";
import { analysisOptions, type Command, failOnOption, textOption } from "../command.js";
import { exitCode, jsonText, paintFor, printDiagnostics } from "../report.js";

/** `meshplan survey`: what each thing would cost if it were down. */
export const survey: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Tries each datacenter, gateway and service being down in turn, services also in one datacenter alone, and lists what that\ncosts the others: upstreams that are dead then, and upstreams that fail over and to where; what kills most comes first.\nErrors in files go to standard error.",
  options: {
    format: { type: "string", value: "FORMAT", choices: ["text", "json"], default: "text", help: "form of the survey" },
    all: { type: "boolean", help: "name all upstreams, not only the first five of each loss" },
    ...analysisOptions,
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const { collected, analysis } = await analyzePaths(args, options, io);
    const diagnostics = [...collected.diagnostics, ...analysis.diagnostics.filter(isFaultOfFile)];
    const found = surveyOf(analysis, progressOptions(io));
    if (textOption(options, "format") === "json") io.out(jsonText({ ...found, diagnostics }));
    else {
      io.out(formatSurvey(found, options["all"] === true ? { named: Number.POSITIVE_INFINITY } : {}));
      printDiagnostics(diagnostics, collected.sources, io.err, { paint: paintFor(io), notes: true });
    }
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};
