import { describe } from "./code.js";

export const hcl2Codes = describe({
  "hcl2/syntax": {
    severity: "error",
    explanation: "The text is not HCL 2: a bracket or quote is not closed, a value is missing, a name is set twice.",
    example: 'resource "consul_node" "a" {\n  name = \n}',
  },
  "hcl2/too-deep": {
    severity: "error",
    explanation: "Blocks, brackets and templates are nested more than 100 levels deep. The file is not read.",
    example: "a = [[[[…",
  },
  "hcl2/undecided": {
    severity: "warning",
    explanation:
      "A value is an expression that files do not tell: a variable without a default, a function, a conditional, an attribute that exists only when it is deployed. Nothing is guessed: the field, or the definition that cannot be told without it, is left out, and every route that it has a say in is undecided.",
    example: "mesh_gateway {\n  mode = var.mode\n}",
  },
  "hcl2/repetition": {
    severity: "warning",
    explanation: "A resource has `for_each`, or a `count` that files do not tell. It is read as if it existed once.",
    example: 'resource "consul_service" "web" {\n  for_each = var.services\n}',
  },
  "hcl2/variable": {
    severity: "error",
    explanation: "The option `--var` has something else than a name, an equals sign and a value.",
    example: "--var mode",
  },
  "hcl2/variable-unknown": {
    severity: "warning",
    explanation: "A value was given for a variable that no file declares.",
    example: "--var mod=remote",
  },
  "hcl2/resource-unknown": {
    severity: "warning",
    explanation: "A resource has a type that looks like one of the Consul provider, and it has no such type.",
    example: 'resource "consul_config_entri" "web" {}',
  },
  "hcl2/attribute-missing": {
    severity: "error",
    explanation: "A resource, service or upstream lacks an attribute that it must have.",
    example: 'resource "consul_config_entry" "web" {\n  kind = "service-defaults"\n}',
  },
  "hcl2/config-json": {
    severity: "error",
    explanation: "The `config_json` of a config entry is not a JSON object.",
    example: 'config_json = "[]"',
  },
});
