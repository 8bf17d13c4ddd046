import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Located } from "../base/located.js";
import { composeChunk, type SyntaxFault } from "./compose.js";
import { type AliasBudget, convertNode } from "./convert.js";
import { type Chunk, splitDocuments } from "./documents.js";
import { isTemplate, syntaxProblem, tooDeep } from "./problems.js";

/** One document of a YAML text. */
export interface YamlDocument {
  /** Absent where nothing could be read: the document is empty, a template, or nested too deep. */
  readonly value?: Located;
  readonly diagnostics: readonly Diagnostic[];
  /** Where it stands in the text, with the comments before it. */
  readonly start: number;
  readonly end: number;
}

/**
 * Reads YAML with the places of keys and values, as Kubernetes' tools take it. Each document stands for itself: a fault in
 * one does not touch the others. Never throws; hostile nesting and aliases end in a diagnostic.
 */
export function readYaml(document: Document): readonly YamlDocument[] {
  return [...yamlDocuments(document)];
}

/** The same one by one, for those who are done with one document before they want the next. */
export function* yamlDocuments(document: Document): Generator<YamlDocument, void> {
  const budget: AliasBudget = { aliased: 0 };
  for (const chunk of splitDocuments(document.text)) yield* readChunk(document, chunk, budget);
}

/** Faults of the text that are told of one document; most of those after the first only follow from it. */
const maximumFaults = 20;

function readChunk(document: Document, chunk: Chunk, budget: AliasBudget): readonly YamlDocument[] {
  const { roots, faults, tooDeepAt } = composeChunk(document.text, chunk);
  const { start, end } = chunk;
  if (tooDeepAt !== undefined) {
    return [{ start, end, diagnostics: [tooDeep(document.span(tooDeepAt, Math.min(tooDeepAt + 1, end)))] }];
  }
  const diagnostics: Diagnostic[] = faults
    .filter((fault, index) => !isSameFault(fault, faults[index - 1]))
    .slice(0, maximumFaults)
    .map((fault, index) => syntaxProblem(fault, spanIn(document, chunk, fault), index === 0));
  const values = roots.map((root) => (root === null ? undefined : convertNode(root, document, diagnostics, budget)));
  const template = diagnostics.some(
    ({ code }) => code === "yaml/key" || code === "yaml/syntax" || code === "yaml/indentation",
  )
    ? templateMark(document.text, chunk)
    : undefined;
  if (template !== undefined) {
    return [{ start, end, diagnostics: [isTemplate(document.span(template, template + 2))] }];
  }
  const [first, ...more] = values;
  return [
    first === undefined ? { start, end, diagnostics } : { start, end, value: first, diagnostics },
    ...more.flatMap((value) => (value === undefined ? [] : [{ start, end, value, diagnostics: [] }])),
  ];
}

/** Each of several brackets that are left open is missing at the same place; there it is told once. */
function isSameFault(fault: SyntaxFault, before: SyntaxFault | undefined): boolean {
  return fault.code === before?.code && fault.start === before.start;
}

function spanIn(document: Document, chunk: Chunk, { start, end }: Chunk) {
  // What is missing at the end is missing after the last word, not in the document that follows.
  const last = chunk.start + document.text.slice(chunk.start, chunk.end).trimEnd().length;
  const from = Math.min(Math.max(start, chunk.start), last);
  return document.span(from, Math.min(Math.max(end, from), last));
}

/** How many `{{` are looked at, and how far back on their line; a template shows itself early. */
const templateTries = 200;
const longestLine = 500;

/** The first `{{` that stands in no comment and is not quoted at its beginning. */
function templateMark(text: string, { start, end }: Chunk): number | undefined {
  let tries = 0;
  for (let at = text.indexOf("{{", start); at !== -1 && at < end; at = text.indexOf("{{", at + 2)) {
    tries += 1;
    if (tries > templateTries) return undefined;
    const before = text.slice(Math.max(start, at - longestLine), at);
    const line = before.slice(before.lastIndexOf("\n") + 1);
    if (!/(?:^|\s)#/.test(line) && !/["'][^"']*$/.test(line)) return at;
  }
  return undefined;
}
