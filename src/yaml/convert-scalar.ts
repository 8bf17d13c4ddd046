import type { Scalar } from "yaml";
import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located } from "../base/located.js";
import * as problems from "./problems.js";
import { rangeOf, trimmedEnd } from "./range.js";
import { plainScalar, type Scalar as ScalarValue } from "./scalar.js";

/** What a scalar stands for: a key only becomes text in the end, so a word or number in its place is told elsewhere. */
export type Use = "key" | "value";

/** Turns a scalar into a located value, and tells what Kubernetes would not take, or not as written. */
export function convertScalar(node: Scalar, use: Use, document: Document, diagnostics: Diagnostic[]): Located {
  const [start, end] = rangeOf(node);
  const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  const place = { start, end: isBlock ? trimmedEnd(document.text, start, end) : end };
  const text = node.source ?? String(node.value ?? "");
  const scalar = scalarValue(node, text, document, diagnostics);
  if (scalar.type === "boolean" && use === "value" && /^(?:[yno]|off)/i.test(text)) {
    diagnostics.push(problems.booleanWord(text, scalar.value, document.span(start, end)));
  }
  if (scalar.type === "float" && use === "value" && !Number.isFinite(scalar.value)) {
    diagnostics.push(problems.notFinite(text, document.span(start, end)));
    return { type: "text", value: text, ...place };
  }
  // One line a type keeps the layout of the nodes the same.
  switch (scalar.type) {
    case "text":
      return { type: scalar.type, value: scalar.value, ...place };
    case "integer":
      return { type: scalar.type, value: scalar.value, ...place };
    case "float":
      return { type: scalar.type, value: scalar.value, ...place };
    case "boolean":
      return { type: scalar.type, value: scalar.value, ...place };
    case "null":
      return { type: scalar.type, value: scalar.value, ...place };
  }
}

/** What the tags of YAML itself begin with. */
export const coreTags = "tag:yaml.org,2002:";

/** What a value with a tag must look like. */
const taggedTypes: Readonly<Record<string, readonly ScalarValue["type"][]>> = {
  [`${coreTags}int`]: ["integer"],
  [`${coreTags}float`]: ["float", "integer"],
  [`${coreTags}bool`]: ["boolean"],
  [`${coreTags}null`]: ["null"],
};

/** By the tag if there is one of YAML's own, else by the quotes: with them it is text. */
function scalarValue(node: Scalar, text: string, document: Document, diagnostics: Diagnostic[]): ScalarValue {
  switch (node.tag) {
    case undefined:
      return node.type === "PLAIN" ? plainScalar(text) : { type: "text", value: text };
    case "!":
    case `${coreTags}str`:
      return { type: "text", value: text };
    case `${coreTags}int`:
    case `${coreTags}float`:
    case `${coreTags}bool`:
    case `${coreTags}null`: {
      const scalar = plainScalar(text);
      if (!(taggedTypes[node.tag] ?? []).includes(scalar.type)) {
        const [start, end] = rangeOf(node);
        diagnostics.push(problems.tagMismatch(shortTag(node.tag), text, document.span(start, end)));
      }
      return scalar;
    }
    case `${coreTags}timestamp`:
      return { type: "text", value: text };
    default: {
      const [start, end] = rangeOf(node);
      diagnostics.push(problems.tagIgnored(shortTag(node.tag), document.span(start, end)));
      return { type: "text", value: text };
    }
  }
}

function shortTag(tag: string): string {
  return tag.startsWith(coreTags) ? `!!${tag.slice(coreTags.length)}` : tag;
}
