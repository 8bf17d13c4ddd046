import { describe } from "./code.js";

/** What is wrong with config entries taken together. The codes `graph/…` are refusals of Consul, `chain/…` our own. */
export const chainCodes = describe({
  "graph/protocol-not-l7": {
    severity: "error",
    explanation:
      "A router or splitter stands before a service whose protocol is not http, http2 or grpc. The protocol is that of the service's service-defaults, else that of proxy-defaults, else tcp.",
    example: "a service-router for `web`, and no entry that makes `web` http",
  },
  "graph/inconsistent-protocols": {
    severity: "error",
    explanation:
      "A chain reaches services with different protocols. Destinations of routers, splitters, redirects and failovers must all share one; only services at peers are exempt.",
    example: "`web` is http and its resolver redirects to `db`, which is tcp",
  },
  "graph/circular-reference": {
    severity: "error",
    explanation: "Splitters lead back to themselves.",
    example: "the splitter `a` has a leg to `b`, and the splitter `b` one to `a`",
  },
  "graph/circular-redirect": {
    severity: "error",
    explanation: "Redirects of resolvers, or their default subsets, lead back to where they came from.",
    example: "the resolver `a` redirects to `b`, and the resolver `b` to `a`",
  },
  "graph/missing-subset": {
    severity: "error",
    explanation:
      "A route, split, redirect or failover names a subset that the resolver of its service does not define. A service without a resolver has no subsets.",
    example: "a split to the subset `v3` of `web`, whose resolver defines `v1` and `v2`",
  },
  "graph/external-sni-redirect": {
    severity: "error",
    explanation: "A service with an external SNI has a resolver that redirects.",
    example: '`external_sni = "db.example.com"` and a resolver with a redirect',
  },
  "graph/external-sni-subsets": {
    severity: "error",
    explanation: "A service with an external SNI has a resolver with subsets.",
    example: '`external_sni = "db.example.com"` and a resolver with `subsets`',
  },
  "graph/external-sni-failover": {
    severity: "error",
    explanation: "A service with an external SNI has a resolver with failover.",
    example: '`external_sni = "db.example.com"` and a resolver with `failover`',
  },
  "graph/gateway-name-clash": {
    severity: "error",
    explanation: "An ingress gateway and a terminating gateway share a name.",
    example: "an ingress-gateway `edge` and a terminating-gateway `edge`",
  },
  "graph/ingress-protocol": {
    severity: "error",
    explanation: "A service has another protocol than the listener of an ingress gateway that leads to it.",
    example: 'a listener with `protocol = "http"` and the service `db`, which is tcp',
  },
  "graph/intention-l7-protocol": {
    severity: "error",
    explanation: "An intention decides by requests, and the protocol of its destination is not http, http2 or grpc.",
    example: "`permissions` in the intentions of `db`, which is tcp",
  },
  "graph/jwt-provider-missing": {
    severity: "error",
    explanation: "An intention asks for tokens of a JWT provider that no entry defines.",
    example: "a provider `okta` in an intention, and no jwt-provider `okta`",
  },
  "graph/jwt-provider-in-use": {
    severity: "error",
    explanation: "A JWT provider is deleted while an intention asks for its tokens.",
    example: "deleting the jwt-provider `okta`",
  },
  "graph/permissive-not-allowed": {
    severity: "error",
    explanation:
      "Permissive mutual TLS is switched on while the mesh entry does not allow it. What was permissive before may stay so.",
    example: '`mutual_tls_mode = "permissive"` without `allow_enabling_permissive_mutual_tls`',
  },
  "graph/export-cross-datacenter-redirect": {
    severity: "error",
    explanation: "A service is exported to a peer, and a resolver in its chain redirects to another datacenter.",
    example: "`web` is exported, and its resolver redirects to dc2",
  },
  "graph/export-cross-peer-redirect": {
    severity: "error",
    explanation: "A service is exported to a peer, and a resolver in its chain redirects to a peer.",
    example: "`web` is exported, and its resolver redirects to the peer `far`",
  },
  "graph/export-cross-datacenter-failover": {
    severity: "error",
    explanation: "A service is exported to a peer, and a resolver in its chain fails over to another datacenter.",
    example: "`web` is exported, and its resolver fails over to dc2",
  },
  "graph/export-l4-new-target": {
    severity: "error",
    explanation:
      "A change would bring a new target into the chain of an exported service whose protocol is not like HTTP. Peers that use the service would not know the target.",
    example: "a redirect of `db`, which is tcp and exported, to `db2`",
  },
  "chain/request-incomplete": {
    severity: "error",
    explanation: "A chain was asked for without a name, namespace, partition, datacenter or trust domain.",
    example: "a request with an empty name",
  },
  "chain/sameness-group-missing": {
    severity: "error",
    explanation: "Enterprise: a redirect or failover names a sameness group that no entry defines.",
    example: '`sameness_group = "all"`, and no sameness-group `all`',
  },
  "chain/too-many-redirects": {
    severity: "error",
    explanation: "Redirects go on for more steps than this library follows (1,000).",
    example: "a thousand resolvers, each redirecting to the next one",
  },
  "chain/splitters-too-deep": {
    severity: "error",
    explanation: "Splitters stand inside splitters, deeper than this library follows (500).",
    example: "five hundred splitters, each leading to the next one",
  },
  "chain/order-undecided": {
    severity: "warning",
    explanation:
      "It takes too many trials (200,000) to find an order in which Consul could store these entries, or to find that there is none.",
    example: "many thousand entries that contradict each other",
  },
  "chain/too-many-splits": {
    severity: "error",
    explanation: "Splitters inside splitters multiply to more legs than this library keeps (100,000).",
    example: "six splitters of ten legs, each leg leading to the next splitter",
  },
});
