import type { Scalar } from "yaml";
import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located } from "../base/located.js";
import type { Span } from "../base/span.js";
import * as problems from "./problems.js";
import { endOf, startOf, trimmedEnd } from "./range.js";
import { isOnlyText, plainScalar, type Scalar as ScalarValue } from "./scalar.js";

/** What a scalar stands for: a key only becomes text in the end, so a word or number in its place is told elsewhere. */
export type Use = "key" | "value";

/** Turns a scalar into a located value, and tells what Kubernetes would not take, or not as written. */
export function convertScalar(node: Scalar, use: Use, document: Document, diagnostics: Diagnostic[]): Located {
  const start = startOf(node);
  const isBlock = node.type === "BLOCK_LITERAL" || node.type === "BLOCK_FOLDED";
  const end = isBlock ? trimmedEnd(document.text, start, endOf(node)) : endOf(node);
  const text = node.source ?? String(node.value ?? "");
  // Most scalars are this.
  if (node.tag === undefined && (node.type !== "PLAIN" || isOnlyText(text))) {
    return { type: "text", value: text, start, end };
  }
  const scalar = scalarValue(node, text, document, diagnostics);
  if (scalar.type === "boolean" && use === "value" && /^(?:[yno]|off)/i.test(text)) {
    diagnostics.push(problems.booleanWord(text, scalar.value, spanOf(node, document)));
  }
  if (scalar.type === "float" && use === "value" && !Number.isFinite(scalar.value)) {
    diagnostics.push(problems.notFinite(text, spanOf(node, document)));
    return { type: "text", value: text, start, end };
  }
  // One line a type keeps the layout of the nodes the same.
  switch (scalar.type) {
    case "text":
      return { type: scalar.type, value: scalar.value, start, end };
    case "integer":
      return { type: scalar.type, value: scalar.value, start, end };
    case "float":
      return { type: scalar.type, value: scalar.value, start, end };
    case "boolean":
      return { type: scalar.type, value: scalar.value, start, end };
    case "null":
      return { type: scalar.type, value: scalar.value, start, end };
  }
}

function spanOf(node: Scalar, document: Document): Span {
  return document.span(startOf(node), endOf(node));
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
        diagnostics.push(problems.tagMismatch(shortTag(node.tag), text, spanOf(node, document)));
      }
      return scalar;
    }
    case `${coreTags}timestamp`:
      return { type: "text", value: text };
    default: {
      diagnostics.push(problems.tagIgnored(shortTag(node.tag), spanOf(node, document)));
      return { type: "text", value: text };
    }
  }
}

function shortTag(tag: string): string {
  return tag.startsWith(coreTags) ? `!!${tag.slice(coreTags.length)}` : tag;
}
