import type { Located } from "../base/located.js";

/** Keys whose values are free-form; two braces mean something else there, such as a table of Lua. */
const freeForm: ReadonlySet<string> = new Set(["config", "arguments"]);

/** The first text with an action of a template in it (`{{ … }}`), outside free-form parts. */
export function templateIn(value: Located): Located | undefined {
  const pending: Located[] = [value];
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    if (next.type === "text") {
      const at = next.value.indexOf("{{");
      if (at !== -1 && next.value.includes("}}", at)) return next;
    } else if (next.type === "list") {
      for (const item of next.value.toReversed()) pending.push(item);
    } else if (next.type === "map") {
      for (const member of next.value.toReversed()) if (!freeForm.has(member.key)) pending.push(member.value);
    }
  }
  return undefined;
}
