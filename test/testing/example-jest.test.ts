// Its tests become tests of this run, with jest's own `expect`: test/vitest.config.ts says what `@jest/globals` is here. It
// has a file for itself, because the two runners keep their matchers in the same global place.
await import("../../docs/examples/testing/jest.test.js");
