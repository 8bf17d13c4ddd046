import { describe } from "./code.js";

export const liveCodes = describe({
  "live/answer-unknown": {
    severity: "error",
    explanation:
      "A list in a JSON file holds something that is neither a config entry nor a registration nor anything else that Consul's HTTP API answers with. It is passed over; the rest of the list is read.",
    example: '[{"Colour": "blue"}]',
  },
  "live/part-missing": {
    severity: "error",
    explanation: "An answer lacks a part that all answers of its kind have, so it cannot be used.",
    example: '[{"Node": {}, "Service": {"ID": "web"}, "Checks": []}]  (the service has no name)',
  },
  "live/field-unknown": {
    severity: "info",
    explanation:
      "An answer has a field that Meshplan does not know, because the cluster runs another version or edition of Consul. The field is passed over.",
    example: '[{"Kind": "service-defaults", "Name": "web", "Novelty": true}]',
  },
  "live/other-tenancy": {
    severity: "warning",
    explanation:
      "An answer is about a namespace or partition other than `default`, which only Consul Enterprise has. Meshplan plans the default one, so the answer is left out.",
    example: '[{"Kind": "service-defaults", "Name": "web", "Namespace": "shop"}]',
  },
  "live/other-datacenter": {
    severity: "warning",
    explanation:
      "An answer names another datacenter than the command line gives its file. The datacenter that the answer names counts.",
    example: "meshplan plan dc2=answers-of-dc1/",
  },
  "live/imported-service": {
    severity: "info",
    explanation:
      "An answer lists an instance that was imported from a peer. It runs in another cluster, so it is left out here.",
    example: '[{"Node": {…}, "Service": {"ID": "api", "Service": "api", "PeerName": "east"}, "Checks": []}]',
  },
  "live/query-part": {
    severity: "warning",
    explanation: "A prepared query has a part that Meshplan does not follow, so it may find other instances.",
    example: '[{"Name": "api", "Service": {"Service": "api", "NodeMeta": {"rack": "r1"}}}]',
  },
  "live/query-template": {
    severity: "warning",
    explanation:
      "A prepared query is a template that answers to many names. Meshplan follows queries by their own name only, so it is left out.",
    example: '[{"Name": "geo-", "Template": {"Type": "name_prefix_match"}, "Service": {"Service": "api"}}]',
  },
  "live/peer-unknown": {
    severity: "warning",
    explanation: "An upstream names a peer, and the saved list of peerings has none of that name.",
    example: "DestinationPeer: east  (and /v1/peerings lists west only)",
  },
  "live/peer-inactive": {
    severity: "warning",
    explanation:
      "An upstream names a peer whose peering was not active when the answer was saved. No traffic goes there until it is.",
    example: '[{"Name": "east", "State": "FAILING", "PeerID": "…"}]',
  },
  "live/pull-address": {
    severity: "error",
    explanation: "The address of Consul's HTTP API cannot be used: it is no http or https URL, or holds a password.",
    example: "meshplan pull --http-addr unix:///run/consul.sock --out live",
  },
  "live/pull-denied": {
    severity: "error",
    explanation:
      "Consul refused an answer or left parts of it out, because the token lacks a permission. Nothing is saved: half a fleet would make wrong plans.",
    example: "CONSUL_HTTP_TOKEN=… meshplan pull --out live  (a token without service:read)",
  },
  "live/pull-failed": {
    severity: "error",
    explanation:
      "A request to Consul failed: no connection, no answer in time, an error of the server, or an answer that is cut off. Nothing is saved.",
    example: "meshplan pull --http-addr http://127.0.0.1:1 --out live",
  },
  "live/pull-interrupted": {
    severity: "error",
    explanation: "The pull was interrupted before all answers were there. Nothing is saved.",
    example: "meshplan pull --out live  (and ^C)",
  },
  "live/pull-folder": {
    severity: "error",
    explanation:
      "The folder to save in exists and holds something that no pull has written, or cannot be written. Nothing in it is changed.",
    example: "meshplan pull --out ~",
  },
});
