import { cutKey } from "../base/key-table.js";
import type { LocatedText } from "../base/located.js";
import { decodeString, withoutLoneSurrogates } from "./escape.js";
import type { Evaluation } from "./evaluation.js";
import { heredocValue } from "./heredoc.js";
import { convertFloat, convertInteger } from "./number.js";
import type { Open } from "./open.js";
import type { KeySyntax, LiteralSyntax } from "./syntax.js";
import { invalidNumber, numberOutOfRange, octalNumber, undecodableString } from "./value-problems.js";

/** The value of a literal; undefined, and reported, where it has none. */
export function evaluateLiteral(evaluation: Evaluation, literal: LiteralSyntax): Open | undefined {
  const { text } = evaluation;
  const { start, end } = literal;
  switch (literal.type) {
    case "string":
    case "heredoc":
    case "null":
      return evaluateText(evaluation, literal);
    case "boolean":
      return { type: "boolean", value: text.charCodeAt(start) === 0x74, start, end };
    case "integer":
      return evaluateInteger(evaluation, literal);
    case "float": {
      const value = literal.form === "broken" ? "invalid" : convertFloat(text.slice(start, end));
      if (typeof value === "number") return { type: "float", value, start, end };
      reportNumber(evaluation, literal, value);
      return undefined;
    }
  }
}

/** The value of a string or heredoc; `null` of the JSON dialect is the empty string. */
export function evaluateText(evaluation: Evaluation, literal: LiteralSyntax): LocatedText | undefined {
  const { text } = evaluation;
  const { type, start, end } = literal;
  if (type === "null") return { type: "text", value: "", start, end };
  if (type === "heredoc") {
    return { type: "text", value: withoutLoneSurrogates(heredocValue(text, start, end)), start, end };
  }
  if (literal.form === "plain") return { type: "text", value: text.slice(start + 1, end - 1), start, end };
  const value = unquote(evaluation, literal);
  return value === undefined ? undefined : { type: "text", value, start, end };
}

/** The text of a key or label; undefined, and reported, where there is none. */
export function keyText(evaluation: Evaluation, key: KeySyntax): string | undefined {
  const { text, keys } = evaluation;
  if (!key.quoted) return cutKey(keys, text, key.start, key.end);
  return key.form === "plain" ? cutKey(keys, text, key.start + 1, key.end - 1) : unquote(evaluation, key);
}

function unquote(evaluation: Evaluation, { form, start, end }: LiteralSyntax | KeySyntax): string | undefined {
  const { text, faults } = evaluation;
  if (form === "broken") {
    // What is broken may be that the closing quote is missing.
    const isClosed = end - 1 > start && text[end - 1] === '"';
    return withoutLoneSurrogates(text.slice(start + 1, isClosed ? end - 1 : end));
  }
  const value = decodeString(text, start + 1, end - 1, evaluation.strings);
  if (typeof value === "string") return value;
  undecodableString(faults, text, value.start, value.end);
  return undefined;
}

function evaluateInteger(evaluation: Evaluation, literal: LiteralSyntax): Open | undefined {
  const { text, faults } = evaluation;
  const { start, end } = literal;
  // The lexer has told what is wrong with a broken one.
  if (literal.form === "broken") return undefined;
  const small = smallInteger(text, start, end);
  if (small !== undefined) return { type: "integer", value: small, start, end };
  const written = text.slice(start, end);
  const value = convertInteger(written);
  if (value === "invalid" || value === "out of range") {
    reportNumber(evaluation, literal, value);
    return undefined;
  }
  // `007` is 7 either way.
  if (isOctal(written) && Number(written) !== Number(value)) octalNumber(faults, text, start, end, value);
  return { type: "integer", value, start, end };
}

function isOctal(written: string): boolean {
  const first = written.startsWith("-") ? 1 : 0;
  return written.charAt(first) === "0" && (written.charCodeAt(first + 1) | 0x20) !== 0x78;
}

/** Up to nine decimal digits without a leading zero, which is nearly every number there is. */
function smallInteger(text: string, start: number, end: number): number | undefined {
  if (end - start > 9 || (text.charCodeAt(start) === 0x30 && end - start > 1)) return undefined;
  let value = 0;
  for (let at = start; at < end; at += 1) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) return undefined;
    value = value * 10 + digit;
  }
  return value;
}

export function reportNumber(evaluation: Evaluation, literal: LiteralSyntax, reason: "invalid" | "out of range"): void {
  const { text, faults } = evaluation;
  const { start, end } = literal;
  if (reason === "out of range") numberOutOfRange(faults, text, start, end);
  else invalidNumber(faults, text, start, end, numberHint(text.slice(start, end)));
}

function numberHint(written: string): string | undefined {
  if (written.startsWith(".")) return `Write 0${written.slice(0, 20)}.`;
  if (written.startsWith("0")) return "A number that begins with 0 is octal; leave the zero out.";
  return undefined;
}
