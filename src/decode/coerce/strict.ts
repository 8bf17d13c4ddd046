import { type Coerce, fault } from "./coerce.js";

/** How agent files take scalars: as the field's own type or not at all; only a fraction is cut off a whole number. */
export const strictCoerce: Coerce = {
  text: (node) => (node.type === "text" ? node.value : fault("bad-type")),
  integer: (node) =>
    node.type === "integer" || node.type === "float" ? Math.trunc(Number(node.value)) : fault("bad-type"),
  unsigned: (node) => {
    if (node.type !== "integer" && node.type !== "float") return fault("bad-type");
    return Number(node.value) < 0 ? fault("bad-number") : Math.trunc(Number(node.value));
  },
  float: (node) => (node.type === "integer" || node.type === "float" ? Number(node.value) : fault("bad-type")),
  boolean: (node) => (node.type === "boolean" ? node.value : fault("bad-type")),
  // Agent files hold durations as text and look into it later.
  duration: (node) => (node.type === "text" ? node.value : fault("bad-type")),
  time: (node) => (node.type === "text" ? node.value : fault("bad-type")),
};
