import { shortened } from "../base/wording.js";
import { type Faults, report } from "./faults.js";
import { maximumFlattenedLabels } from "./limits.js";

// Faults of the JSON dialect.

/** A word that is not `true`, `false` or `null`, or a character that begins nothing. */
export function illegalInJson(faults: Faults, text: string, start: number, end: number): void {
  const hint = text.charAt(start) === "/" || text.charAt(start) === "#" ? "JSON has no comments." : jsonHint;
  const message = `\`${shortened(text.slice(start, end))}\` has no meaning in JSON.`;
  report(faults, "lexical", "hcl/invalid-json", start, end, message, { hint });
}

const jsonHint = "The file starts with `{`, so Consul reads it as JSON; HCL has no braces around the whole file.";

export function leadingZero(faults: Faults, text: string, start: number, end: number): void {
  const message = `The number \`${shortened(text.slice(start, end))}\` begins with 0.`;
  const hint = end >= text.length ? "Write the braces that are missing behind it." : "Leave the leading zeros out.";
  report(faults, "lexical", "hcl/invalid-json", start, end, message, { hint });
}

export function unexpectedInJson(faults: Faults, text: string, start: number, end: number, expected: string): void {
  const found = start >= text.length ? "the file ends" : `\`${shortened(text.slice(start, end))}\` stands`;
  report(faults, "syntax", "hcl/invalid-json", start, end, `Here ${found} where ${expected} is expected.`, {
    hint: jsonHint,
  });
}

/** `{"a": 1} rest`: never looked at. */
export function textIgnored(faults: Faults, start: number, end: number): void {
  const message = "Consul ignores everything from here on, because the first object ends before it.";
  report(faults, "warning", "hcl/loose-json", start, end, message);
}

export function closedByAnything(faults: Faults, text: string, start: number, end: number): void {
  const found = start >= text.length ? "the end of the file" : `\`${shortened(text.slice(start, end))}\``;
  const message = `Consul takes ${found} for the \`}\` or \`,\` that is missing here.`;
  report(faults, "warning", "hcl/loose-json", start, end, message);
}

export function unfinishedDropped(faults: Faults, start: number, end: number): void {
  report(faults, "warning", "hcl/loose-json", start, end, "Consul drops this unfinished member silently.");
}

export function elementDropped(faults: Faults, text: string, start: number, end: number): void {
  const message =
    text.charAt(start) === "["
      ? "Consul ignores the `[` of a list in a list here, so the next `]` ends the outer one."
      : `Consul drops \`${text.slice(start, end)}\` from this list silently.`;
  report(faults, "warning", "hcl/loose-json", start, end, message);
}

export function tooManyLabels(faults: Faults, start: number, end: number): void {
  const message = `The objects of this file become more than ${maximumFlattenedLabels} labels of blocks.`;
  report(faults, "decoding", "hcl/too-much-repetition", start, end, message);
}
