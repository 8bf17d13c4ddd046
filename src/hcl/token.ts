/**
 * Kinds of tokens. A word is an identifier. `illegal` is anything that the lexer has already reported and no rule of the
 * grammar accepts; `end` is the end of the text.
 */
export type TokenKind =
  | "word"
  | "string"
  | "heredoc"
  | "integer"
  | "float"
  | "boolean"
  | "{"
  | "}"
  | "["
  | "]"
  | ","
  | "="
  | "+"
  | "-"
  | "."
  | "illegal"
  | "end";

/**
 * How the characters of a token make its value: `plain`, as they are (between the quotes); `escaped`, after replacing
 * escapes; `broken`, not at all.
 */
export type TokenForm = "plain" | "escaped" | "broken";

/** Tokens that are values by themselves. */
export type LiteralKind = "string" | "heredoc" | "integer" | "float" | "boolean";
