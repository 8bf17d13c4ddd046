import { analyze, type Diagnostic, selectRoutes, toDot, toMermaid, toSvg } from "../../index.js";
import { type Command, failOnOption, textOption, textOptions } from "../command.js";
import { exitCode, paintFor, printDiagnostics } from "../report.js";
import { collectSources } from "../sources.js";

/** `meshplan graph`: routes as a picture. */
export const graph: Command = {
  usage: "[NAME=]PATH…",
  needs: 1,
  help: "Draws routes: datacenters and peers as boxes, gateways at their borders, one line for each route.\nFindings go to standard error.",
  options: {
    proxy: { type: "string", multiple: true, value: "GLOB", help: "only proxies whose ID or service matches" },
    upstream: { type: "string", multiple: true, value: "GLOB", help: "only upstreams whose ID or name matches" },
    datacenter: { type: "string", value: "NAME", help: "datacenter of files that do not say theirs (default dc1)" },
    format: {
      type: "string",
      value: "FORMAT",
      choices: ["svg", "mermaid", "dot"],
      default: "svg",
      help: "form of the picture",
    },
    title: { type: "string", value: "TEXT", help: "what the picture is called; by default what it shows" },
    notes: { type: "boolean", help: "print notes (severity info) too" },
    "fail-on": failOnOption,
  },
  async run(args, options, io) {
    const collected = await collectSources(args, io);
    const datacenter = textOption(options, "datacenter");
    const analysis = analyze(collected.sources, {
      readers: collected.readers,
      ...(datacenter === undefined ? {} : { datacenter }),
    });
    const diagnostics: readonly Diagnostic[] = [...collected.diagnostics, ...analysis.diagnostics];
    const shown = selectRoutes(analysis.plan, {
      proxies: textOptions(options, "proxy"),
      upstreams: textOptions(options, "upstream"),
    });
    const title = textOption(options, "title");
    const print = { mermaid: toMermaid, dot: toDot, svg: toSvg }[formatOf(textOption(options, "format"))];
    io.out(print(shown, title === undefined ? {} : { title }));
    printDiagnostics(diagnostics, collected.sources, io.err, { paint: paintFor(io), notes: options["notes"] === true });
    return exitCode({ diagnostics, complete: collected.complete, failOn: textOption(options, "fail-on") });
  },
};

function formatOf(name: string | undefined): "svg" | "mermaid" | "dot" {
  return name === "mermaid" || name === "dot" ? name : "svg";
}
