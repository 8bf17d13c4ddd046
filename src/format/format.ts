import { type Diagnostic, hasErrors } from "../base/diagnostic.js";
import { createDocument } from "../base/document.js";
import { createFaults, diagnosticsOf } from "../hcl/faults.js";
import { parseHcl } from "../hcl/parser.js";
import { startsLikeJson } from "../json/starts-like-json.js";
import { createInline } from "./inline.js";
import { layOut } from "./layout.js";
import { linesText } from "./lines.js";
import { saysTheSame } from "./same.js";

/** A text in canonical layout. */
export interface Formatted {
  /** The text as it was, where it is not HCL that Consul reads. */
  readonly text: string;
  /** What is wrong with the text; with an error among it, the text is as it was. */
  readonly diagnostics: readonly Diagnostic[];
}

/** How a text is laid out. */
export interface FormatOptions {
  /** What diagnostics call the file. */
  readonly file?: string;
}

/**
 * Puts HCL 1 in canonical layout: two spaces a level, at most one empty line, `=` and comments at the ends of lines below
 * each other where lines follow each other, a comma after each element of a list that goes over lines. Comments, strings
 * and heredocs stay as they are; line ends become LF. Blocks that are short and stand on one line stay there. Doing it twice
 * is doing it once, and the text says the same as before. JSON is left alone. Bytes may be given where the text may not be
 * UTF-8, which is a fault.
 *
 * @example
 * formatHcl('a=1\nlonger = 2').text; // "a      = 1\nlonger = 2\n"
 */
export function formatHcl(source: string | Uint8Array, { file = "" }: FormatOptions = {}): Formatted {
  const document = createDocument({ file, text: source });
  const text = typeof source === "string" ? source : document.text;
  if (startsLikeJson(document.text)) return { text, diagnostics: [] };
  const faults = createFaults(document);
  const root = parseHcl(faults);
  const diagnostics = diagnosticsOf(faults);
  if (hasErrors(diagnostics)) return { text, diagnostics };
  const formatted = linesText(layOut(createInline(document.text, createFaults(document)), root));
  // Consul takes no notice of an assignment that the text's end cuts off; the syntax tree does not hold it either.
  return { text: saysTheSame(text, formatted) ? formatted : text, diagnostics };
}
