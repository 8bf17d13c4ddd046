// Stands for `@jest/globals` where examples for jest run here: jest's own `expect`, and this runner's `test`.
export { expect } from "expect";
export { describe, test } from "vitest";
