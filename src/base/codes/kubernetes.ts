import { describe } from "./code.js";

export const kubernetesCodes = describe({
  "kubernetes/api-version": {
    severity: "error",
    explanation: "A resource of Consul's kind has another apiVersion than consul.hashicorp.com/v1alpha1, or none.",
    example: "apiVersion: consul.hashicorp.com/v1\nkind: ServiceDefaults",
  },
  "kubernetes/kind": {
    severity: "error",
    explanation: "A resource of consul.hashicorp.com/v1alpha1 is of a kind that does not exist, or says none.",
    example: "apiVersion: consul.hashicorp.com/v1alpha1\nkind: ServiceDefault",
  },
  "kubernetes/name-missing": {
    severity: "error",
    explanation: "A resource has no `metadata.name`.",
    example: "kind: ProxyDefaults\nmetadata: {}",
  },
  "kubernetes/mesh-name": {
    severity: "error",
    explanation: "A resource of kind Mesh must be called `mesh`; there is only one.",
    example: "kind: Mesh\nmetadata: {name: global}",
  },
  "kubernetes/not-an-object": {
    severity: "error",
    explanation: "`metadata`, `spec` or another part of a resource that is an object is something else.",
    example: "spec: [protocol, http]",
  },
  "kubernetes/snake-case-key": {
    severity: "error",
    explanation: "A key is in snake_case. Consul's own files accept that; the schema of the resource does not.",
    example: "mesh_gateway: {mode: local}",
  },
  "kubernetes/key-case": {
    severity: "warning",
    explanation:
      "A key differs from the field's name in the resource by its letter case. Kubernetes drops such keys, or refuses them.",
    example: "MeshGateway: {mode: local}",
  },
  "kubernetes/field-missing": {
    severity: "error",
    explanation: "Consul's config entries have this field, the Kubernetes resource does not.",
    example: "spec: {meta: {team: shop}}",
  },
  "kubernetes/value-type": {
    severity: "error",
    explanation:
      "A value is of another type than the schema of the resource says. Consul would take it for what is meant; Kubernetes refuses it.",
    example: "spec: {protocol: [http]}",
  },
  "kubernetes/use-annotation": {
    severity: "error",
    explanation: "The controller refuses this field, because on Kubernetes an annotation of the pod sets it.",
    example: "kind: ServiceDefaults\nspec: {mode: transparent}",
  },
  "kubernetes/mesh-gateway-mode": {
    severity: "error",
    explanation:
      "The controller refuses a mesh gateway mode other than none, local and remote. Consul itself would not.",
    example: "meshGateway: {mode: lokal}",
  },
  "kubernetes/annotation-not-text": {
    severity: "error",
    explanation: "The value of an annotation is not text, so Kubernetes refuses the whole object.",
    example: "consul.hashicorp.com/connect-inject: true",
  },
  "kubernetes/annotation": {
    severity: "error",
    explanation:
      "The value of one of Consul's annotations cannot be read, and the pod does not start or is not registered.",
    example: 'consul.hashicorp.com/connect-inject: "enabled"',
  },
  "kubernetes/annotation-unknown": {
    severity: "warning",
    explanation: "An annotation looks like one of Consul's, and is none.",
    example: 'consul.hashicorp.com/connect-service-upstream: "api:8080"',
  },
  "kubernetes/annotation-misplaced": {
    severity: "warning",
    explanation: "One of Consul's annotations stands on the workload. Only those of its pod template count.",
    example: "kind: Deployment\nmetadata:\n  annotations:\n    consul.hashicorp.com/connect-inject: 'true'",
  },
  "kubernetes/not-injected": {
    severity: "info",
    explanation:
      "A pod has annotations of the mesh and does not ask for injection, so it joins the mesh only where that is the injector's default. Meshplan takes it that it does.",
    example: "(connect-service-upstreams without connect-inject)",
  },
  "kubernetes/upstream": {
    severity: "error",
    explanation: "An upstream in the annotation has none of the documented forms.",
    example: 'consul.hashicorp.com/connect-service-upstreams: "api"',
  },
  "kubernetes/upstream-enterprise": {
    severity: "warning",
    explanation:
      "An upstream names a namespace or partition, which Consul Enterprise has. In the Community Edition a name with dots is taken whole, or refused.",
    example: 'consul.hashicorp.com/connect-service-upstreams: "api.shop:8080"',
  },
});
