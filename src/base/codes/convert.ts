import { describe } from "./code.js";

export const convertCodes = describe({
  "convert/not-expressible": {
    severity: "error",
    explanation:
      "The format converted to has nothing for a definition of this kind, or cannot hold its name. Nothing is printed for it.",
    example: "meshplan convert --to kubernetes service.hcl",
  },
  "convert/refused": {
    severity: "error",
    explanation:
      "Consul would refuse this definition, so what could be understood of it is not all of it. Nothing is printed for it; the error that says why stands beside this one.",
    example: 'Kind = "service-defaults"\nName = "web"\nProtocl = "http"',
  },
  "convert/undecided": {
    severity: "warning",
    explanation:
      "The value of a part is an expression that no file and no --var decides, so the part is missing in what is printed.",
    example: "mode = var.mode  (in a job of Nomad or in Terraform)",
  },
  "convert/left-out": {
    severity: "warning",
    explanation: "The format converted to cannot hold this part of a definition. The rest is printed without it.",
    example: 'Meta { owner = "team-a" }  (resources of Kubernetes have no Meta)',
  },
  "convert/one-file-each": {
    severity: "warning",
    explanation:
      "Several definitions were printed one after the other, but a file of Consul's holds one: read as one file they are a single definition, or none. With `--out` each gets a file.",
    example: "meshplan convert --to hcl web.hcl api.hcl > all.hcl",
  },
  "convert/settings-only": {
    severity: "info",
    explanation:
      "Of an agent's settings only those are printed that Meshplan reads: what its files write, and what differs from Consul's defaults. The rest of its files is not.",
    example: 'datacenter = "dc1"\ndata_dir = "/opt/consul"  (data_dir is not printed)',
  },
  "convert/sidecar-alone": {
    severity: "warning",
    explanation:
      "A sidecar was converted without its service, so it is printed as a registration of its own. The agent no longer knows it for that service's sidecar and chooses no port for it.",
    example: "toHcl(sidecar)",
  },
  "convert/nothing": {
    severity: "warning",
    explanation: "The files hold no definition, so there is nothing to convert.",
    example: "meshplan convert --to json empty.hcl",
  },
  "convert/file-exists": {
    severity: "error",
    explanation: "A file to be written exists already. Nothing at all was written.",
    example: "meshplan convert --to json --out converted web.hcl",
  },
  "convert/unwritable": {
    severity: "error",
    explanation:
      "A file could not be written: permission is missing, or the disk is full. Nothing half-written is left.",
    example: "meshplan convert --to json --out /read-only web.hcl",
  },
});
