import { meshGatewayModes } from "../model/mesh-gateway.js";
import { proxyModes } from "../model/proxy.js";
import { sinks } from "../model/rules/access-logs.js";
import * as apiGateway from "../model/rules/api-gateway.js";
import * as boundAPIGateway from "../model/rules/bound-api-gateway.js";
import { names as extensionNames } from "../model/rules/extensions.js";
import { httpMethods } from "../model/rules/http-methods.js";
import * as httpRoute from "../model/rules/http-route.js";
import * as ingressGateway from "../model/rules/ingress-gateway.js";
import { actions as permissionActions } from "../model/rules/intention-permission.js";
import { discoveryTypes } from "../model/rules/jwt-provider.js";
import { hashFields, policies } from "../model/rules/load-balancer.js";
import { escapedSlashes, underscores } from "../model/rules/mesh.js";
import { failoverModes, mutualTLSModes } from "../model/rules/proxy-settings.js";
import { parentKinds } from "../model/rules/resource-reference.js";
import * as serviceDefaults from "../model/rules/service-defaults.js";
import * as serviceIntentions from "../model/rules/service-intentions.js";
import { retryReasons } from "../model/rules/service-router.js";
import { cipherSuites, tlsVersions } from "../model/rules/tls.js";
import { serviceKinds } from "../model/service.js";
import { statuses } from "../model/service-rules/check.js";
import { protocols as exposeProtocols } from "../model/service-rules/expose.js";
import { upstreamTypes } from "../model/upstream.js";
import type { Notation } from "./notation.js";

/** The words of a field of text, or of the items of a list of texts. */
export interface FieldWords {
  readonly words: readonly string[];
  /** Where Consul refuses any other word. Elsewhere the words are only offered. */
  readonly strictIn: readonly Notation["name"][];
  /** True where empty text passes too. */
  readonly mayBeEmpty: boolean;
  /** True where letter case does not count. */
  readonly ignoresCase: boolean;
}

const entries = ["entry", "resource"] as const;

/** Words that rules of config entries check. Empty text passes where it does by the rule, or where a default takes its place. */
function checked(
  { words, mayBeEmpty = false }: { readonly words: readonly string[]; readonly mayBeEmpty?: boolean },
  { hasDefault = false, ignoresCase = false } = {},
): FieldWords {
  return { words, strictIn: entries, mayBeEmpty: mayBeEmpty || hasDefault, ignoresCase };
}

/** Words that nobody checks everywhere: Consul takes others too, or only some kinds of services are checked. */
function offered(words: readonly string[], strictIn: FieldWords["strictIn"] = []): FieldWords {
  return { words: words.filter((word) => word !== ""), strictIn, mayBeEmpty: true, ignoresCase: false };
}

const lowered = { ignoresCase: true } as const;
const tlsVersion = checked({ words: tlsVersions, mayBeEmpty: true });
const suites = checked({ words: cipherSuites });
const methods = checked({ words: httpMethods }, lowered);
// One table of references serves gateways, routes, certificates and whatever a status is about.
const referenceKinds = [
  parentKinds,
  apiGateway.certificateKinds,
  boundAPIGateway.certificateKinds,
  boundAPIGateway.routeKinds,
];

/** By the name of the object's table and our name of the field. */
export const fieldWords: Readonly<Record<string, FieldWords>> = {
  "ProxyDefaults.name": offered(["global"]),
  "ProxyDefaults.mode": offered(proxyModes),
  "ProxyDefaults.mutualTLSMode": checked(mutualTLSModes),
  "ServiceConfigEntry.mode": offered(proxyModes),
  "ServiceConfigEntry.mutualTLSMode": checked(mutualTLSModes),
  "ServiceConfigEntry.protocol": checked(serviceDefaults.protocols, lowered),
  "ServiceConfigEntry.balanceInboundConnections": checked(serviceDefaults.inboundBalance),
  "UpstreamConfig.protocol": offered(serviceDefaults.protocols.words),
  "UpstreamConfig.balanceOutboundConnections": checked(serviceDefaults.outboundBalance),
  "MeshGatewayConfig.mode": offered(meshGatewayModes, ["agent", "resource"]),
  "AccessLogsConfig.type": checked(sinks),
  "EnvoyExtension.name": checked(extensionNames),
  "ExposePath.protocol": offered(exposeProtocols),
  "ServiceResolverFailoverPolicy.mode": checked(failoverModes),
  "LoadBalancer.policy": checked(policies),
  "HashPolicy.field": checked(hashFields),
  "ServiceRouteHTTPMatch.methods": methods,
  "ServiceRouteDestination.retryOn": checked(retryReasons),
  "SourceIntention.action": checked(serviceIntentions.actions, { hasDefault: true }),
  "SourceIntention.type": checked(serviceIntentions.types, { hasDefault: true }),
  "IntentionPermission.action": checked(permissionActions),
  "IntentionHTTPPermission.methods": methods,
  "ExportedServicesConfigEntry.name": offered(["default"]),
  "RequestNormalizationMeshConfig.pathWithEscapedSlashesAction": checked(escapedSlashes),
  "RequestNormalizationMeshConfig.headersWithUnderscoresAction": checked(underscores),
  "MeshDirectionalTLSConfig.tlsMinVersion": tlsVersion,
  "MeshDirectionalTLSConfig.tlsMaxVersion": tlsVersion,
  "MeshDirectionalTLSConfig.cipherSuites": suites,
  "GatewayTLSConfig.tlsMinVersion": tlsVersion,
  "GatewayTLSConfig.tlsMaxVersion": tlsVersion,
  "GatewayTLSConfig.cipherSuites": suites,
  "APIGatewayTLSConfiguration.minVersion": tlsVersion,
  "APIGatewayTLSConfiguration.maxVersion": tlsVersion,
  "APIGatewayTLSConfiguration.cipherSuites": suites,
  "APIGatewayListener.protocol": checked(apiGateway.protocols, lowered),
  "IngressListener.protocol": checked(ingressGateway.protocols, { hasDefault: true, ignoresCase: true }),
  "ResourceReference.kind": offered([...new Set(referenceKinds.flatMap(({ words }) => words))]),
  "HTTPMatch.method": checked(httpRoute.methods, lowered),
  "HTTPHeaderMatch.match": checked(httpRoute.headerMatches),
  "HTTPPathMatch.match": checked(httpRoute.pathMatches, { hasDefault: true }),
  "HTTPQueryMatch.match": checked(httpRoute.queryMatches),
  "JWKSCluster.discoveryType": checked(discoveryTypes),
  "ServiceDefinition.kind": offered(serviceKinds),
  "ConnectProxyConfig.mode": offered(proxyModes, ["agent"]),
  "Upstream.destinationType": offered(upstreamTypes),
  "CheckType.status": offered(statuses, ["registration"]),
  "CheckType.method": offered(httpMethods),
  "ACL.defaultPolicy": offered(["allow", "deny"]),
};
