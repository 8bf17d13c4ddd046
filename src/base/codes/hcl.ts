import { describe } from "./code.js";

export const hclCodes = describe({
  "hcl/illegal-character": {
    severity: "error",
    explanation:
      "A character begins nothing that HCL 1 knows: single quotes, a colon, a semicolon, parentheses, a byte order mark at the start, white space other than space, tab and line break.",
    example: "mode = 'local'",
  },
  "hcl/null-character": {
    severity: "error",
    explanation: "The text holds a null character. A file full of them is usually UTF-16.",
    example: 'name = "web\\0"  (with a real U+0000)',
  },
  "hcl/invalid-utf8": {
    severity: "error",
    explanation: "The text holds a byte that is not part of well-formed UTF-8, which is refused even in comments.",
    example: 'name = "caf\\xe9"  (with a real byte E9)',
  },
  "hcl/reserved-character": {
    severity: "error",
    explanation: "The text holds the character U+E123, which the HCL library keeps for itself and refuses everywhere.",
    example: "# U+E123",
  },
  "hcl/unterminated-string": {
    severity: "error",
    explanation: "A string is not closed on its line, or a template `${` inside it is never closed.",
    example: 'name = "web',
  },
  "hcl/illegal-escape": {
    severity: "error",
    explanation: "A backslash in a string is followed by something that is no escape, or by too few digits.",
    example: 'regex = "\\d+"',
  },
  "hcl/invalid-comment": {
    severity: "error",
    explanation: "A single slash begins no comment.",
    example: "name = web/api",
  },
  "hcl/unterminated-comment": {
    severity: "error",
    explanation: "A comment that begins with `/*` is never closed.",
    example: "/* old upstreams",
  },
  "hcl/invalid-heredoc": {
    severity: "error",
    explanation:
      "A heredoc begins with `<<` or `<<-`, one word of letters and digits, and the end of the line; nothing else may stand there.",
    example: "json = << EOF",
  },
  "hcl/unterminated-heredoc": {
    severity: "error",
    explanation:
      "No line ends the heredoc. The last line must hold the word alone and end with a line break; after `<<-` it must be indented.",
    example: "json = <<-EOF\n  {}\nEOF\n",
  },
  "hcl/invalid-number": {
    severity: "error",
    explanation: "Something that begins like a number cannot be read as one.",
    example: "port = 0x",
  },
  "hcl/number-out-of-range": {
    severity: "error",
    explanation: "A number does not fit into 64 bits.",
    example: "port = 99999999999999999999",
  },
  "hcl/undecodable-string": {
    severity: "error",
    explanation: "An escape stands for no character. Consul's process crashes on such a string.",
    example: 'name = "\\400"',
  },
  "hcl/expected-key": {
    severity: "error",
    explanation: "Something else stands where the name of a key or block is expected.",
    example: "port = 80 + 1",
  },
  "hcl/missing-value": {
    severity: "error",
    explanation: "A key is followed neither by `=` and a value nor by a block.",
    example: "mesh_gateway { mode }",
  },
  "hcl/missing-assignment": {
    severity: "error",
    explanation: "There is no `=` between a key and its value.",
    example: "port 8080",
  },
  "hcl/label-assigned": {
    severity: "error",
    explanation: "A key with labels can only have a block, without `=`.",
    example: 'service "web" = {}',
  },
  "hcl/unquoted-text": {
    severity: "error",
    explanation: "A text is not in double quotes. HCL 1 has no variables, functions, null or units.",
    example: "mode = local",
  },
  "hcl/missing-comma": {
    severity: "error",
    explanation: "Two elements of a list have no comma between them.",
    example: 'tags = ["a" "b"]',
  },
  "hcl/unexpected-in-list": {
    severity: "error",
    explanation: "Something stands in a list that is neither a value nor a comma.",
    example: "ports = [a = 1]",
  },
  "hcl/unclosed": {
    severity: "error",
    explanation: "A block or list is never closed.",
    example: "proxy {",
  },
  "hcl/stray-closer": {
    severity: "error",
    explanation: "A closing bracket closes nothing.",
    example: "port = 80 }",
  },
  "hcl/too-deep": {
    severity: "error",
    explanation: "Blocks, lists and labels are nested more than 1200 levels deep. Consul has no such limit.",
    example: "a = [[[[…",
  },
  "hcl/too-much-repetition": {
    severity: "error",
    explanation:
      "Labelled blocks whose names differ in letter case only are repeated for each spelling, and here that makes more than ten million values.",
    example: 's "a" {} S "b" {} …',
  },
  "hcl/conflicting-values": {
    severity: "error",
    explanation:
      "A key is set a second time to a value of another kind, which can neither replace nor extend the first.",
    example: 'proxy {}\nproxy = "x"',
  },
  "hcl/missing-label": {
    severity: "error",
    explanation: "Blocks of one name have labels, but one of them has none.",
    example: 'service "web" {}\nservice {}',
  },
  "hcl/dangling-assignment": {
    severity: "warning",
    explanation: "The file ends after `=`. Consul drops the key without a word.",
    example: "mode =",
  },
  "hcl/repeated-key": {
    severity: "warning",
    explanation: "A key is set twice in one block. The later value wins without a word.",
    example: 'mode = "local"\nmode = "remote"',
  },
  "hcl/similar-keys": {
    severity: "warning",
    explanation: "Two keys of one block differ in letter case only. Consul matches names without regard to case.",
    example: 'Name = "web"\nname = "api"',
  },
  "hcl/octal-number": {
    severity: "warning",
    explanation: "A number that begins with 0 is octal, so it means something else than it seems to.",
    example: "port = 010",
  },
  "hcl/loose-json": {
    severity: "warning",
    explanation:
      "A file whose name ends in .hcl and that starts with `{` is read by a loose JSON reader of the HCL library, which drops or ignores what it does not understand.",
    example: '{"port": 80} trailing',
  },
  "hcl/invalid-json": {
    severity: "error",
    explanation:
      "A file whose name ends in .hcl and that starts with `{` is read as JSON by the HCL library, and this is not JSON.",
    example: "{port = 80}",
  },
  "hcl/too-many-problems": {
    severity: "info",
    explanation: "The file has more than 200 errors or 200 warnings. The rest of them is left out.",
    example: "a file that is not HCL at all",
  },
});
