import type { PlanDiff } from "../../diff/plan-diff.js";
import { causeWords, groupWords, placesOfCause, summaryWords } from "../../diff/words.js";
import { printable } from "../paint.js";
import { type Bundle, type BundledCause, bundleChanges, proxyWords } from "./bundles.js";

/** What a Markdown report of a difference may be given. */
export interface DiffMarkdownOptions {
  /** How many proxies are named that changed in one way; 5 by default. */
  readonly namedProxies?: number;
  /** How many UTF-16 units the report may have at most; by default as many as a comment on GitHub takes. */
  readonly maxLength?: number;
}

/** GitHub refuses comments of more than 65,536; this leaves room for what is put around. */
const commentLength = 60_000;

/**
 * Prints a difference as GitHub's Markdown, fit for a comment: the whole in a line, then each cause as something to open.
 * What would make it too long is left out, and told. Names cannot do anything but be read: no link, no mention, no markup.
 */
export function diffToMarkdown(
  diff: PlanDiff,
  { namedProxies = 5, maxLength = commentLength }: DiffMarkdownOptions = {},
): string {
  const head = `**Meshplan:** ${summaryWords(diff)}\n`;
  const parts: string[] = [];
  let room = maxLength - head.length - closingLength;
  const causes = bundleChanges(diff);
  for (const cause of causes) {
    const part = causeText(cause, namedProxies, room);
    if (part === undefined) break;
    parts.push(part);
    room -= part.length;
  }
  const left = causes.length - parts.length;
  return [
    head,
    ...parts,
    ...(left === 0 ? [] : [`\n${left} more ${left === 1 ? "cause" : "causes"} left out.\n`]),
  ].join("");
}

/** Room for the sentences that say what is left out. */
const closingLength = 60;

/** A cause with as many rows as there is room for; undefined if there is no room at all. */
function causeText(cause: BundledCause, namedProxies: number, room: number): string | undefined {
  const { group, bundles, shownBefore } = cause;
  const place = placesOfCause(group.cause, code);
  const summary = `${causeWords(group.cause, code)}: ${groupWords(group)}`;
  const opening = `\n<details><summary>${summary}</summary>\n${place === "" ? "" : `\n${place}\n`}`;
  const closing = "\n</details>\n";
  const heading = "\n| upstream | of | what | before | after |\n|---|---|---|---|---|\n";
  let left = room - opening.length - closing.length - heading.length - closingLength;
  if (left < 0) return undefined;
  const rows: string[] = [];
  for (const bundle of bundles) {
    const row = rowOf(bundle, namedProxies);
    if (row.length > left) break;
    rows.push(row);
    left -= row.length;
  }
  const missing = bundles.length - rows.length;
  const notes = [
    ...(missing === 0 ? [] : [`${missing} more ${missing === 1 ? "row" : "rows"} left out.`]),
    ...(shownBefore === 0 ? [] : [`${shownBefore} shown above.`]),
  ];
  const table = rows.length === 0 ? "" : `${heading}${rows.join("")}`;
  return `${opening}${table}${notes.length === 0 ? "" : `\n${notes.join(" ")}\n`}${closing}`;
}

function rowOf(bundle: Bundle, namedProxies: number): string {
  const { upstream, words, lines } = bundle;
  const cells = [
    code(upstream),
    proxyWords(bundle, namedProxies, code),
    words,
    cellOf(lines.before),
    cellOf(lines.after),
  ];
  return `| ${cells.join(" | ")} |\n`;
}

function cellOf(lines: readonly string[]): string {
  return lines.map(code).join("<br>");
}

/**
 * Text as code. Every character that Markdown, HTML or GitHub could take for a sign becomes a reference, which is shown as
 * the character and not acted on. So do the beginnings of what would become a link by itself: `://` and `www.`.
 */
function code(text: string): string {
  const escaped = printable(text).replace(
    /[&<>`|*_[\]~\\@#!${}^]|:(?=\/)|w(?=ww\.)/gi,
    (one) => `&#${one.charCodeAt(0)};`,
  );
  return `<code>${escaped}</code>`;
}
