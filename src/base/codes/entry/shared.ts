import { describe } from "../code.js";
import { caution, refusal } from "./refusal.js";

/** Faults of parts that several kinds of config entries have. */
export const sharedEntryCodes = describe({
  "entry/name-required": refusal("The entry has no name.", 'Kind = "service-defaults"'),
  "entry/name-empty": caution(
    "The entry has no name. Consul's validation of this kind lets that pass, but no server stores it.",
    'Kind = "http-route"',
  ),
  "entry/meta-count": refusal("`Meta` has more than 64 pairs.", "Meta { a1 = … a65 = … }"),
  "entry/meta-key-length": refusal("A key of `Meta` is longer than 128 bytes.", 'Meta { aaaa… = "x" }'),
  "entry/meta-value-length": refusal("A value of `Meta` is longer than 512 bytes.", 'Meta { note = "aaaa…" }'),
  "entry/mutual-tls-mode": refusal("`MutualTLSMode` is not one of the known modes.", 'MutualTLSMode = "off"'),
  "entry/mesh-gateway-mode": caution(
    "Config entries keep any text as the mode of a mesh gateway; Consul acts on `none`, `local` and `remote` only.",
    'MeshGateway { Mode = "Local" }',
  ),
  "entry/proxy-mode": caution(
    "Config entries keep any text as the mode of proxies; Consul acts on `direct` and `transparent` only.",
    'Kind = "proxy-defaults" Mode = "transparant"',
  ),
  "entry/extension-name": refusal("An Envoy extension has no name.", "EnvoyExtensions { Arguments {} }"),
  "entry/extension-version": refusal(
    "`EnvoyVersion` or `ConsulVersion` of an extension is not a version constraint.",
    'EnvoyExtensions { Name = "builtin/lua" EnvoyVersion = "latest" }',
  ),
  "entry/extension-unknown": refusal(
    "There is no Envoy extension of that name.",
    'EnvoyExtensions { Name = "builtin/luna" }',
  ),
  "entry/extension-arguments": refusal(
    "An Envoy extension cannot work with its arguments.",
    'EnvoyExtensions { Name = "builtin/lua" Arguments { Listener = "inbound" } }',
  ),
  "entry/tls-version": refusal("There is no such TLS version.", 'TLSMinVersion = "TLSv1.2"'),
  "entry/tls-max-below-min": refusal(
    "The highest TLS version is below the lowest.",
    'TLSMinVersion = "TLSv1_3" TLSMaxVersion = "TLSv1_2"',
  ),
  "entry/tls-cipher-needs-tls12": refusal(
    "Cipher suites can be chosen for TLS 1.2 and below, and the lowest version is TLS 1.3.",
    'TLSMinVersion = "TLSv1_3" CipherSuites = [ … ]',
  ),
  "entry/tls-cipher": refusal("Consul does not know the cipher suite.", 'CipherSuites = ["NULL"]'),
  "entry/access-logs.file-needs-path": refusal("Access logs go to a file, and none is named.", 'Type = "file"'),
  "entry/access-logs.type": refusal("There is no such target of access logs.", 'Type = "syslog"'),
  "entry/access-logs.two-formats": refusal(
    "Access logs have a form as JSON and one as text.",
    'JSONFormat = "{}" TextFormat = "%START_TIME%"',
  ),
  "entry/access-logs.path-needs-file": refusal(
    "A file is named for access logs that do not go to a file.",
    'Type = "stdout" Path = "/var/log/access"',
  ),
  "entry/access-logs.json": refusal("`JSONFormat` is not JSON.", 'JSONFormat = "{"'),
  "entry/failover-policy.mode": refusal("There is no such way to fail over.", 'FailoverPolicy { Mode = "random" }'),
  "entry/prioritize-by-locality.enterprise": refusal(
    "Preferring near instances exists in Consul Enterprise only.",
    'PrioritizeByLocality { Mode = "failover" }',
  ),
  "entry/passive-health-check.interval": refusal("The interval is negative.", 'Interval = "-1s"'),
  "entry/passive-health-check.enforcing": refusal("The percentage is above 100.", "EnforcingConsecutive5xx = 101"),
  "entry/passive-health-check.max-ejection": refusal("The percentage is above 100.", "MaxEjectionPercent = 101"),
  "entry/passive-health-check.base-ejection": refusal("The time is negative.", 'BaseEjectionTime = "-1s"'),
  "entry/limits.max-connections": refusal("The limit is negative.", "Limits { MaxConnections = -1 }"),
  "entry/limits.max-pending-requests": refusal("The limit is negative.", "Limits { MaxPendingRequests = -1 }"),
  "entry/limits.max-concurrent-requests": refusal("The limit is negative.", "Limits { MaxConcurrentRequests = -1 }"),
  "entry/jwt-requirement.provider-name": refusal(
    "A required provider of tokens is not named.",
    'JWT { Providers = [{ VerifyClaims = [{ Path = ["aud"] Value = "api" }] }] }',
  ),
});
