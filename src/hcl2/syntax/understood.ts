import type { Block, Expression } from "./tree.js";

/**
 * True if every expression of a block was taken apart, so that there is nothing in it that `hcl2-parser` would have to judge.
 * Calls itself as deep as the text is nested, which the lexer limits.
 */
export function isUnderstood({ body }: Block): boolean {
  return body.every((item) => (item.is === "block" ? isUnderstood(item) : isTakenApart(item.value)));
}

function isTakenApart(expression: Expression): boolean {
  switch (expression.is) {
    case "other":
      return false;
    case "list":
      return expression.items.every(isTakenApart);
    case "object":
      return expression.members.every(({ key, value }) => isTakenApart(key) && isTakenApart(value));
    case "call":
      return expression.arguments.every(isTakenApart);
    case "template":
      return expression.parts.every((part) => part.is === "text" || isTakenApart(part.value));
    default:
      return true;
  }
}
