import type { Diagnostic } from "../base/diagnostic.js";
import { createDocument, type Document } from "../base/document.js";
import type { Source } from "../base/source.js";
import type { File } from "./module.js";
import * as problems from "./problems.js";
import { isRefused, refusedPart } from "./referee.js";
import { parse } from "./syntax/parser.js";
import type { SyntaxFault } from "./syntax/tokens.js";
import type { Attribute, Block, Body, Item } from "./syntax/tree.js";
import { isUnderstood } from "./syntax/understood.js";
import { readTerraformJson } from "./terraform/json.js";

/** A file taken apart, and what is wrong with its text. */
export interface ReadFile {
  readonly file: File;
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Reads the text of a file. The structure and the values are read here, with their places; `hcl2-parser` is asked whether
 * it is HCL 2 at all about each block that matters and holds expressions that are not taken apart here. Those that it
 * refuses are left out.
 */
export function readFile(source: Source, matters: (item: Item) => item is Block): ReadFile {
  const document = createDocument(source);
  if (source.file.endsWith(".json")) return readJsonFile(document);
  const { body, faults, tooDeepAt } = parse(document.text);
  if (tooDeepAt !== undefined) return refusedWhole(document, tooDeepAt);
  const diagnostics = faultsOf(faults, document);
  const kept: Item[] = [];
  for (const item of body) {
    if (!matters(item)) continue;
    const found = isFaulty(item, faults) ? [] : refusalsOf(item, document);
    for (const one of found) diagnostics.push(one);
    if (found.length === 0) kept.push(item);
  }
  return { file: { document, body: kept }, diagnostics };
}

function readJsonFile(document: Document): ReadFile {
  const { body, diagnostics, faults, tooDeepAt } = readTerraformJson(document);
  if (tooDeepAt !== undefined) return refusedWhole(document, tooDeepAt);
  return { file: { document, body }, diagnostics: [...diagnostics, ...faultsOf(faults, document)] };
}

function refusedWhole(document: Document, at: number): ReadFile {
  const end = Math.min(at + 1, document.text.length);
  return { file: { document, body: [] }, diagnostics: [problems.tooDeep(document.span(Math.min(at, end), end))] };
}

/** Faults of one text that are told; what follows is mostly their consequence. */
const toldFaults = 20;

function faultsOf(faults: readonly SyntaxFault[], document: Document): Diagnostic[] {
  return faults
    .slice(0, toldFaults)
    .map(({ message, start, end }) => problems.syntaxFault(message, document.span(start, end)));
}

function isFaulty({ start, end }: Item, faults: readonly SyntaxFault[]): boolean {
  return faults.some((fault) => fault.start >= start && fault.start <= end);
}

/** What `hcl2-parser` has against a block. */
function refusalsOf(block: Block, document: Document): readonly Diagnostic[] {
  const twice = repeatedIn(block.body, document);
  if (twice.length > 0) return twice;
  // It is slow (a megabyte takes ten seconds), and agrees about what was taken apart here: a property holds that.
  if (isUnderstood(block) || !isRefused(document.text.slice(block.start, block.end))) return [];
  const { start, end } = refusedPart(document.text, block);
  return [problems.refused(`\`${block.type}\``, document.span(start, end))];
}

/** Calls itself as deep as blocks are nested, which the lexer limits. */
function repeatedIn(body: Body, document: Document): readonly Diagnostic[] {
  const first = new Map<string, Attribute>();
  return body.flatMap((item): readonly Diagnostic[] => {
    if (item.is === "block") return repeatedIn(item.body, document);
    const known = first.get(item.name);
    if (known === undefined) {
      first.set(item.name, item);
      return [];
    }
    const place = (one: Attribute) => document.span(one.nameStart, one.nameEnd);
    return [problems.repeated(item.name, place(item), place(known))];
  });
}
