import { Composer, Document, Lexer, type ParsedNode, Parser, type Schema } from "yaml";
import type { Chunk } from "./documents.js";

/** Levels of maps and lists that a document may have. The composer of `yaml` calls itself, and overflows near 900. */
export const nestingLimit = 200;

/** What the `yaml` package found wrong; `start` and `end` are offsets of the whole text. */
export interface SyntaxFault {
  readonly code: string;
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Composed {
  /** Roots of the documents in the chunk; null for one that holds nothing. */
  readonly roots: readonly (ParsedNode | null)[];
  readonly faults: readonly SyntaxFault[];
  /** Where the text goes deeper than {@link nestingLimit}; nothing is composed then. */
  readonly tooDeepAt?: number;
}

/** The stack holds what is open: the document, its maps and lists, and perhaps a scalar. */
function isTooDeep({ stack }: Parser): boolean {
  return stack.filter(({ type }) => openTypes.has(type)).length > nestingLimit;
}

const openTypes: ReadonlySet<string> = new Set(["block-map", "block-seq", "flow-collection"]);

/**
 * All scalars stay text: which of them are numbers or booleans is not the same for Kubernetes and for YAML 1.2. Made once, for
 * it takes as long as composing a small document.
 */
const plainSchema: Schema = new Document(undefined, { schema: "failsafe" }).schema;

/**
 * Composes one chunk of a text with the `yaml` package. The depth is watched token by token, before the part that calls
 * itself sees anything.
 */
export function composeChunk(text: string, { start, end }: Chunk): Composed {
  const lexer = new Lexer();
  const parser = new Parser();
  parser.offset = start;
  const tokens = [];
  for (const lexeme of lexer.lex(text.slice(start, end))) {
    for (const token of parser.next(lexeme)) tokens.push(token);
    if (parser.stack.length > nestingLimit && isTooDeep(parser))
      return { roots: [], faults: [], tooDeepAt: parser.offset };
  }
  for (const token of parser.end()) tokens.push(token);
  const composer = new Composer({
    schema: plainSchema,
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
    keepSourceTokens: false,
    logLevel: "silent",
  });
  const roots: (ParsedNode | null)[] = [];
  const faults: SyntaxFault[] = [];
  for (const document of composer.compose(tokens)) {
    roots.push(document.contents);
    for (const { code, message, pos } of document.errors) {
      faults.push({ code, message, start: pos[0], end: pos[1] });
    }
  }
  for (const { code, message, pos } of composer.streamInfo().errors) {
    faults.push({ code, message, start: pos[0], end: pos[1] });
  }
  return { roots, faults };
}
