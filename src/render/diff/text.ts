import type { PlanDiff } from "../../diff/plan-diff.js";
import { causeWords, groupWords, placesOfCause, summaryWords } from "../../diff/words.js";
import { noPaint, type Paint, printable } from "../paint.js";
import { type Bundle, type BundledCause, bundleChanges, proxyWords } from "./bundles.js";

/** What a text report of a difference may be given. */
export interface DiffTextOptions {
  /** Colours; none by default. */
  readonly paint?: Paint;
  /** How many proxies are named that changed in one way; 5 by default. */
  readonly namedProxies?: number;
}

/** Prints a difference for people: the whole in a line, then each cause with what it changed, before (-) and after (+). */
export function formatDiff(diff: PlanDiff, { paint = noPaint, namedProxies = 5 }: DiffTextOptions = {}): string {
  const head = `${paint.strong(summaryWords(diff))}\n`;
  const parts = bundleChanges(diff).map((cause) => causeText(cause, paint, namedProxies));
  return [head, ...parts].join("\n");
}

function causeText({ group, bundles, shownBefore }: BundledCause, paint: Paint, namedProxies: number): string {
  const place = placesOfCause(group.cause, printable);
  const lines = [
    `${paint.strong(causeWords(group.cause, printable))}: ${groupWords(group)}${place === "" ? "" : `  ${paint.faint(place)}`}`,
    ...bundles.flatMap((bundle) => bundleLines(bundle, paint, namedProxies)),
    ...(shownBefore === 0
      ? []
      : [`  ${paint.faint(`${bundles.length === 0 ? "" : "and "}${shownBefore} shown above`)}`]),
  ];
  return `${lines.join("\n")}\n`;
}

function bundleLines(bundle: Bundle, paint: Paint, namedProxies: number): readonly string[] {
  const { upstream, words, lines } = bundle;
  return [
    `  ${paint.name(printable(upstream))} of ${proxyWords(bundle, namedProxies, printable)}: ${words}`,
    ...lines.before.map((line) => `    ${paint.error(`- ${line}`)}`),
    ...lines.after.map((line) => `    ${paint.good(`+ ${line}`)}`),
  ];
}
