import type { Located } from "../base/located.js";
import type { Expression, Range } from "./syntax/tree.js";

/** A copy of a value in which everything stands at one place. */
export function relocate(value: Located, { start, end }: Range): Located {
  if (value.type === "list") {
    return { ...value, value: value.value.map((item) => relocate(item, { start, end })), start, end };
  }
  if (value.type !== "map") return { ...value, start, end };
  const members = value.value.map((member) => ({
    key: member.key,
    value: relocate(member.value, { start, end }),
    keyStart: start,
    keyEnd: end,
  }));
  return { type: "map", value: members, start, end };
}

/** A copy of a value with every offset mapped. */
export function mapOffsets(value: Located, map: (offset: number) => number): Located {
  const place = { start: map(value.start), end: map(value.end) };
  if (value.type === "list") return { ...value, value: value.value.map((item) => mapOffsets(item, map)), ...place };
  if (value.type !== "map") return { ...value, ...place };
  const members = value.value.map((member) => ({
    key: member.key,
    value: mapOffsets(member.value, map),
    keyStart: map(member.keyStart),
    keyEnd: map(member.keyEnd),
  }));
  return { type: "map", value: members, ...place };
}

/** A copy of an expression in which everything stands at one place. */
export function relocateExpression(expression: Expression, range: Range): Expression {
  const { start, end } = range;
  switch (expression.is) {
    case "template":
      return {
        is: "template",
        parts: expression.parts.map((part) =>
          part.is === "text"
            ? { ...part, exact: false, start, end }
            : { is: "sequence", value: relocateExpression(part.value, range), start, end },
        ),
        start,
        end,
      };
    case "list":
      return { is: "list", items: expression.items.map((item) => relocateExpression(item, range)), start, end };
    case "call":
      return {
        ...expression,
        arguments: expression.arguments.map((one) => relocateExpression(one, range)),
        start,
        end,
      };
    case "object":
      return {
        is: "object",
        members: expression.members.map(({ key, value }) => ({
          key: relocateExpression(key, range),
          value: relocateExpression(value, range),
        })),
        start,
        end,
      };
    default:
      return { ...expression, start, end };
  }
}
