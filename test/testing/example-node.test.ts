import { describe, test, vi } from "vitest";

// Its tests become tests of this run.
vi.mock("node:test", () => ({ test, describe }));

await import("../../docs/examples/testing/node.test.js");
