import type {} from "expect";
import type { RouteMatchers } from "../matchers.js";

export { routeMatchers } from "../matchers.js";

// `@jest/globals` takes its matchers from the package `expect`.
declare module "expect" {
  interface Matchers<R> extends RouteMatchers<R> {}
}

// The types of `@types/jest`, where jest's functions are global.
declare global {
  namespace jest {
    interface Matchers<R> extends RouteMatchers<R> {}
  }
}
