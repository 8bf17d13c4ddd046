import { describe } from "./code.js";

export const sourceCodes = describe({
  "source/unknown-extension": {
    severity: "error",
    explanation:
      "A file that is no .hcl, .json, YAML, Terraform or Nomad file by its name was given. Consul refuses to read it.",
    example: "meshplan plan web.txt",
  },
  "source/unreadable": {
    severity: "error",
    explanation: "A file or directory could not be opened: it does not exist, or permission is missing.",
    example: "meshplan plan missing.hcl",
  },
  "source/only-null": {
    severity: "info",
    explanation: "A JSON file holds `null` and nothing else. Consul takes it for a configuration that says nothing.",
    example: "null",
  },
  "source/nothing-to-read": {
    severity: "warning",
    explanation:
      "A directory was given that holds no .hcl, .json, YAML, Terraform or Nomad file. Like Consul, Meshplan does not enter folders in it.",
    example: "meshplan plan empty/",
  },
  "source/passed-over": {
    severity: "warning",
    explanation:
      "A directory holds a pipe, socket or device whose name is that of a file to read. Reading it might wait forever, so it is passed over.",
    example: "mkfifo configs/web.hcl && meshplan plan configs",
  },
  "source/reader-missing": {
    severity: "error",
    explanation:
      "A program gave a file in a format that needs a reader of its own, without that reader. The command line loads it by itself.",
    example: 'analyze([{ file: "web.yaml", text }])',
  },
});
