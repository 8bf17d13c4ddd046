import { readSources } from "../../src/read.js";
import type { Reading } from "../../src/reader.js";

/** Reads one saved answer. */
export function readAnswer(value: unknown, datacenter?: string): Reading {
  return readAnswers([{ file: "answer.json", value }], datacenter);
}

/** Reads saved answers together. */
export function readAnswers(
  answers: readonly { readonly file: string; readonly value: unknown }[],
  datacenter?: string,
): Reading {
  return readSources(
    answers.map(({ file, value }) => ({
      file,
      text: JSON.stringify(value, null, 2),
      ...(datacenter === undefined ? {} : { datacenter }),
    })),
  );
}

/** The codes of what is wrong, in order. */
export function codesOf({ diagnostics }: Reading): readonly string[] {
  return diagnostics.map(({ code }) => code);
}
