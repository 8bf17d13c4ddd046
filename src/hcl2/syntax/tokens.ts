/**
 * A piece of HCL 2. `text` is a stretch of literal characters inside a template; `open-template` and `close-template` are
 * the marks `${`, `%{` and `}` of a sequence in it.
 */
export interface Token {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

export type TokenKind =
  | "name"
  | "number"
  | "newline"
  | "open-quote"
  | "close-quote"
  | "open-heredoc"
  | "close-heredoc"
  | "text"
  | "open-template"
  | "close-template"
  | "{"
  | "}"
  | "["
  | "]"
  | "("
  | ")"
  | ","
  | "="
  | ":"
  | "."
  | "operator"
  | "bad"
  | "end";

/** Something wrong with the text, at a place of it. */
export interface SyntaxFault {
  readonly message: string;
  readonly start: number;
  readonly end: number;
}

export interface Tokens {
  readonly tokens: readonly Token[];
  readonly faults: readonly SyntaxFault[];
  /** Where the text goes deeper than the limit. There are no tokens then. */
  readonly tooDeepAt?: number;
}
