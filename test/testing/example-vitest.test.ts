import { root } from "../docs/blocks.js";

// Its tests become tests of this run. They read files by their path from the project's folder.
process.chdir(root);
await import("../../docs/examples/testing/vitest.test.js");
