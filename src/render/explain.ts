import { formatSpan } from "../base/span.js";
import type { CompiledChain } from "../chain/compiled-chain.js";
import type { ChainReasons, Reason } from "../chain/reasons.js";
import type { EntryReference } from "../chain/reference.js";
import type { ChainRequest } from "../chain/request.js";
import type { Explanation } from "../plan/explain.js";
import { describeMatch } from "../plan/match-words.js";
import type { ModeChoices, ModeOption, ModeOutcome } from "../plan/mode-choices.js";
import { ineffectivenessWords } from "../plan/problems.js";
import type { OpenPart, Route, UpstreamPlan } from "../plan/route-plan.js";
import type { LevelStatement } from "../resolve/levels.js";
import { formatDiagnostics } from "./diagnostics.js";
import { noPaint, type Paint, printable } from "./paint.js";
import { routeLine } from "./route.js";
import { alignColumns } from "./table.js";
import { levelWords, modeWord } from "./words.js";

/** Prints the story of one upstream for people: levels, what it asks of the chain, chain as a tree, and each target's route with its reasons. */
export function formatExplanation(explanation: Explanation, options: { readonly paint?: Paint } = {}): string {
  const paint = options.paint ?? noPaint;
  const { proxy, upstream, chain } = explanation;
  const place = upstream.place === undefined ? "" : `  ${paint.faint(printable(formatSpan(upstream.place)))}`;
  const title = `${paint.strong(`${printable(proxy.service)} → ${printable(upstream.id)}`)}, dialled by ${printable(proxy.id)} in ${printable(proxy.datacenter)}${place}`;
  const sections = [title, levelsSection(upstream, paint)];
  if (upstream.request !== undefined) sections.push(requestSection(upstream.request, paint));
  if (chain.state === "compiled") sections.push(chainSection(chain.compiled, chain.reasons, paint));
  if (chain.state === "failed") sections.push(formatDiagnostics([chain.diagnostic], { paint }).trimEnd());
  sections.push(routesSection(upstream.routes, paint), choicesSection(explanation.choices, paint));
  return `${sections.join("\n\n")}\n`;
}

/** The part of the story that is about one upstream alone: what each level says, and the routes with their reasons. */
export function formatDecision(upstream: UpstreamPlan): string {
  return `${levelsSection(upstream, noPaint)}\n\n${routesSection(upstream.routes, noPaint)}\n`;
}

function levelsSection({ mode, undecided = [] }: UpstreamPlan, paint: Paint): string {
  // Highest first, as people read a list of precedence.
  const rows = mode.levels.toReversed().map((level) => ({ level, cells: levelCells(level, undecided) }));
  const lines = alignColumns(rows.map(({ cells }) => cells)).map((line, index) => {
    const isDecisive = mode.decidedBy !== undefined && rows[index]?.level.level === mode.decidedBy.level;
    return isDecisive ? `  ${paint.good("▶")} ${paint.strong(line)}` : `    ${line}`;
  });
  const head =
    mode.value === undefined
      ? "mode unset: no level sets one, so each target has its own"
      : `mode ${modeWord(mode)}, from ${mode.decidedBy === undefined ? "" : levelWords[mode.decidedBy.level]}`;
  const unknown = undecided.map(
    ({ expression, span }) => `  ? ${printable(expression)} at ${printable(formatSpan(span))} is not known from files`,
  );
  const open =
    unknown.length === 0 ? [] : [paint.warning("undecided; this is the story without what is not known:"), ...unknown];
  return [...open, head, ...lines].join("\n");
}

function levelCells(level: LevelStatement, undecided: readonly OpenPart[]): readonly string[] {
  const open = undecided.find((part) => part.level === level.level);
  const known = level.mode === undefined ? "–" : level.mode === "" ? "empty" : printable(level.mode);
  const said = open === undefined ? known : `? ${printable(open.expression)}`;
  const span = open?.span ?? level.span;
  const where = span === undefined ? `${level.document} ${level.path}` : formatSpan(span);
  return [said, levelWords[level.level], printable(where)];
}

function requestSection(request: ChainRequest, paint: Paint): string {
  const overrides = [
    request.overrideMeshGateway === undefined ? [] : [`mode ${request.overrideMeshGateway}`],
    request.overrideProtocol === undefined ? [] : [`protocol ${request.overrideProtocol}`],
    request.overrideConnectTimeout === undefined ? [] : [`connect timeout ${request.overrideConnectTimeout}`],
  ].flat();
  const asked = `${request.name}, evaluated in ${request.evaluateInDatacenter}`;
  const own =
    overrides.length === 0
      ? paint.faint("; each target keeps what its own entries say")
      : `; for all targets, whatever their own entries say: ${printable(overrides.join(", "))}`;
  return `what the upstream asks of the chain\n  ${printable(asked)}${own}`;
}

function chainSection(chain: CompiledChain, reasons: ChainReasons, paint: Paint): string {
  const protocol = `chain, protocol ${printable(chain.protocol)} ${paint.faint(`(${reasonWord(reasons.protocol)})`)}`;
  return [protocol, ...nodeLines(chain, reasons, chain.startNode, "  ", paint)].join("\n");
}

/** A node and what is under it. Chains hold no circles once they are compiled, and no nested splitters. */
function nodeLines(
  chain: CompiledChain,
  reasons: ChainReasons,
  key: string,
  indent: string,
  paint: Paint,
): readonly string[] {
  const node = chain.nodes[key];
  const because = reasons.nodes[key];
  if (node === undefined) return [];
  const entry = because?.entry === undefined ? "" : ` ${paint.faint(`(${referenceWord(because.entry)})`)}`;
  switch (node.type) {
    case "router":
      return [
        `${indent}router${entry}`,
        ...node.routes.flatMap((route) => [
          `${indent}  ${printable(describeMatch(route.definition.match))}`,
          ...nodeLines(chain, reasons, route.nextNode, `${indent}    `, paint),
        ]),
      ];
    case "splitter":
      return [
        `${indent}splitter${entry}`,
        ...node.splits.flatMap((split) => [
          `${indent}  ${split.weight} %`,
          ...nodeLines(chain, reasons, split.nextNode, `${indent}    `, paint),
        ]),
      ];
    case "resolver": {
      const { target, failover } = node.resolver;
      return [
        `${indent}${targetWord(chain, reasons, target, paint)}`,
        ...(failover?.targets ?? []).map(
          (id, index) => `${indent}  failover ${index + 1}: ${targetWord(chain, reasons, id, paint)}`,
        ),
      ];
    }
    default:
      return node satisfies never;
  }
}

function targetWord(chain: CompiledChain, reasons: ChainReasons, id: string, paint: Paint): string {
  const target = chain.targets[id];
  const because = reasons.targets[id];
  if (target === undefined) return printable(id);
  const mode = target.meshGateway?.mode ?? "";
  const modePart = mode === "" ? "no mode" : `mode ${printable(mode)}`;
  const notes = [
    because === undefined ? "" : `mode: ${reasonWord(because.mode)}`,
    ...(because?.arrivals ?? []).map((arrival) => `by ${referenceWord(arrival)}`),
    because?.subset === undefined ? "" : `subset: ${referenceWord(because.subset)}`,
    because?.externalSNI === undefined ? "" : `external: ${referenceWord(because.externalSNI)}`,
    ...(because?.failover ?? []).map((named) => `named by ${referenceWord(named)}`),
  ].filter((note) => note !== "");
  const timeout = `connect timeout ${target.connectTimeout}`;
  return `${printable(id)}: ${modePart}, ${timeout} ${paint.faint(`(${notes.join("; ")})`)}`;
}

function reasonWord(reason: Reason): string {
  switch (reason.decidedBy) {
    case "entry":
      return referenceWord(reason.entry);
    case "request":
      return "from the upstream";
    case "default":
      return "by default";
    default:
      return reason satisfies never;
  }
}

function referenceWord({ kind, name, span }: EntryReference): string {
  return printable(span === undefined ? `${kind} ${name}` : `${kind} ${name}, ${formatSpan(span)}`);
}

function routesSection(routes: readonly Route[], paint: Paint): string {
  const lines = routes.flatMap((route) => [
    `  ${route.dead === undefined ? routeLine(route) : paint.error(routeLine(route))}`,
    ...route.hops.map((hop) => `    ${paint.faint(printable(hop.reason))}`),
    ...(route.sni === "" ? [] : [`    ${paint.faint(`server name ${printable(route.sni)}`)}`]),
  ]);
  return ["routes, in order of preference", ...lines].join("\n");
}

/** What another mode would do; places at which it would do the same stand together. */
function choicesSection({ noEffect, options }: ModeChoices, paint: Paint): string {
  const head = "what would change it";
  if (noEffect !== undefined) return `${head}\n  no mode does: ${ineffectivenessWords[noEffect]}`;
  const groups = new Map<string, ModeOption[]>();
  for (const option of options) {
    const effect = [effectWords(option), ...deathsOf(option)].join("\n    ✗ ");
    const group = groups.get(effect);
    if (group === undefined) groups.set(effect, [option]);
    else group.push(option);
  }
  const rows = [...groups].map(([effect, group]) => ({ effect, cells: group.map(optionCells) }));
  const lines = alignColumns(rows.flatMap(({ cells }) => cells));
  let line = 0;
  const parts = rows.flatMap(({ effect, cells }) => [
    `  ${effect}`,
    ...cells.map(() => {
      line += 1;
      return `    ${paint.faint(lines[line - 1] ?? "")}`;
    }),
  ]);
  return [head, ...parts].join("\n");
}

function optionCells({ level, document, path }: ModeOption): readonly string[] {
  return [level === "target" ? "target" : levelWords[level], printable(`${document} ${path}`)];
}

function effectWords({ level, outcomes }: ModeOption): string {
  if (outcomes.some(({ changesRoute }) => changesRoute)) return outcomes.map(outcomeWords).join("; ");
  const decisive = outcomes[0]?.decidedBy;
  if (decisive === undefined) return "no effect";
  return decisive === level ? "decides, but all modes go the same way" : `no effect: ${levelWords[decisive]} decides`;
}

/** Why routes would not work that do now, each reason once. */
function deathsOf({ outcomes }: ModeOption): readonly string[] {
  const fresh = outcomes.flatMap(({ changesRoute, dead }) => (changesRoute && dead !== undefined ? [dead.reason] : []));
  return [...new Set(fresh)].map(printable);
}

function outcomeWords({ mode, changesRoute, via, dead }: ModeOutcome): string {
  if (!changesRoute) return `${mode}: as now`;
  return `${mode}: ${via.join(", ") || "no route"}${dead !== undefined ? " ✗" : ""}`;
}
