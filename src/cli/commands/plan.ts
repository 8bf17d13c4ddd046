import { analyze, type Diagnostic, formatPlan, selectRoutes, toPlanReport } from "../../index.js";
import { type Command, failOnOption, textOption, textOptions, variableOption } from "../command.js";
import { exitCode, paintFor, printDiagnostics } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan plan`: where all traffic goes. */
export const plan: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Shows for every upstream of every proxy its mesh-gateway mode, the line that decided it, and the route.\nFindings go to standard error.",
  options: {
    proxy: { type: "string", multiple: true, value: "GLOB", help: "only proxies whose ID or service matches" },
    upstream: { type: "string", multiple: true, value: "GLOB", help: "only upstreams whose ID or name matches" },
    explain: { type: "boolean", help: "say under each route why it goes that way" },
    datacenter: { type: "string", value: "NAME", help: "datacenter of files that do not say theirs (default dc1)" },
    format: { type: "string", value: "FORMAT", choices: ["text", "json"], default: "text", help: "form of the plan" },
    "consul-version": { type: "string", value: "VERSION", help: "version of Consul the files are for, such as 1.8.4" },
    notes: { type: "boolean", help: "print notes (severity info) too" },
    var: variableOption,
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const collected = await collectSources(args, io, textOptions(options, "var"));
    const datacenter = textOption(options, "datacenter");
    const consulVersion = textOption(options, "consul-version");
    const analysis = analyze(collected.sources, {
      readers: collected.readers,
      ...(datacenter === undefined ? {} : { datacenter }),
      ...(consulVersion === undefined ? {} : { consulVersion }),
    });
    const diagnostics: readonly Diagnostic[] = [...collected.diagnostics, ...analysis.diagnostics];
    const shown = selectRoutes(analysis.plan, {
      proxies: textOptions(options, "proxy"),
      upstreams: textOptions(options, "upstream"),
    });
    if (textOption(options, "format") === "json") {
      io.out(`${JSON.stringify(toPlanReport(shown, diagnostics), null, 2)}\n`);
    } else {
      const paint = paintFor(io);
      io.out(formatPlan(shown, { paint, reasons: options["explain"] === true }));
      printDiagnostics(diagnostics, collected.sources, io.err, { paint, notes: options["notes"] === true });
    }
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};
