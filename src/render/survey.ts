import { counted } from "../base/wording.js";
import type { Loss, LostUpstream, MovedUpstream, Survey } from "../survey/survey.js";
import { printable } from "./paint.js";

/** How a survey is printed. */
export interface SurveyTextOptions {
  /** How many upstreams are named for each loss; 5 by default. */
  readonly named?: number;
}

/** Prints a survey for people, a loss with its upstreams in a few lines. */
export function formatSurvey({ losses, harmless }: Survey, { named = 5 }: SurveyTextOptions = {}): string {
  const blocks = losses.map((loss) => blockOf(loss, named));
  const single = losses.filter(({ isSinglePoint }) => isSinglePoint).length;
  const count = `${counted(single, "single point of failure", "single points of failure")}; without ${harmless} of ${counted(losses.length + harmless, "thing")} nothing changes\n`;
  return [...blocks, count].join("\n");
}

function blockOf(loss: Loss, named: number): string {
  const { what, name, datacenter, dead, movedOver } = loss;
  const title = `without ${what} ${printable(datacenter === undefined ? name : `${datacenter}/${name}`)}: ${counted(dead.length, "upstream")} dead, ${movedOver.length} failed over`;
  return [
    title,
    ...some(dead.map(deadLine), named, "dead"),
    ...some(movedOver.map(movedLine), named, "failed over"),
    "",
  ].join("\n");
}

function deadLine({ datacenter, proxy, upstream, partly }: LostUpstream): string {
  return `  dead  ${printable(`${datacenter}/${proxy} → ${upstream}`)}${partly === true ? " (some of its requests)" : ""}`;
}

function movedLine({ datacenter, proxy, upstream, from, to }: MovedUpstream): string {
  const where = to.length === 0 ? `no more to ${from.join(", ")}` : `${from.join(", ")} → ${to.join(", ")}`;
  return `  over  ${printable(`${datacenter}/${proxy} → ${upstream}: ${where}`)}`;
}

function some(lines: readonly string[], named: number, how: string): readonly string[] {
  if (lines.length <= named) return lines;
  return [...lines.slice(0, named), `        and ${lines.length - named} more ${how}`];
}
