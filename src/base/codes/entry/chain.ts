import { describe } from "../code.js";
import { refusal } from "./refusal.js";

/** Faults of service-resolver, service-router and service-splitter taken by themselves. */
export const chainEntryCodes = describe({
  "entry/service-resolver.subset-empty-name": refusal("A subset has no name.", 'Subsets { "" {} }'),
  "entry/service-resolver.subset-name": refusal(
    "A subset's name is not 1 to 63 small letters, digits and inner dashes.",
    "Subsets { V_1 {} }",
  ),
  "entry/service-resolver.subset-filter": refusal(
    "A subset's filter is not a filter expression.",
    'Subsets { v1 { Filter = "Service.Meta.version = 1" } }',
  ),
  "entry/service-resolver.default-subset": refusal("The default subset does not exist.", 'DefaultSubset = "v1"'),
  "entry/service-resolver.redirect-enterprise": refusal(
    "Partitions, namespaces and sameness groups exist in Consul Enterprise only.",
    'Redirect { Service = "b" Namespace = "team" }',
  ),
  "entry/service-resolver.redirect-with-failover": refusal(
    "A resolver redirects or fails over, not both.",
    'Redirect { Service = "b" } Failover { "*" { Datacenters = ["dc2"] } }',
  ),
  "entry/service-resolver.redirect-empty": refusal("A redirect leads nowhere.", "Redirect {}"),
  "entry/service-resolver.redirect-peer-subset": refusal(
    "Subsets of a peer's service cannot be named.",
    'Redirect { Service = "b" Peer = "east" ServiceSubset = "v1" }',
  ),
  "entry/service-resolver.redirect-peer-datacenter": refusal(
    "A redirect leads to a peer or to a datacenter, not both.",
    'Redirect { Service = "b" Peer = "east" Datacenter = "dc2" }',
  ),
  "entry/service-resolver.redirect-subset-needs-service": refusal(
    "A redirect names a subset and not the service it belongs to.",
    'Redirect { ServiceSubset = "v1" }',
  ),
  "entry/service-resolver.redirect-peer-needs-service": refusal(
    "A redirect names a peer and not the service there.",
    'Redirect { Peer = "east" }',
  ),
  "entry/service-resolver.redirect-own-subset": refusal(
    "A redirect names a subset of the resolver's own service that does not exist.",
    'Name = "web" Redirect { Service = "web" ServiceSubset = "v9" }',
  ),
  "entry/service-resolver.failover-enterprise": refusal(
    "Namespaces and sameness groups exist in Consul Enterprise only.",
    'Failover { "*" { Service = "b" Namespace = "team" } }',
  ),
  "entry/service-resolver.failover-unknown-subset": refusal(
    "A failover is for a subset that does not exist.",
    'Failover { v9 { Datacenters = ["dc2"] } }',
  ),
  "entry/service-resolver.failover-empty": refusal("A failover leads nowhere.", 'Failover { "*" {} }'),
  "entry/service-resolver.failover-policy-enterprise": refusal(
    "The policy of a failover exists in Consul Enterprise only.",
    'Failover { "*" { Datacenters = ["dc2"] Policy { Mode = "sequential" } } }',
  ),
  "entry/service-resolver.failover-own-subset": refusal(
    "A failover names a subset of the resolver's own service that does not exist.",
    'Failover { "*" { ServiceSubset = "v9" } }',
  ),
  "entry/service-resolver.failover-targets-datacenters": refusal(
    "A failover has targets and datacenters.",
    'Failover { "*" { Targets = [{ Peer = "east" }] Datacenters = ["dc2"] } }',
  ),
  "entry/service-resolver.failover-targets-subset": refusal(
    "A failover has targets and a subset.",
    'Failover { "*" { Targets = [{ Peer = "east" }] ServiceSubset = "v1" } }',
  ),
  "entry/service-resolver.failover-targets-service": refusal(
    "A failover has targets and a service.",
    'Failover { "*" { Targets = [{ Peer = "east" }] Service = "b" } }',
  ),
  "entry/service-resolver.failover-empty-datacenter": refusal(
    "A failover lists a datacenter without a name.",
    'Failover { "*" { Datacenters = [""] } }',
  ),
  "entry/service-resolver.target-enterprise": refusal(
    "Partitions and namespaces exist in Consul Enterprise only.",
    'Targets = [{ Service = "b" Partition = "p1" }]',
  ),
  "entry/service-resolver.target-peer-subset": refusal(
    "Subsets of a peer's service cannot be named.",
    'Targets = [{ Peer = "east" ServiceSubset = "v1" }]',
  ),
  "entry/service-resolver.target-peer-datacenter": refusal(
    "A target is in a peer or in a datacenter, not both.",
    'Targets = [{ Peer = "east" Datacenter = "dc2" }]',
  ),
  "entry/service-resolver.target-own-subset": refusal(
    "A target names a subset of the resolver's own service that does not exist.",
    'Targets = [{ ServiceSubset = "v9" }]',
  ),
  "entry/service-resolver.connect-timeout": refusal("The timeout is negative.", 'ConnectTimeout = "-1s"'),
  "entry/service-resolver.request-timeout": refusal("The timeout is negative.", 'RequestTimeout = "-1s"'),
  "entry/load-balancer.policy": refusal("There is no such policy.", 'LoadBalancer { Policy = "fastest" }'),
  "entry/load-balancer.ring-hash-config": refusal(
    "Settings of ring_hash stand beside another policy.",
    'Policy = "maglev" RingHashConfig {}',
  ),
  "entry/load-balancer.least-request-config": refusal(
    "Settings of least_request stand beside another policy.",
    'Policy = "random" LeastRequestConfig {}',
  ),
  "entry/load-balancer.hash-policies": refusal(
    "Only ring_hash and maglev hash requests.",
    'Policy = "random" HashPolicies = [{ SourceIP = true }]',
  ),
  "entry/hash-policy.field": refusal("Requests cannot be hashed by that.", 'Field = "path"'),
  "entry/hash-policy.source-ip-and-field": refusal(
    "One hash policy is for the caller's address or for a field, not both.",
    'SourceIP = true Field = "header"',
  ),
  "entry/hash-policy.source-ip-and-value": refusal(
    "The caller's address has no value to name.",
    'SourceIP = true FieldValue = "x-user"',
  ),
  "entry/hash-policy.field-needs-value": refusal("The field's name is missing.", 'Field = "header"'),
  "entry/hash-policy.value-needs-field": refusal("It is not said which field it is.", 'FieldValue = "x-user"'),
  "entry/hash-policy.cookie-config": refusal(
    "Settings of a cookie stand beside another field.",
    'Field = "header" FieldValue = "x-user" CookieConfig {}',
  ),
  "entry/hash-policy.session-ttl": refusal(
    "A cookie of the session has no lifetime.",
    'CookieConfig { Session = true TTL = "1h" }',
  ),
  "entry/service-router.path-exact-slash": refusal("A path does not begin with `/`.", 'PathExact = "admin"'),
  "entry/service-router.path-prefix-slash": refusal("A path does not begin with `/`.", 'PathPrefix = "admin"'),
  "entry/service-router.one-path": refusal("A match has several forms of path.", 'PathExact = "/a" PathPrefix = "/b"'),
  "entry/service-router.header-name": refusal("A condition names no header.", "Header = [{ Present = true }]"),
  "entry/service-router.header-one-match": refusal(
    "A condition on a header has none or several of its forms.",
    'Header = [{ Name = "x-debug" }]',
  ),
  "entry/service-router.query-name": refusal("A condition names no parameter.", "QueryParam = [{ Present = true }]"),
  "entry/service-router.query-one-match": refusal(
    "A condition on a parameter has none or several of its forms.",
    'QueryParam = [{ Name = "debug" }]',
  ),
  "entry/service-router.method": refusal("There is no such HTTP method.", 'Methods = ["FETCH"]'),
  "entry/service-router.method-duplicate": refusal("A method is listed twice.", 'Methods = ["GET", "get"]'),
  "entry/service-router.prefix-rewrite": refusal(
    "A path can be rewritten only where an exact path or a prefix matched.",
    'Destination { PrefixRewrite = "/" }',
  ),
  "entry/service-router.retry-on": refusal("Envoy knows no such reason to try again.", 'RetryOn = ["always"]'),
  "entry/service-splitter.no-splits": refusal("A splitter has no splits.", 'Kind = "service-splitter" Name = "web"'),
  "entry/service-splitter.duplicate": refusal(
    "Two splits lead to the same place.",
    'Splits = [{ Weight = 50 Service = "a" }, { Weight = 50 Service = "a" }]',
  ),
  "entry/service-splitter.sum": refusal("The weights do not add up to 100.", "Splits = [{ Weight = 99 }]"),
  "entry/sameness-group.enterprise": refusal(
    "Sameness groups exist in Consul Enterprise only.",
    'Kind = "sameness-group" Name = "g"',
  ),
});
