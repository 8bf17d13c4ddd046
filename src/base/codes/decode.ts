import { describe } from "./code.js";

export const decodeCodes = describe({
  "decode/kind-missing": {
    severity: "error",
    explanation: "A config entry has no `Kind` (or `kind`; no other spelling counts).",
    example: 'Name = "web"',
  },
  "decode/kind-not-string": {
    severity: "error",
    explanation: "The kind of a config entry is not a text.",
    example: 'Kind = ["service-defaults"]',
  },
  "decode/kind-unknown": {
    severity: "error",
    explanation: "There is no such kind of config entry. Kinds are written exactly so, in small letters.",
    example: 'Kind = "service-default"',
  },
  "decode/unknown-key": {
    severity: "error",
    explanation: "The object has no such field. Consul refuses unknown keys.",
    example: 'Kind = "service-defaults" Name = "web" MeshGatway { Mode = "local" }',
  },
  "decode/unknown-key-namespace": {
    severity: "error",
    explanation: "Namespaces exist in Consul Enterprise only; the Community Edition refuses the key.",
    example: 'Kind = "service-defaults" Name = "web" Namespace = "team"',
  },
  "decode/unknown-key-jwt": {
    severity: "error",
    explanation: "Validation of JSON Web Tokens at API gateways exists in Consul Enterprise only.",
    example: 'Kind = "http-route" Name = "r" JWTRules {}',
  },
  "decode/ambiguous-key": {
    severity: "error",
    explanation: "One field is given in two spellings neither of which is the exact one; Consul picks one by chance.",
    example: 'Kind = "service-defaults" NAME = "web" nAME = "api"',
  },
  "decode/key-twice": {
    severity: "warning",
    explanation: "One field is given in two spellings; Consul takes one and drops the other without a word.",
    example: 'meshgateway { mode = "local" } mesh_gateway { mode = "remote" }',
  },
  "decode/bad-type": {
    severity: "error",
    explanation:
      "The value is of a kind that the field cannot take: text where a block is wanted, a block written twice, …",
    example: 'mesh_gateway = "local"',
  },
  "decode/bad-number": {
    severity: "error",
    explanation: "The text is not a whole number, or one that does not fit the field.",
    example: 'ConnectTimeoutMs = "abc"',
  },
  "decode/bad-bool": {
    severity: "error",
    explanation: "The text is not one of the words that Consul takes for true or false.",
    example: 'Checks = "yes"',
  },
  "decode/bad-duration": {
    severity: "error",
    explanation: "The text is not a duration: a number with a unit (ns, us, ms, s, m, h), or several of them.",
    example: 'ConnectTimeout = "5"',
  },
  "decode/bad-time": {
    severity: "error",
    explanation: "The text is not a date and time as RFC 3339 writes them.",
    example: 'LegacyCreateTime = "yesterday"',
  },
  "decode/duration-in-nanoseconds": {
    severity: "warning",
    explanation: "A number without a unit is read as nanoseconds, which is hardly ever meant.",
    example: "ConnectTimeout = 15",
  },
  "decode/list-unwrapped": {
    severity: "warning",
    explanation: "In free-form configuration Consul replaces a list of one element by that element.",
    example: 'config { tags = ["a"] }',
  },
  "decode/number-rounded": {
    severity: "warning",
    explanation:
      "The whole number is beyond 2^53. Consul keeps it exactly; this library goes on with the nearest number that JavaScript has.",
    example: "config { id = 9007199254740993 }",
  },
  "decode/too-deep": {
    severity: "error",
    explanation: "Free-form configuration is nested more deeply than this library follows (500 levels).",
    example: "config { a { a { a { … } } } }",
  },
});
