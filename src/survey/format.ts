import type { Loss, LostUpstream, MovedUpstream, Survey } from "./survey.js";

/** How a survey is printed. */
export interface SurveyTextOptions {
  /** How many upstreams are named for each loss; 5 by default. */
  readonly named?: number;
}

/** Prints a survey for people, a loss with its upstreams in a few lines. Text of the input is expected to be printable. */
export function formatSurvey({ losses, harmless }: Survey, { named = 5 }: SurveyTextOptions = {}): string {
  const blocks = losses.map((loss) => blockOf(loss, named));
  const single = losses.filter(({ isSinglePoint }) => isSinglePoint).length;
  const count = `${plural(single, "single point of failure", "single points of failure")}; without ${harmless} of ${plural(losses.length + harmless, "thing", "things")} nothing changes\n`;
  return [...blocks, count].join("\n");
}

function blockOf(loss: Loss, named: number): string {
  const { what, name, datacenter, dead, movedOver } = loss;
  const title = `without ${what} ${datacenter === undefined ? "" : `${datacenter}/`}${name}: ${plural(dead.length, "upstream", "upstreams")} dead, ${movedOver.length} failed over`;
  return [
    title,
    ...some(dead.map(deadLine), named, "dead"),
    ...some(movedOver.map(movedLine), named, "failed over"),
    "",
  ].join("\n");
}

function deadLine({ datacenter, proxy, upstream, partly }: LostUpstream): string {
  return `  dead  ${datacenter}/${proxy} → ${upstream}${partly === true ? " (some of its requests)" : ""}`;
}

function movedLine({ datacenter, proxy, upstream, from, to }: MovedUpstream): string {
  const where = to.length === 0 ? `no more to ${from.join(", ")}` : `${from.join(", ")} → ${to.join(", ")}`;
  return `  over  ${datacenter}/${proxy} → ${upstream}: ${where}`;
}

function some(lines: readonly string[], named: number, how: string): readonly string[] {
  if (lines.length <= named) return lines;
  return [...lines.slice(0, named), `        and ${lines.length - named} more ${how}`];
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
