import { describe } from "./code.js";

export const policyCodes = describe({
  "policy/forbidden": {
    severity: "error",
    explanation:
      "A route goes a way that a rule of the team's policy forbids. The place is the line that made it go that way; the severity is the rule's.",
    example: '{ "name": "no-direct", "for": { "crossing": true }, "forbid": { "via": ["direct"] } } and mode none',
  },
  "policy/required": {
    severity: "error",
    explanation:
      "A route is not what a rule of the team's policy requires. The place is the line that made it so; the severity is the rule's.",
    example:
      '{ "name": "payments", "for": { "upstreams": ["payments"] }, "require": { "via": ["local-gateway"] } } and mode remote',
  },
  "policy/too-few-datacenters": {
    severity: "error",
    explanation:
      "The routes of an upstream that work lead to fewer datacenters than a rule of the team's policy wants. The severity is the rule's.",
    example: '{ "name": "two-datacenters", "leastDatacenters": 2 } and an upstream without failover',
  },
  "policy/undecided": {
    severity: "error",
    explanation:
      "A value that files do not tell says whether a route breaks a rule of the team's policy, so the rule is neither kept nor broken. Supply the value. The severity is the rule's.",
    example:
      '{ "name": "gateways", "require": { "modes": ["local"] } } and mode = var.mode, of which no value is given',
  },
  "policy/rule-without-routes": {
    severity: "warning",
    explanation: "A rule is about no route of the plan, so it says nothing. Mostly a typing error in one of its globs.",
    example: '{ "name": "payments", "for": { "upstreams": ["paymnets"] }, "forbid": { "dead": true } }',
  },
  "policy/unknown-key": {
    severity: "error",
    explanation: "A policy file holds a key that means nothing there.",
    example: '{ "rules": [{ "name": "no-direct", "forbids": { "via": ["direct"] } }] }',
  },
  "policy/key-missing": {
    severity: "error",
    explanation: "A policy file lacks a key: the rules, or the name of a rule.",
    example: '{ "rules": [{ "forbid": { "via": ["direct"] } }] }',
  },
  "policy/bad-value": {
    severity: "error",
    explanation: "A value in a policy file is of a wrong type, or a word that means nothing there.",
    example: '{ "rules": [{ "name": "no-direct", "forbid": { "via": "direct" } }] }',
  },
  "policy/assertion-unclear": {
    severity: "error",
    explanation: "A rule says exactly one of `forbid`, `require` and `leastDatacenters`.",
    example: '{ "rules": [{ "name": "payments", "for": { "upstreams": ["payments"] } }] }',
  },
  "policy/rule-twice": {
    severity: "error",
    explanation: "Two rules of a policy have one name, so findings would not tell which of them is meant.",
    example: '{ "rules": [{ "name": "a", "forbid": { "dead": true } }, { "name": "a", "leastDatacenters": 2 }] }',
  },
});
