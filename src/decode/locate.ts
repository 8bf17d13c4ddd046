import type { Located } from "../base/located.js";

/**
 * Gives untyped data from a program the form that readers give: every place is 0. Undefined members are left out; what
 * has no counterpart in JSON (functions, symbols) becomes null.
 */
export function locate(value: unknown): Located {
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
    case "object":
      if (value === null) return { type: "null", value, ...at };
      if (Array.isArray(value)) return { type: "list", value: value.map(locate), ...at };
      return {
        type: "map",
        value: Object.entries(value)
          .filter(([, item]) => item !== undefined)
          .map(([key, item]) => ({ key, value: locate(item), keyStart: 0, keyEnd: 0 })),
        ...at,
      };
    default:
      return { type: "null", value: null, ...at };
  }
}
