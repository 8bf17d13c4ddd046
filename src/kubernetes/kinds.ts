import type { EntryKind } from "../model/kinds.js";

/** The only version of Consul's resources that stands for config entries. */
export const consulApiVersion = "consul.hashicorp.com/v1alpha1";

/** Kinds of resources that stand for a config entry. */
export const resourceKinds: Readonly<Record<string, EntryKind>> = {
  ProxyDefaults: "proxy-defaults",
  ServiceDefaults: "service-defaults",
  ServiceResolver: "service-resolver",
  ServiceRouter: "service-router",
  ServiceSplitter: "service-splitter",
  ServiceIntentions: "service-intentions",
  ExportedServices: "exported-services",
  Mesh: "mesh",
  IngressGateway: "ingress-gateway",
  TerminatingGateway: "terminating-gateway",
  JWTProvider: "jwt-provider",
  SamenessGroup: "sameness-group",
  ControlPlaneRequestLimit: "control-plane-request-limit",
};

/** Other kinds of the same group. They are no config entries, and passed over. */
export const otherKinds: readonly string[] = [
  "Registration",
  "PeeringAcceptor",
  "PeeringDialer",
  "GatewayPolicy",
  "GatewayClassConfig",
  "MeshService",
  "RouteAuthFilter",
  "RouteRetryFilter",
  "RouteTimeoutFilter",
  "TerminatingGatewayService",
];

/** The entry kind of a resource kind; undefined for all other names, also those every JavaScript object has. */
export function entryKindOf(kind: string): EntryKind | undefined {
  return Object.hasOwn(resourceKinds, kind) ? resourceKinds[kind] : undefined;
}

/** Where the objects that make pods hold the template of the pod: keys from the root. */
export const podTemplates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  Deployment: ["spec", "template"],
  StatefulSet: ["spec", "template"],
  DaemonSet: ["spec", "template"],
  ReplicaSet: ["spec", "template"],
  ReplicationController: ["spec", "template"],
  Job: ["spec", "template"],
  CronJob: ["spec", "jobTemplate", "spec", "template"],
};
