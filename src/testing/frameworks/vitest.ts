import type {} from "vitest";
import type { RouteMatchers } from "../matchers.js";

export { routeMatchers } from "../matchers.js";

// What the test says of the value is not looked at: any value may stand in `expect(…)` as far as types go. The result is
// the one of vitest's own matchers; its assertions have those of jest's global types too, and two kinds of results clash.
declare module "vitest" {
  interface Matchers<T> extends RouteMatchers<void> {}
}
