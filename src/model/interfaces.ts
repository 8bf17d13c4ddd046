// The interfaces of everything that definitions hold. The main entry point exports them all, so that users can name them.

export type { AgentAcl, AgentFile, AgentPorts, AgentSettings, AgentTokens } from "./agent.js";
export type { EnterpriseUse } from "./agent-keys.js";
export type { APIGateway, APIGatewayListener, APIGatewayPolicy, APIGatewayTLSConfiguration } from "./api-gateway.js";
export type { BoundAPIGateway, BoundAPIGatewayListener } from "./bound-api-gateway.js";
export type { FileSystemCertificate, InlineCertificate } from "./certificate.js";
export type { Check } from "./check.js";
export type { ControlPlaneRequestLimit, RequestLimits, RequestRates } from "./control-plane-request-limit.js";
export type { EntryBase } from "./entry.js";
export type { ExportedService, ExportedServices, ServiceConsumer } from "./exported-services.js";
export type { GatewayServiceTLSConfig, GatewayTLSConfig, GatewayTLSSDSConfig, TLSLimits } from "./gateway-tls.js";
export type { HeaderModifiers } from "./header-modifiers.js";
export type {
  HTTPFilters,
  HTTPHeaderMatch,
  HTTPMatch,
  HTTPPathMatch,
  HTTPQueryMatch,
  HTTPResponseFilters,
  HTTPRoute,
  HTTPRouteRule,
  HTTPService,
  RetryFilter,
  TimeoutFilter,
  URLRewrite,
} from "./http-route.js";
export type { IngressGateway, IngressListener, IngressService, IngressServiceConfig } from "./ingress-gateway.js";
export type {
  JSONWebKeySet,
  JWKSCluster,
  JWKSRetryPolicy,
  JWKSTLSCertificate,
  JWKSTLSCertProviderInstance,
  JWKSTLSCertTrustedCA,
  JWTCacheConfig,
  JWTForwardingConfig,
  JWTLocation,
  JWTLocationCookie,
  JWTLocationHeader,
  JWTLocationQueryParam,
  JWTProvider,
  LocalJWKS,
  RemoteJWKS,
  RetryPolicyBackOff,
} from "./jwt-provider.js";
export type { JWTClaimVerification, JWTRequirement, JWTRequirementProvider } from "./jwt-requirement.js";
export type { CookieConfig, HashPolicy, LeastRequestConfig, LoadBalancer, RingHashConfig } from "./load-balancer.js";
export type { FailoverPolicy, Locality, PrioritizeByLocality } from "./locality.js";
export type {
  Mesh,
  MeshDirectionalHTTPConfig,
  MeshHTTPConfig,
  MeshTLSConfig,
  PeeringMeshConfig,
  RequestNormalizationMeshConfig,
  TransparentProxyMeshConfig,
} from "./mesh.js";
export type { MeshGatewayConfig, MeshGatewayMode } from "./mesh-gateway.js";
export type { HealthCheck, Node } from "./node.js";
export type { PreparedQuery, QueryFailover, QueryFailoverTarget, ServiceQuery } from "./prepared-query.js";
export type {
  AccessLogsConfig,
  EnvoyExtension,
  ExposeConfig,
  ExposePath,
  Meta,
  TransparentProxyConfig,
} from "./proxy.js";
export type { ProxyDefaults } from "./proxy-defaults.js";
export type { ResourceReference } from "./resource-reference.js";
export type { SamenessGroup, SamenessGroupMember } from "./sameness-group.js";
export type { Connect, Proxy, Registration, ServiceKind, TaggedAddress, Weights } from "./service.js";
export type {
  DestinationConfig,
  InstanceLevelRateLimits,
  InstanceLevelRouteRateLimits,
  RateLimits,
  ServiceDefaults,
} from "./service-defaults.js";
export type {
  IntentionHTTPHeaderPermission,
  IntentionHTTPPermission,
  IntentionPermission,
  ServiceIntentions,
  SourceIntention,
} from "./service-intentions.js";
export type {
  ServiceResolver,
  ServiceResolverFailover,
  ServiceResolverFailoverTarget,
  ServiceResolverRedirect,
  ServiceResolverSubset,
} from "./service-resolver.js";
export type {
  ServiceRoute,
  ServiceRouteDestination,
  ServiceRouteHTTPMatch,
  ServiceRouteHTTPMatchHeader,
  ServiceRouteHTTPMatchQueryParam,
  ServiceRouteMatch,
  ServiceRouter,
} from "./service-router.js";
export type { ServiceSplit, ServiceSplitter } from "./service-splitter.js";
export type { Condition, Status } from "./status.js";
export type { TCPRoute, TCPService } from "./tcp-route.js";
export type { LinkedService, TerminatingGateway } from "./terminating-gateway.js";
export type { OpaqueMap } from "./type.js";
export type { Upstream } from "./upstream.js";
export type { PassiveHealthCheck, UpstreamConfig, UpstreamConfiguration, UpstreamLimits } from "./upstream-config.js";
export type { WrittenConnect, WrittenExpose, WrittenProxy, WrittenService } from "./written-service.js";
