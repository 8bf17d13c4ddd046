import { formatSpan } from "../base/span.js";
import type { LevelName, LevelStatement } from "../resolve/levels.js";
import type { EffectiveMode } from "../resolve/mode.js";
import { printable } from "./paint.js";

/** What reports call the levels. */
export const levelWords: Readonly<Record<LevelName, string>> = {
  "proxy-defaults-config": "proxy-defaults Config",
  "proxy-defaults": "proxy-defaults",
  "service-defaults": "service-defaults",
  "upstream-defaults": "UpstreamConfig.Defaults",
  proxy: "proxy instance",
  "upstream-override": "UpstreamConfig.Overrides",
  upstream: "upstream",
};

/** The mode in a word: `remote`, or `unset` where no level sets one. */
export function modeWord(mode: EffectiveMode): string {
  return mode.value === undefined ? "unset" : printable(mode.value);
}

/** `upstream, web.hcl:9:16`: the level that decided and its line. */
export function decidedBy(mode: EffectiveMode): string {
  return mode.decidedBy === undefined ? "no level sets one" : statementPlace(mode.decidedBy);
}

/** A level and where it is written; the document's name where the place is not known. */
function statementPlace(statement: LevelStatement): string {
  const place = statement.span === undefined ? statement.document : formatSpan(statement.span);
  return `${levelWords[statement.level]}, ${printable(place)}`;
}
