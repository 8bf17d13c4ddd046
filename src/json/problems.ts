import { shortened, shown } from "../base/wording.js";
import { type Faults, report } from "./faults.js";

// One function for each fault that the reader can find.

interface Place {
  readonly start: number;
  readonly end: number;
}

export function noValue(faults: Faults): void {
  const { length } = faults.document.text;
  report(faults, "syntax", "json/no-value", length, length, "The file holds no JSON value.");
}

export function unexpected(faults: Faults, start: number, end: number, expected: string): void {
  const { text } = faults.document;
  const message = `${shown(text.slice(start, end))} stands where ${expected} is expected.`;
  const hint = text.slice(start, end) === "\ufeff" ? "Save the file as UTF-8 without a byte order mark." : undefined;
  report(faults, "syntax", "json/unexpected-character", start, end, message, { hint });
}

export function unquotedText(faults: Faults, start: number, end: number): void {
  const written = faults.document.text.slice(start, end);
  const bare = written.startsWith("'") ? written.slice(1, -1) : written;
  const message = `${shown(written)} is not in double quotes.`;
  report(faults, "syntax", "json/unquoted-text", start, end, message, { hint: `Write "${shortened(bare)}".` });
}

export function commaMissing(faults: Faults, at: number, end: number): void {
  const message = `There is no comma before ${shown(faults.document.text.slice(at, end))}.`;
  report(faults, "syntax", "json/missing-comma", at, end, message, { hint: "Write a comma between the two." });
}

export function colonMissing(faults: Faults, at: number, end: number): void {
  const message = "There is no `:` between this key and its value.";
  report(faults, "syntax", "json/missing-colon", at, end, message, { hint: "Write `:` after the key." });
}

export function trailingComma(faults: Faults, comma: number): void {
  const message = "Nothing comes after this comma.";
  report(faults, "syntax", "json/trailing-comma", comma, comma + 1, message, { hint: "Remove the comma." });
}

export function commentWritten(faults: Faults, start: number, end: number): void {
  report(faults, "syntax", "json/comment", start, end, "JSON has no comments.", { hint: "Remove it, or write HCL." });
}

export function unterminatedString(faults: Faults, start: number, end: number): void {
  const message = "The string that begins here is not closed on its line.";
  report(faults, "syntax", "json/unterminated-string", start, end, message, {
    hint: 'Close it with `"`; a line break inside a string is written `\\n`.',
  });
}

export function controlCharacter(faults: Faults, at: number): void {
  const message = `${shown(faults.document.text.charAt(at))} must not stand in a string as it is.`;
  report(faults, "syntax", "json/control-character", at, at + 1, message, {
    hint: "Write `\\t` for a tab, or `\\u` and four hexadecimal digits.",
  });
}

export function invalidEscape(faults: Faults, start: number, end: number): void {
  const written = faults.document.text.slice(start, end);
  const hint = written.startsWith("\\u")
    ? "`\\u` takes four hexadecimal digits."
    : `For the backslash itself write \`\\\\\`: ${shown(`\\${written}`)}.`;
  report(faults, "syntax", "json/invalid-escape", start, end, `${shown(written)} is not an escape of JSON.`, { hint });
}

export function invalidNumber(faults: Faults, start: number, end: number): void {
  const message = `${shown(faults.document.text.slice(start, end))} is not a number of JSON.`;
  report(faults, "syntax", "json/invalid-number", start, end, message, {
    hint: "No leading zeros, no `+`, no hexadecimal digits, and digits on both sides of the point.",
  });
}

export function numberOutOfRange(faults: Faults, start: number, end: number): void {
  const message = `${shown(faults.document.text.slice(start, end))} is too large for a number of 64 bits.`;
  report(faults, "decoding", "json/number-out-of-range", start, end, message);
}

/** A `{` or `[` at `opener` is still open at `at`: at the end of the text, or where the other bracket stands. */
export function unclosed(faults: Faults, opener: number, at: number): void {
  const { text } = faults.document;
  const bracket = text.charAt(opener);
  const thing = bracket === "[" ? "array" : "object";
  const place = at >= text.length ? "at the end of the file" : `before ${shown(text.charAt(at))}`;
  const message = `The ${thing} is still open ${place}.`;
  const related = [{ message: `The ${thing} begins here.`, start: opener, end: opener + 1 }];
  const hint = `Write \`${bracket === "[" ? "]" : "}"}\`.`;
  report(faults, "syntax", "json/unclosed", at, Math.min(at + 1, text.length), message, { hint, related });
}

export function trailingText(faults: Faults, start: number): void {
  const message = "More text follows after the end of the JSON value.";
  report(faults, "syntax", "json/trailing-text", start, faults.document.text.length, message);
}

export function tooDeep(faults: Faults, at: number, limit: number): void {
  const message = `Objects and arrays are nested more than ${limit} levels deep here.`;
  report(faults, "syntax", "json/too-deep", at, at + 1, message);
}

export function repeatedKey(faults: Faults, name: string, first: Place, second: Place): void {
  const message = `${shown(name)} is set twice; the later value replaces the earlier one.`;
  const related = [{ message: "It is set here first.", ...first }];
  report(faults, "warning", "json/repeated-key", second.start, second.end, message, { related });
}

export function invalidUtf8(faults: Faults, at: number): void {
  const message = "There is a byte here that is not UTF-8; it is read as U+FFFD.";
  report(faults, "warning", "json/invalid-utf8", at, at + 1, message, { hint: "Save the file as UTF-8." });
}
