import { describe } from "./code.js";

export const yamlCodes = describe({
  "yaml/syntax": {
    severity: "error",
    explanation: "The text is not YAML: a quote or bracket is not closed, something stands where nothing may.",
    example: "name: 'web",
  },
  "yaml/indentation": {
    severity: "error",
    explanation: "Lines are indented in a way that leaves open what belongs to what, or with tabs.",
    example: "spec:\n\tprotocol: http",
  },
  "yaml/template": {
    severity: "error",
    explanation: "The document is a template of Helm or a like tool, not yet YAML. The tool has to fill it in first.",
    example: "name: {{ .Release.Name }}",
  },
  "yaml/too-deep": {
    severity: "error",
    explanation: "Maps and lists are nested more than 200 levels deep. No resource of Kubernetes comes near that.",
    example: "[[[[…",
  },
  "yaml/alias": {
    severity: "error",
    explanation: "An alias names an anchor that does not stand before it, or stands inside what it names.",
    example: "mode: *missing",
  },
  "yaml/too-many-aliases": {
    severity: "error",
    explanation: "Aliases repeat more than 100000 values in one file. Texts made to exhaust memory do that.",
    example: "a: &a [x, x]\nb: &b [*a, *a]\n…",
  },
  "yaml/merge": {
    severity: "error",
    explanation: "A merge key (`<<`) holds something else than a map or a list of maps.",
    example: "<<: 5",
  },
  "yaml/key": {
    severity: "error",
    explanation: "A key is a map, a list or null. Kubernetes takes keys that are text, numbers or booleans.",
    example: "? [a, b]\n: c",
  },
  "yaml/key-not-text": {
    severity: "warning",
    explanation:
      "A key that is not in quotes is a number or boolean in YAML, and stands for another text than written.",
    example: "on: x  (the key is `true`)",
  },
  "yaml/repeated-key": {
    severity: "warning",
    explanation: "A key is set twice in one map. The later value wins; strict readers refuse the document.",
    example: "mode: local\nmode: remote",
  },
  "yaml/boolean-word": {
    severity: "warning",
    explanation: "A word such as `on` or `no` without quotes is a boolean for Kubernetes.",
    example: "mode: no",
  },
  "yaml/not-finite": {
    severity: "error",
    explanation: "A number is infinite or no number. Kubernetes turns YAML into JSON, which has no such numbers.",
    example: "weight: .inf",
  },
  "yaml/tag": {
    severity: "warning",
    explanation: "A tag is not one of those that tell text, numbers, booleans and null apart. It is not read.",
    example: "mode: !vault secret",
  },
  "yaml/tag-mismatch": {
    severity: "error",
    explanation: "A value is not of the type that its tag says, so Kubernetes' tools refuse the document.",
    example: "port: !!int http",
  },
  "yaml/merge-order": {
    severity: "warning",
    explanation:
      "A merge key stands after a key that it brings too. Kubernetes' tools take the merged value, other readers of YAML the map's own.",
    example: "mode: local\n<<: *defaults",
  },
});
