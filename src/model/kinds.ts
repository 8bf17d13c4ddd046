import { type APIGateway, apiGateway } from "./api-gateway.js";
import { type BoundAPIGateway, boundAPIGateway } from "./bound-api-gateway.js";
import {
  type FileSystemCertificate,
  fileSystemCertificate,
  type InlineCertificate,
  inlineCertificate,
} from "./certificate.js";
import { type ControlPlaneRequestLimit, controlPlaneRequestLimit } from "./control-plane-request-limit.js";
import { type ExportedServices, exportedServices } from "./exported-services.js";
import { type HTTPRoute, httpRoute } from "./http-route.js";
import { type IngressGateway, ingressGateway } from "./ingress-gateway.js";
import { type JWTProvider, jwtProvider } from "./jwt-provider.js";
import { type EntryOf, entryKind } from "./kind.js";
import { type Mesh, mesh } from "./mesh.js";
import { type ProxyDefaults, proxyDefaults } from "./proxy-defaults.js";
import { apiGatewayRules } from "./rules/api-gateway.js";
import { boundAPIGatewayRules } from "./rules/bound-api-gateway.js";
import { fileSystemCertificateRules, inlineCertificateRules } from "./rules/certificate.js";
import { controlPlaneRequestLimitRules } from "./rules/control-plane-request-limit.js";
import { exportedServicesRules } from "./rules/exported-services.js";
import { httpRouteRules } from "./rules/http-route.js";
import { ingressGatewayRules } from "./rules/ingress-gateway.js";
import { jwtProviderRules } from "./rules/jwt-provider.js";
import { meshRules } from "./rules/mesh.js";
import { proxyDefaultsRules } from "./rules/proxy-defaults.js";
import { samenessGroupRules } from "./rules/sameness-group.js";
import { serviceDefaultsRules } from "./rules/service-defaults.js";
import { serviceIntentionsRules } from "./rules/service-intentions.js";
import { serviceResolverRules } from "./rules/service-resolver.js";
import { serviceRouterRules } from "./rules/service-router.js";
import { serviceSplitterRules } from "./rules/service-splitter.js";
import { tcpRouteRules } from "./rules/tcp-route.js";
import { terminatingGatewayRules } from "./rules/terminating-gateway.js";
import { type SamenessGroup, samenessGroup } from "./sameness-group.js";
import { type ServiceDefaults, serviceDefaults } from "./service-defaults.js";
import { type ServiceIntentions, serviceIntentions } from "./service-intentions.js";
import { type ServiceResolver, serviceResolver } from "./service-resolver.js";
import { type ServiceRouter, serviceRouter } from "./service-router.js";
import { type ServiceSplitter, serviceSplitter } from "./service-splitter.js";
import { type TCPRoute, tcpRoute } from "./tcp-route.js";
import { type TerminatingGateway, terminatingGateway } from "./terminating-gateway.js";

/** Every kind of config entry. A new kind is a file of model, a file of rules and a line here. */
export const entryKinds = {
  "proxy-defaults": entryKind<ProxyDefaults>("proxy-defaults", proxyDefaults, proxyDefaultsRules),
  "service-defaults": entryKind<ServiceDefaults>("service-defaults", serviceDefaults, serviceDefaultsRules),
  "service-resolver": entryKind<ServiceResolver>("service-resolver", serviceResolver, serviceResolverRules),
  "service-splitter": entryKind<ServiceSplitter>("service-splitter", serviceSplitter, serviceSplitterRules),
  "service-router": entryKind<ServiceRouter>("service-router", serviceRouter, serviceRouterRules),
  "sameness-group": entryKind<SamenessGroup>("sameness-group", samenessGroup, samenessGroupRules),
  "service-intentions": entryKind<ServiceIntentions>("service-intentions", serviceIntentions, serviceIntentionsRules),
  "exported-services": entryKind<ExportedServices>("exported-services", exportedServices, exportedServicesRules),
  mesh: entryKind<Mesh>("mesh", mesh, meshRules),
  "ingress-gateway": entryKind<IngressGateway>("ingress-gateway", ingressGateway, ingressGatewayRules),
  "terminating-gateway": entryKind<TerminatingGateway>(
    "terminating-gateway",
    terminatingGateway,
    terminatingGatewayRules,
  ),
  "api-gateway": entryKind<APIGateway>("api-gateway", apiGateway, apiGatewayRules),
  "http-route": entryKind<HTTPRoute>("http-route", httpRoute, httpRouteRules),
  "tcp-route": entryKind<TCPRoute>("tcp-route", tcpRoute, tcpRouteRules),
  "inline-certificate": entryKind<InlineCertificate>("inline-certificate", inlineCertificate, inlineCertificateRules),
  "file-system-certificate": entryKind<FileSystemCertificate>(
    "file-system-certificate",
    fileSystemCertificate,
    fileSystemCertificateRules,
  ),
  "jwt-provider": entryKind<JWTProvider>("jwt-provider", jwtProvider, jwtProviderRules),
  "bound-api-gateway": entryKind<BoundAPIGateway>("bound-api-gateway", boundAPIGateway, boundAPIGatewayRules, [
    "server",
  ]),
  "control-plane-request-limit": entryKind<ControlPlaneRequestLimit>(
    "control-plane-request-limit",
    controlPlaneRequestLimit,
    controlPlaneRequestLimitRules,
    ["client"],
  ),
} as const;

/** The name of a kind, as Consul spells it: `service-defaults`. */
export type EntryKind = keyof typeof entryKinds;

/** The interface of each kind's entries. */
export type EntryByKind = { readonly [Kind in EntryKind]: EntryOf<(typeof entryKinds)[Kind]> };

/** A config entry of any kind, told apart by its `kind`. */
export type ConfigEntry = EntryByKind[EntryKind];

/** True for the exact name of a kind; letter case counts, and there are no aliases. */
export function isEntryKind(kind: string): kind is EntryKind {
  return Object.hasOwn(entryKinds, kind);
}
