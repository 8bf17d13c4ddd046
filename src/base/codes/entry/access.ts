import { describe } from "../code.js";
import { refusal } from "./refusal.js";

/** Faults of exported-services, service-intentions and jwt-provider. */
export const accessEntryCodes = describe({
  "entry/exported-services.name": refusal("The only exported-services is named `default`.", 'Name = "web"'),
  "entry/exported-services.sameness-enterprise": refusal(
    "Sameness groups exist in Consul Enterprise only.",
    'Consumers = [{ SamenessGroup = "g" }]',
  ),
  "entry/exported-services.service-name": refusal("An exported service is not named.", "Services = [{}]"),
  "entry/exported-services.no-consumer": refusal("A service is exported to nobody.", 'Services = [{ Name = "web" }]'),
  "entry/exported-services.one-consumer-kind": refusal(
    "A consumer is a peer or a partition, not both.",
    'Consumers = [{ Peer = "east" Partition = "p1" }]',
  ),
  "entry/exported-services.partition-wildcard": refusal(
    "Consumers are named one by one; `*` is none.",
    'Consumers = [{ Partition = "*" }]',
  ),
  "entry/exported-services.peer-wildcard": refusal(
    "Consumers are named one by one; `*` is none.",
    'Consumers = [{ Peer = "*" }]',
  ),
  "entry/service-intentions.partial-wildcard": refusal("`*` stands for a whole name only.", 'Name = "web-*"'),
  "entry/service-intentions.no-sources": refusal(
    "Intentions have no sources.",
    'Kind = "service-intentions" Name = "web"',
  ),
  "entry/service-intentions.source-name": refusal("A source is not named.", 'Sources = [{ Action = "allow" }]'),
  "entry/service-intentions.sameness-enterprise": refusal(
    "Sameness groups exist in Consul Enterprise only.",
    'Sources = [{ Name = "a" SamenessGroup = "g" Action = "allow" }]',
  ),
  "entry/service-intentions.peer-wildcard": refusal(
    "The peer of a source is named; `*` cannot stand for it.",
    'Sources = [{ Name = "a" Peer = "*" Action = "allow" }]',
  ),
  "entry/service-intentions.description-length": refusal(
    "A description is longer than 512 bytes.",
    'Sources = [{ Description = "aaaa…" }]',
  ),
  "entry/service-intentions.legacy-meta": refusal(
    "`LegacyMeta` is filled by Consul itself, from intentions older than config entries.",
    'Sources = [{ LegacyMeta { a = "b" } }]',
  ),
  "entry/service-intentions.action": refusal("A source is neither allowed nor denied.", 'Sources = [{ Name = "a" }]'),
  "entry/service-intentions.action-with-permissions": refusal(
    "With permissions each of them has an action, and the source has none.",
    'Sources = [{ Name = "a" Action = "allow" Permissions = [ … ] }]',
  ),
  "entry/service-intentions.permissions-wildcard-destination": refusal(
    "Permissions look into requests, so they need one destination.",
    'Name = "*" Sources = [{ Name = "a" Permissions = [ … ] }]',
  ),
  "entry/service-intentions.type": refusal("There is one type of source, `consul`.", 'Sources = [{ Type = "uri" }]'),
  "entry/service-intentions.duplicate-source": refusal(
    "A source is listed twice.",
    'Sources = [{ Name = "a" Action = "allow" }, { Name = "a" Action = "deny" }]',
  ),
  "entry/permission.action": refusal("A permission neither allows nor denies.", "Permissions = [{ HTTP { … } }]"),
  "entry/permission.http-required": refusal(
    "A permission does not say which requests it is for.",
    'Permissions = [{ Action = "allow" }]',
  ),
  "entry/permission.path-exact-slash": refusal("A path does not begin with `/`.", 'PathExact = "admin"'),
  "entry/permission.path-prefix-slash": refusal("A path does not begin with `/`.", 'PathPrefix = "admin"'),
  "entry/permission.one-path": refusal("A permission has several forms of path.", 'PathExact = "/a" PathPrefix = "/b"'),
  "entry/permission.header-name": refusal("A condition names no header.", "Header = [{ Present = true }]"),
  "entry/permission.header-one-match": refusal(
    "A condition on a header has none or several of its forms.",
    'Header = [{ Name = "x-debug" }]',
  ),
  "entry/permission.header-ignore-case": refusal(
    "Letter case can be ignored only where a value is compared.",
    'Header = [{ Name = "x-debug" Present = true IgnoreCase = true }]',
  ),
  "entry/permission.method": refusal("There is no such HTTP method.", 'Methods = ["FETCH"]'),
  "entry/permission.method-duplicate": refusal("A method is listed twice.", 'Methods = ["GET", "get"]'),
  "entry/permission.empty": refusal("A permission has no path, header or method.", "HTTP {}"),
  "entry/jwt-provider.key-set-required": refusal("A provider has no keys.", 'Kind = "jwt-provider" Name = "okta"'),
  "entry/jwt-provider.local-or-remote": refusal("Keys are local or remote: exactly one.", "JSONWebKeySet {}"),
  "entry/jwt-provider.uri-required": refusal("It is not said where the keys are.", "Remote {}"),
  "entry/jwt-provider.uri-invalid": refusal("The URI is neither absolute nor a path from `/`.", 'URI = "keys.json"'),
  "entry/jwt-provider.backoff": refusal(
    "The longest time between two tries is below the first.",
    'RetryPolicyBackOff { BaseInterval = "10s" MaxInterval = "1s" }',
  ),
  "entry/jwt-provider.discovery-type": refusal("Envoy knows no such discovery.", 'DiscoveryType = "DNS"'),
  "entry/jwt-provider.tls-one-of": refusal("Exactly one form of certificate is needed.", "TLSCertificates {}"),
  "entry/jwt-provider.trusted-ca-one-of": refusal("Exactly one form of certificate is needed.", "TrustedCA {}"),
  "entry/jwt-provider.local-one-of": refusal("Local keys are written down or in a file: exactly one.", "Local {}"),
  "entry/jwt-provider.local-base64": refusal("`JWKS` is not padded base64.", 'Local { JWKS = "{}" }'),
  "entry/jwt-provider.location-one-of": refusal(
    "A location is a header, a query parameter or a cookie: exactly one.",
    "Locations = [{}]",
  ),
  "entry/jwt-provider.location-header-name": refusal("The header is not named.", "Locations = [{ Header {} }]"),
  "entry/jwt-provider.location-query-name": refusal("The parameter is not named.", "Locations = [{ QueryParam {} }]"),
  "entry/jwt-provider.location-cookie-name": refusal("The cookie is not named.", "Locations = [{ Cookie {} }]"),
  "entry/jwt-provider.forwarding-header": refusal("The header is not named.", "Forwarding {}"),
});
