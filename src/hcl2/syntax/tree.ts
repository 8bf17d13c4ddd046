/** A body: the attributes and blocks of a file or block, in the order of the text. */
export type Body = readonly Item[];

export type Item = Attribute | Block;

/** `name = value` */
export interface Attribute {
  readonly is: "attribute";
  readonly name: string;
  readonly nameStart: number;
  readonly nameEnd: number;
  readonly value: Expression;
  readonly start: number;
  readonly end: number;
}

/** `type "label" { … }` */
export interface Block {
  readonly is: "block";
  readonly type: string;
  readonly typeStart: number;
  readonly typeEnd: number;
  readonly labels: readonly Label[];
  readonly body: Body;
  /** Where the braces stand, the outer sides of them. */
  readonly bodyStart: number;
  readonly start: number;
  readonly end: number;
}

export interface Label {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/**
 * The value of an attribute. What need not be taken apart to read a configuration (operators, conditionals, `for`, splats)
 * is `other`: it is known where it stands, and that its value is not known.
 */
export type Expression =
  | ({ readonly is: "number"; readonly value: number | bigint } & Range)
  | ({ readonly is: "boolean"; readonly value: boolean } & Range)
  | ({ readonly is: "null" } & Range)
  | Template
  | ({ readonly is: "list"; readonly items: readonly Expression[] } & Range)
  | ({ readonly is: "object"; readonly members: readonly ObjectMember[] } & Range)
  | ({ readonly is: "reference"; readonly path: readonly string[] } & Range)
  | ({ readonly is: "call"; readonly name: string; readonly arguments: readonly Expression[] } & Range)
  | ({ readonly is: "other" } & Range);

export interface Range {
  readonly start: number;
  readonly end: number;
}

/** A quoted text or heredoc. */
export interface Template extends Range {
  readonly is: "template";
  readonly parts: readonly TemplatePart[];
}

/**
 * Literal characters as they are meant, of which those from `start` on are written that way if `exact`; an escape is a part
 * of its own. Or `${ … }`.
 */
export type TemplatePart =
  | ({ readonly is: "text"; readonly value: string; readonly exact: boolean } & Range)
  | ({ readonly is: "sequence"; readonly value: Expression } & Range);

export interface ObjectMember {
  readonly key: Expression;
  readonly value: Expression;
}
