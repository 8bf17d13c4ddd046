import { shortened, shown } from "../base/wording.js";
import { type Faults, report } from "./faults.js";
import { maximumValues } from "./limits.js";

// Faults of values: what the grammar lets pass and decoding does not, and what is accepted and surely not meant.

export function invalidNumber(faults: Faults, text: string, start: number, end: number, hint?: string): void {
  const message = `\`${shortened(text.slice(start, end))}\` is not a number.`;
  report(faults, "decoding", "hcl/invalid-number", start, end, message, { hint });
}

export function numberOutOfRange(faults: Faults, text: string, start: number, end: number): void {
  const message = `\`${shortened(text.slice(start, end))}\` does not fit into 64 bits.`;
  report(faults, "decoding", "hcl/number-out-of-range", start, end, message);
}

/** An escape, or a U+FFFD inside `${ }`, that the lexer lets pass and that makes Consul crash later. */
export function undecodableString(faults: Faults, text: string, start: number, end: number): void {
  const message = `${shown(text.slice(start, end))} stands for no character; Consul crashes on it.`;
  report(faults, "decoding", "hcl/undecodable-string", start, end, message);
}

/** The key was given a value of one kind before, which a value of the other kind cannot replace or extend. */
export function conflictingValues(
  faults: Faults,
  name: string,
  first: { readonly start: number; readonly end: number; readonly kind: string },
  second: { readonly start: number; readonly end: number; readonly kind: string },
): void {
  const message = `${shown(name)} is ${first.kind} already and cannot be ${second.kind} as well.`;
  const related = [{ message: `It is ${first.kind} here.`, start: first.start, end: first.end }];
  report(faults, "decoding", "hcl/conflicting-values", second.start, second.end, message, {
    hint: "Remove one of the two.",
    related,
  });
}

/** `service {}` among `service "web" {}`. */
export function labelMissing(
  faults: Faults,
  name: string,
  key: { readonly start: number; readonly end: number },
  labelled: { readonly start: number; readonly end: number },
): void {
  const message = `${shown(name)} has no label here, but elsewhere in this block it has one.`;
  const related = [{ message: "It has a label here.", start: labelled.start, end: labelled.end }];
  report(faults, "decoding", "hcl/missing-label", key.start, key.end, message, {
    hint: "Give all of them a label, or none.",
    related,
  });
}

export function tooMuchRepetition(faults: Faults, start: number, end: number): void {
  const message = `Blocks whose names differ in letter case only are repeated for each spelling, which makes more than ${maximumValues} values here.`;
  report(faults, "decoding", "hcl/too-much-repetition", start, end, message);
}

export function repeatedKey(
  faults: Faults,
  name: string,
  first: { readonly start: number; readonly end: number },
  second: { readonly start: number; readonly end: number },
): void {
  const message = `${shown(name)} is set twice; the later value replaces the earlier one.`;
  const related = [{ message: "It is set here first.", start: first.start, end: first.end }];
  report(faults, "warning", "hcl/repeated-key", second.start, second.end, message, { related });
}

export function similarKeys(
  faults: Faults,
  name: string,
  first: { readonly start: number; readonly end: number; readonly name: string },
  second: { readonly start: number; readonly end: number },
): void {
  const message = `${shown(name)} and ${shown(first.name)} differ in letter case only.`;
  const related = [{ message: "The other one stands here.", start: first.start, end: first.end }];
  report(faults, "warning", "hcl/similar-keys", second.start, second.end, message, {
    hint: "Consul matches names without regard to case; keep one of the two.",
    related,
  });
}

export function octalNumber(faults: Faults, text: string, start: number, end: number, value: number | bigint): void {
  const message = `\`${shortened(text.slice(start, end))}\` begins with 0, so it is octal and means ${value}.`;
  report(faults, "warning", "hcl/octal-number", start, end, message, {
    hint: "Leave the leading zeros out, or write it in quotes.",
  });
}
