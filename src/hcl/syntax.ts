import type { LocatedMap } from "../base/located.js";
import type { OpenList } from "./open.js";
import type { LiteralKind, TokenForm } from "./token.js";

/**
 * The syntax tree: what was written, not what it means. Nodes hold offsets into the text only; comments and white space
 * are whatever stands between them, so that a formatter can find both.
 */
export type ValueSyntax = LiteralSyntax | ListSyntax | ObjectSyntax;

export interface LiteralSyntax {
  /** `null` occurs in the JSON dialect only. */
  readonly type: LiteralKind | "null";
  readonly start: number;
  readonly end: number;
  readonly form: TokenForm;
}

export interface ListSyntax {
  readonly type: "list";
  readonly start: number;
  readonly end: number;
  readonly elements: readonly ValueSyntax[];
  /** What it means, once that is known; see evaluate.ts. */
  meaning: OpenList | undefined;
}

/** A whole text, or what stands between braces. */
export interface ObjectSyntax {
  readonly type: "object";
  readonly start: number;
  readonly end: number;
  readonly items: readonly ItemSyntax[];
  /** What it means, once that is known; see evaluate.ts. */
  meaning: LocatedMap | undefined;
}

/** `key = value`, `key { … }` or `key "label" { … }`. */
export interface ItemSyntax {
  readonly key: KeySyntax;
  readonly labels: readonly KeySyntax[];
  readonly value: ValueSyntax;
}

/** A key or a label. */
export interface KeySyntax {
  readonly start: number;
  readonly end: number;
  /** Whether it is written in quotes; a word otherwise. */
  readonly quoted: boolean;
  readonly form: TokenForm;
}

/** The labels of an item without labels, one list for all of them. */
export const noLabels: readonly KeySyntax[] = [];
