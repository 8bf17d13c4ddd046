import type { Located } from "../base/located.js";

/**
 * Levels that are followed. Whoever walks the value tells what is nested too deep long before, so that nothing is lost in
 * silence.
 */
const maximumDepth = 1000;

/**
 * Gives untyped data from a program the form that readers give: every place is 0. Undefined members are left out; what
 * has no counterpart in JSON (functions, symbols, a value inside itself) becomes null.
 */
export function locate(value: unknown): Located {
  return locateWithin(value, new Set());
}

function locateWithin(value: unknown, around: Set<unknown>): Located {
  const at = { start: 0, end: 0 };
  switch (typeof value) {
    case "string":
      return { type: "text", value, ...at };
    case "number":
      return { type: "float", value, ...at };
    case "bigint":
      return { type: "integer", value, ...at };
    case "boolean":
      return { type: "boolean", value, ...at };
    case "object": {
      if (value === null || around.has(value) || around.size >= maximumDepth) break;
      around.add(value);
      const located: Located = Array.isArray(value)
        ? { type: "list", value: value.map((item) => locateWithin(item, around)), ...at }
        : {
            type: "map",
            value: Object.entries(value)
              .filter(([, item]) => item !== undefined)
              .map(([key, item]) => ({ key, value: locateWithin(item, around), keyStart: 0, keyEnd: 0 })),
            ...at,
          };
      around.delete(value);
      return located;
    }
    default:
  }
  return { type: "null", value: null, ...at };
}
