import { describe } from "./code.js";

export const sourceCodes = describe({
  "source/unknown-extension": {
    severity: "error",
    explanation: "A file whose name ends neither in .hcl nor in .json was given by name. Consul refuses to read it.",
    example: "meshplan plan web.txt",
  },
});
