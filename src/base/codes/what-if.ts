import { describe } from "./code.js";

export const whatIfCodes = describe({
  "what-if/syntax": {
    severity: "error",
    explanation: "A change that is to be tried is not written as changes are; nothing is done for it.",
    example: "meshplan plan --without dc2 configs/",
  },
  "what-if/unknown-name": {
    severity: "error",
    explanation: "A change that is to be tried names a thing that the input does not have; nothing is done for it.",
    example: "meshplan plan --without gateway=dc1/gate-9 configs/",
  },
  "what-if/unknown-field": {
    severity: "error",
    explanation: "A path of `--set` names a field that the entry does not have.",
    example: "meshplan plan --set proxy-defaults.meshGatway.mode=remote configs/",
  },
  "what-if/bad-value": {
    severity: "error",
    explanation: "A value of `--set` is none that the field can have.",
    example: "meshplan plan --set proxy-defaults.meshGateway.mode=remot configs/",
  },
});
