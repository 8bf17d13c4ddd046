/** A filter expression, as resolvers use them to pick instances. */
export type FilterExpression =
  | { readonly is: "and" | "or"; readonly parts: readonly FilterExpression[] }
  | { readonly is: "not"; readonly part: FilterExpression }
  | { readonly is: "match"; readonly selector: Selector; readonly operator: Operator; readonly value: string }
  | { readonly is: "empty"; readonly selector: Selector; readonly negated: boolean };

/** Steps into an instance: `Service.Meta.version` or `Service.Meta["version"]`. */
export type Selector = readonly string[];

/** `in` is `contains` with the sides swapped, so the tree has only one of them. */
export type Operator = "equal" | "not-equal" | "contains" | "not-contains" | "matches" | "not-matches";

/** Where an expression stops being one: an offset into its text, in UTF-16 units, and what could stand there. */
export interface FilterFault {
  readonly offset: number;
  readonly expected: string;
}
