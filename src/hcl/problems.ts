import { named, shortened, shown } from "../base/wording.js";
import { type Faults, report } from "./faults.js";
import { maximumDepth } from "./limits.js";

// One function for each fault that the reader can find: its code, its sentence, its place, and what to type instead.

// ---- Characters and tokens

/** The character from `start` up to `end` begins nothing that HCL knows. */
export function illegalCharacter(faults: Faults, text: string, start: number, end: number): void {
  if (faults.muted) return;
  const character = text.slice(start, end);
  const hint = characterHints[character];
  const message =
    character === "\ufeff"
      ? "The byte order mark U+FEFF has no meaning here."
      : `The character ${shown(character)} has no meaning here.`;
  report(faults, "lexical", "hcl/illegal-character", start, end, message, { hint });
}

const characterHints: Readonly<Record<string, string | undefined>> = {
  "'": 'Write strings in double quotes: "local".',
  "`": 'Write strings in double quotes: "local".',
  "“": 'Write strings in straight double quotes: "local".',
  "”": 'Write strings in straight double quotes: "local".',
  ":": "Write `=` between a key and its value.",
  ";": "Items need nothing between them; remove it, or write a comma.",
  "(": "HCL 1 has no functions and no expressions; write the value itself.",
  ")": "HCL 1 has no functions and no expressions; write the value itself.",
  "?": "HCL 1 has no expressions; write the value itself.",
  $: "Write a template in double quotes. Consul does not evaluate it.",
  "\ufeff": "Save the file as UTF-8 without a byte order mark.",
  "\u00a0": "This is a no-break space; replace it by a plain one.",
};

export function strangeQuotesUsed(faults: Faults, text: string, start: number, end: number): void {
  const content = text.slice(start + 1, end - 1);
  report(
    faults,
    "lexical",
    "hcl/illegal-character",
    start,
    end,
    `${shortened(text.slice(start, end))} is not in double quotes.`,
    {
      hint: `Write "${shortened(content)}".`,
    },
  );
}

export function nullCharacter(faults: Faults, at: number): void {
  report(faults, "lexical", "hcl/null-character", at, at + 1, "There is a null character (U+0000) here.", {
    hint: "Remove it; a file full of them is UTF-16 and has to be saved as UTF-8.",
  });
}

export function invalidUtf8(faults: Faults, at: number): void {
  report(faults, "lexical", "hcl/invalid-utf8", at, at + 1, "There is a byte here that is not UTF-8.", {
    hint: "Save the file as UTF-8.",
  });
}

export function reservedCharacterUsed(faults: Faults, at: number): void {
  const message = "The character U+E123 is reserved by the HCL library.";
  report(faults, "lexical", "hcl/reserved-character", at, at + 1, message);
}

export function unterminatedString(faults: Faults, start: number, end: number, inTemplate: boolean): void {
  const message = inTemplate
    ? "The string that begins here has a template (`$`, `{`) without its `}`."
    : "The string that begins here is not closed on its line.";
  const hint = inTemplate ? undefined : 'Close it with `"`; a line break inside a string is written `\\n`.';
  report(faults, "lexical", "hcl/unterminated-string", start, end, message, { hint });
}

export function illegalEscape(faults: Faults, text: string, start: number, end: number): void {
  if (faults.muted) return;
  const written = text.slice(start, end);
  const hint = /^\\[xuU0-7]/.test(written)
    ? "`\\x` takes 2 hexadecimal digits, `\\u` 4, `\\U` 8, and `\\` 3 octal digits."
    : `For the backslash itself write \`\\\\\`: ${shown(`\\${written}`)}.`;
  report(faults, "lexical", "hcl/illegal-escape", start, end, `${shown(written)} is not an escape of HCL.`, { hint });
}

export function illegalOctal(faults: Faults, text: string, start: number, end: number): void {
  const number = text.slice(start, end);
  const message = `${shortened(number)} begins with 0, so it is octal, and no octal number has the digits 8 and 9.`;
  report(faults, "lexical", "hcl/invalid-number", start, end, message, {
    hint: "Leave the leading zeros out, or write it in quotes.",
  });
}

export function illegalHexadecimal(faults: Faults, text: string, start: number, end: number): void {
  report(faults, "lexical", "hcl/invalid-number", start, end, `${text.slice(start, end)} has no hexadecimal digits.`);
}

export function commentNotStarted(faults: Faults, at: number): void {
  report(faults, "lexical", "hcl/invalid-comment", at, at + 1, "A single `/` has no meaning here.", {
    hint: "A comment begins with `#`, `//` or `/*`; a text with slashes needs double quotes.",
  });
}

export function unterminatedComment(faults: Faults, start: number, end: number): void {
  const message = "The comment that begins here is not closed.";
  report(faults, "lexical", "hcl/unterminated-comment", start, end, message, { hint: "Close it with `*/`." });
}

export function heredocNotStarted(faults: Faults, text: string, start: number): void {
  const message = "A heredoc begins with `<<`, not with `<`.";
  const next = text.charAt(start + 1);
  report(
    faults,
    "lexical",
    "hcl/invalid-heredoc",
    start,
    next === "" || next === "\n" ? start + 1 : start + 2,
    message,
  );
}

export function heredocAnchorMissing(faults: Faults, start: number, end: number): void {
  const message = "The heredoc has no word after `<<` that says what ends it.";
  report(faults, "lexical", "hcl/invalid-heredoc", start, end, message, { hint: "Write `<<EOF`." });
}

export function invalidHeredocAnchor(faults: Faults, text: string, start: number, at: number): void {
  const message = `${shown(text.slice(at, at + 1))} cannot stand on the line that begins a heredoc.`;
  const hint = "After `<<` or `<<-` comes one word of letters and digits, and then the line ends: `<<EOF`.";
  const related = [{ message: "The heredoc begins here.", start, end: at }];
  report(faults, "lexical", "hcl/invalid-heredoc", at, at + 1, message, { hint, related });
}

/** `meant` is the end of the anchor that was surely meant to be the end, where there is one. */
export function unterminatedHeredoc(
  faults: Faults,
  start: number,
  end: number,
  anchor: string,
  meant: { readonly text: string; readonly at: number; readonly indented: boolean } | undefined,
): void {
  const message = `No line ends the heredoc ${shown(`<<${anchor}`)} that begins here.`;
  let hint = `It ends at a line with nothing but ${shown(anchor === "" ? "EOF" : anchor)}, which needs a line break after it.`;
  const related: { message: string; start: number; end: number }[] = [];
  if (meant !== undefined) {
    const next = meant.text.charAt(meant.at);
    if (next === "") hint = `End the line ${shown(anchor)} with a line break.`;
    else if (next !== "\n") hint = `Nothing may follow ${shown(anchor)} on its line; a comma goes on the next line.`;
    else if (meant.indented) {
      hint = `After \`<<-\` the line ${shown(anchor)} must be indented; or begin with ${shown(`<<${anchor}`)}.`;
    }
    related.push({ message: "This line does not end it.", start: meant.at - anchor.length, end: meant.at });
  }
  report(faults, "lexical", "hcl/unterminated-heredoc", start, end, message, { hint, related });
}

// ---- Grammar

/** A key was expected, and the token from `start` up to `end` is none. */
export function keyExpected(faults: Faults, text: string, start: number, end: number, hint?: string): void {
  const token = shortened(text.slice(start, end));
  report(faults, "syntax", "hcl/expected-key", start, end, `\`${token}\` stands where a key is expected.`, { hint });
}

export function strayCloser(faults: Faults, text: string, start: number): void {
  const closer = text.charAt(start);
  const message = `This \`${closer}\` closes nothing.`;
  const hint = "Remove it, or look above for a bracket that was closed twice.";
  report(faults, "syntax", "hcl/stray-closer", start, start + 1, message, { hint });
}

/** A block that begins with its brace. */
export function keylessBlock(faults: Faults, text: string, start: number, isJson: boolean): void {
  // The byte order mark was told, and is what makes this HCL.
  if (isJson && text.startsWith("\ufeff") && text.slice(1, start).trim() === "") return;
  const hint = isJson ? "In a JSON file nothing may stand before the first `{`, no comment either." : undefined;
  report(faults, "syntax", "hcl/expected-key", start, start + 1, "This block has no name before its `{`.", { hint });
}

/** After the key and its labels came neither `=` nor `{`, but the token from `at` on. */
export function keyWithoutValue(
  faults: Faults,
  text: string,
  key: { readonly start: number; readonly end: number },
  at: number,
  end: number,
): void {
  const found = at === text.length ? "the end of the file" : `\`${shortened(text.slice(at, end))}\``;
  const message = `The key ${named(text, key)} has no value: \`=\` or \`{\` is expected before ${found}.`;
  const related = [{ message: "The key stands here.", start: key.start, end: key.end }];
  report(faults, "syntax", "hcl/missing-value", at, end, message, { related });
}

/** `mode` on a line of its own, and the next line is an item again. Consul notices at `at`. */
export function forgottenValue(
  faults: Faults,
  text: string,
  key: { readonly start: number; readonly end: number },
  at: number,
): void {
  const message = `The key ${named(text, key)} has no value.`;
  const hint = `Write \`${shortened(text.slice(key.start, key.end))} = …\`.`;
  report(faults, "syntax", "hcl/missing-value", key.start, key.end, message, { hint, related: [noticed(at)] });
}

export function assignmentMissing(
  faults: Faults,
  text: string,
  key: { readonly start: number; readonly end: number },
  at: number,
  end: number,
): void {
  const message = `There is no \`=\` between the key ${named(text, key)} and its value.`;
  const hint = `Write \`${shortened(text.slice(key.start, key.end))} = ${shortened(text.slice(at, end))}\`.`;
  report(faults, "syntax", "hcl/missing-assignment", at, end, message, { hint });
}

/** `name "web" = …`: an item with labels must be a block. */
export function labelAssigned(
  faults: Faults,
  text: string,
  key: { readonly start: number; readonly end: number },
  labels: { readonly start: number; readonly end: number },
  at: number,
): void {
  const message = `${named(text, key)} has a label, so a block is expected here and not \`=\`.`;
  const hint = `Remove \`=\`, or the label ${named(text, labels)}.`;
  report(faults, "syntax", "hcl/label-assigned", at, at + 1, message, { hint });
}

/** A value was expected; `at` is where something else stands. */
export function valueExpected(faults: Faults, text: string, at: number, end: number, hint?: string): void {
  const token = shortened(text.slice(at, end));
  report(faults, "syntax", "hcl/missing-value", at, end, `\`${token}\` stands where a value is expected.`, { hint });
}

export function unquotedText(faults: Faults, text: string, start: number, end: number, noticedAt = start): void {
  const word = text.slice(start, end);
  const next = text
    .slice(end, end + 2)
    .trimStart()
    .charAt(0);
  let hint = `Write "${shortened(word)}".`;
  if (word === "null" || word === "nil") hint = "HCL 1 has no null; leave the key out.";
  else if (next === "(") hint = "HCL 1 has no functions; write the value itself.";
  else if (word.toLowerCase() === "true" || word.toLowerCase() === "false") hint = `Write ${word.toLowerCase()}.`;
  const message = `The value \`${shortened(word)}\` is not in quotes.`;
  const related = noticedAt === start ? [] : [noticed(noticedAt)];
  report(faults, "syntax", "hcl/unquoted-text", start, end, message, { hint, related });
}

export function commaMissing(faults: Faults, text: string, start: number, end: number): void {
  const message = `There is no comma before \`${shortened(text.slice(start, end))}\` in this list.`;
  report(faults, "syntax", "hcl/missing-comma", start, end, message, { hint: "Write a comma between the elements." });
}

export function elementExpected(faults: Faults, text: string, start: number, end: number): void {
  const message = `\`${shortened(text.slice(start, end))}\` cannot stand in a list.`;
  report(faults, "syntax", "hcl/unexpected-in-list", start, end, message);
}

/** A `{` or `[` was never closed; `at` is where that is noticed. `open` is how many are open there. */
export function unclosed(faults: Faults, text: string, opener: number, at: number, end: number, open: number): void {
  const bracket = text.charAt(opener);
  const thing = bracket === "[" ? "list" : "block";
  const place = at === text.length ? "at the end of the file" : `before \`${shortened(text.slice(at, end))}\``;
  const more = open > 1 ? `, and so are ${open - 1} around it` : "";
  const hint = `Write \`${bracket === "[" ? "]" : "}"}\`.`;
  const related = [{ message: `The ${thing} begins here.`, start: opener, end: opener + 1 }];
  report(faults, "syntax", "hcl/unclosed", at, end, `The ${thing} is still open ${place}${more}.`, { hint, related });
}

export function tooDeep(faults: Faults, start: number, end: number): void {
  const message = `Blocks, lists and labels are nested more than ${maximumDepth} levels deep here.`;
  report(faults, "syntax", "hcl/too-deep", start, end, message);
}

function noticed(at: number): { message: string; start: number; end: number } {
  return { message: "Consul notices it here.", start: at, end: at };
}

/** Accepted at the end of the text, and surely not meant. */
export function danglingAssignment(
  faults: Faults,
  text: string,
  key: { readonly start: number; readonly end: number },
  end: number,
): void {
  const message = `The key ${named(text, key)} at the end of the file has no value; Consul drops it silently.`;
  report(faults, "warning", "hcl/dangling-assignment", key.start, end, message);
}
