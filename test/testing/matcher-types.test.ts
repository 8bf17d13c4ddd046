import { expectTypeOf, type Matchers, test } from "vitest";
import type {} from "../../src/testing/frameworks/jest.js";
import type {} from "../../src/testing/frameworks/vitest.js";

// The compiler holds this, when tests are compiled. Assertions of vitest extend `jest.Matchers<void>` too, to which
// `meshplan/testing/jest` adds the same matchers: of another result they would be an error in programs that use both.
test("matchers of vitest and of jest can stand in one program", () => {
  expectTypeOf<Matchers<number>["toBeAlive"]>().toEqualTypeOf<jest.Matchers<void>["toBeAlive"]>();
  expectTypeOf<Matchers<number>["toHaveMode"]>().toEqualTypeOf<jest.Matchers<void>["toHaveMode"]>();
});
