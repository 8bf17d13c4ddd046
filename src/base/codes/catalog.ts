import { describe } from "./code.js";

export const catalogCodes = describe({
  "catalog/entry-twice": {
    severity: "warning",
    explanation:
      "Two config entries have the same kind and name but say different things. Consul keeps the one that was written last; which one that is, files do not tell. The plan takes the last one in the order of file names and lines.",
    example: 'a.hcl: Kind = "proxy-defaults" Name = "global" …   b.hcl: Kind = "proxy-defaults" Name = "global" …',
  },
  "catalog/entry-repeated": {
    severity: "info",
    explanation:
      "The same config entry is written in two places. Both say the same, so it does not matter which one counts.",
    example: "dc1/proxy-defaults.hcl and dc2/proxy-defaults.hcl with equal content",
  },
  "catalog/service-twice": {
    severity: "warning",
    explanation:
      "Two services of one file have the same ID. The agent registers them in turn, and the later one replaces the earlier one.",
    example: 'service { name = "web" port = 80 }   service { name = "web" port = 81 }',
  },
  "catalog/datacenter-unclear": {
    severity: "warning",
    explanation:
      "Agent files of one folder name different datacenters, so it is not clear to which of them the services of the folder belong.",
    example: 'agent-a.hcl: datacenter = "dc1"   agent-b.hcl: datacenter = "dc2"',
  },
  "catalog/peer-unclear": {
    severity: "error",
    explanation:
      "The files of a peer export services to several clusters. Which of these names is the one that it has for this cluster, `--known-as` must say; without it nothing counts as exported.",
    example: "meshplan plan configs peer:far=far-configs",
  },
  "catalog/peer-twice": {
    severity: "error",
    explanation: "Two peers are given under one name. The first one counts.",
    example: 'peers: [{ name: "far", … }, { name: "far", … }]',
  },
});
