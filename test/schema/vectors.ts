import { parse } from "yaml";
import { hasErrors } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { plainOf } from "../../src/base/located.js";
import { readHcl } from "../../src/hcl/read.js";
import { startsLikeJson } from "../../src/json/starts-like-json.js";
import { linesOf } from "../conformance/lines.js";

/** A case of a file of vectors: what is read, and what Consul made of it. */
export interface Case {
  readonly id: string;
  readonly format: string;
  readonly via?: string;
  readonly input: string;
  readonly output?: unknown;
  readonly codes?: readonly string[];
}

/** The cases of a file that are one text whose value JavaScript can hold. */
export function casesOf(file: string): readonly (Case & { readonly value: unknown })[] {
  return linesOf<Case>(file)
    .filter(({ format }) => format !== "files")
    .map((one) => ({ ...one, value: decoded(one) }))
    .filter(({ value }) => value !== undefined);
}

function decoded({ input, format }: Case): unknown {
  if (format === "yaml-crd") return parse(input);
  const isHcl = format === "hcl" && !startsLikeJson(input);
  return isHcl ? hclValue(input) : jsonValue(input);
}

/** The value of a JSON text; undefined if it is none for JavaScript. */
export function jsonValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** The untyped value of an HCL text, as Consul's reader has it before anything is typed. */
export function hclValue(text: string): unknown {
  const { value, diagnostics } = readHcl(createDocument({ file: "a.hcl", text }));
  return hasErrors(diagnostics) ? undefined : plainOf(value);
}
