import { describe } from "./code.js";

export const jsonCodes = describe({
  "json/no-value": {
    severity: "error",
    explanation: "The file is empty, or holds nothing but white space.",
    example: "(an empty file)",
  },
  "json/unexpected-character": {
    severity: "error",
    explanation: "Something stands where a key, a value or one of `:`, `,`, `}`, `]` is expected.",
    example: '{"port": @}',
  },
  "json/unquoted-text": {
    severity: "error",
    explanation: "A key or a text is not in double quotes.",
    example: "{mode: 'local'}",
  },
  "json/missing-comma": {
    severity: "error",
    explanation: "There is no comma between two members or elements.",
    example: '{"name": "web" "port": 80}',
  },
  "json/missing-colon": {
    severity: "error",
    explanation: "There is no colon between a key and its value.",
    example: '{"port" 80}',
  },
  "json/trailing-comma": {
    severity: "error",
    explanation: "A comma is followed by nothing. Standard JSON refuses that.",
    example: '{"port": 80,}',
  },
  "json/comment": {
    severity: "error",
    explanation: "There is a comment. JSON has none.",
    example: '{"port": 80} // http',
  },
  "json/unterminated-string": {
    severity: "error",
    explanation: "A string is not closed on its line.",
    example: '{"name": "web',
  },
  "json/control-character": {
    severity: "error",
    explanation: "A control character such as a tab stands in a string as it is. JSON wants it written as an escape.",
    example: '"a\tb"  (with a real tab)',
  },
  "json/invalid-escape": {
    severity: "error",
    explanation: "A backslash in a string is followed by something that is no escape of JSON.",
    example: '"\\d"',
  },
  "json/invalid-number": {
    severity: "error",
    explanation: "Something that begins like a number is not one of JSON.",
    example: "080",
  },
  "json/number-out-of-range": {
    severity: "error",
    explanation: "A number is too large for 64 bits.",
    example: "1e999",
  },
  "json/unclosed": {
    severity: "error",
    explanation: "An object or array is not closed, or closed by the other bracket.",
    example: '{"port": 80',
  },
  "json/trailing-text": {
    severity: "error",
    explanation: "Text follows after the JSON value.",
    example: "{} {}",
  },
  "json/too-deep": {
    severity: "error",
    explanation: "Objects and arrays are nested more than 1200 levels deep. Consul refuses more than 10000.",
    example: "[[[[…",
  },
  "json/repeated-key": {
    severity: "warning",
    explanation: "A key is set twice in one object. The later value wins without a word.",
    example: '{"mode": "local", "mode": "remote"}',
  },
  "json/invalid-utf8": {
    severity: "warning",
    explanation: "A string holds a byte that is not UTF-8. Consul reads it as U+FFFD without a word.",
    example: '"caf\\xe9"  (with a real byte E9)',
  },
  "json/too-many-problems": {
    severity: "info",
    explanation: "The file has more than 200 errors or 200 warnings. The rest of them is left out.",
    example: "a file that is not JSON at all",
  },
});
