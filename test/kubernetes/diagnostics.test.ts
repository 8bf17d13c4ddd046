import { describe, expect, test } from "vitest";
import { kubernetesCodes } from "../../src/base/codes/kubernetes.js";
import { readKubernetes } from "../../src/kubernetes.js";
import { marked } from "../decode/marked.js";

const api = "apiVersion: consul.hashicorp.com/v1alpha1";

function pod(annotations: string): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    ${annotations.replaceAll("\n", "\n    ")}
spec:
  containers:
    - name: web
      ports: [{name: http, containerPort: 80}]
`;
}

const inject = 'consul.hashicorp.com/connect-inject: "true"\n';

const cases: readonly { readonly code: string; readonly text: string; readonly hint?: string }[] = [
  { code: "kubernetes/api-version", text: "apiVersion: «consul.hashicorp.com/v1»\nkind: ServiceDefaults\n" },
  { code: "kubernetes/api-version", text: "apiVersion: «consul.hashicorp.io/v1alpha1»\nkind: Mesh\n" },
  { code: "kubernetes/api-version", text: "kind: «ServiceDefaults»\nmetadata: {name: web}\n" },
  { code: "kubernetes/api-version", text: "kind: «service-defaults»\nname: web\n", hint: "kind: ServiceDefaults" },
  { code: "kubernetes/kind", text: `${api}\nkind: «ServiceDefault»\n`, hint: "ServiceDefaults" },
  { code: "kubernetes/kind", text: `${api}\nkind: «servicerouter»\n`, hint: "ServiceRouter" },
  { code: "kubernetes/kind", text: `«${api}\nmetadata: {name: web}»\n` },
  { code: "kubernetes/name-missing", text: `${api}\nkind: «ProxyDefaults»\nspec: {}\n` },
  { code: "kubernetes/name-missing", text: `${api}\nkind: «Mesh»\nmetadata: {name: ""}\n` },
  { code: "kubernetes/mesh-name", text: `${api}\nkind: Mesh\nmetadata: {name: «global»}\n` },
  { code: "kubernetes/not-an-object", text: `${api}\nkind: Mesh\nmetadata: {name: mesh}\nspec: «[a]»\n` },
  {
    code: "kubernetes/snake-case-key",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {«mesh_gateway»: {mode: local}}\n`,
    hint: "`meshGateway`",
  },
  {
    code: "kubernetes/key-case",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {upstreamConfig: {overrides: [{«Name»: b}]}}\n`,
    hint: "`name`",
  },
  {
    code: "kubernetes/field-missing",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {«meta»: {a: b}}\n`,
  },
  {
    code: "kubernetes/value-type",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {protocol: «[http]»}\n`,
  },
  {
    code: "kubernetes/value-type",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {externalSNI: «1.5»}\n`,
    hint: '"1.5"',
  },
  {
    code: "kubernetes/value-type",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {maxInboundConnections: «"5"»}\n`,
    hint: "quotes",
  },
  {
    code: "kubernetes/value-type",
    text: `${api}\nkind: ServiceResolver\nmetadata: {name: a}\nspec: {failover: {"*": {datacenters: «dc2»}}}\n`,
    hint: "[…]",
  },
  {
    code: "kubernetes/value-type",
    text: `${api}\nkind: ServiceResolver\nmetadata: {name: a}\nspec: {connectTimeout: «15»}\n`,
    hint: "15s",
  },
  {
    code: "decode/bad-type",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {meshGateway: «local»}\n`,
  },
  {
    code: "kubernetes/use-annotation",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {«mode»: transparent}\n`,
    hint: "consul.hashicorp.com/transparent-proxy",
  },
  {
    code: "kubernetes/use-annotation",
    text: `${api}\nkind: ProxyDefaults\nmetadata: {name: global}\nspec: {«mode»: transparant}\n`,
    hint: "consul.hashicorp.com/transparent-proxy",
  },
  {
    code: "kubernetes/mesh-gateway-mode",
    text: `${api}\nkind: ProxyDefaults\nmetadata: {name: global}\nspec: {meshGateway: {mode: «lokal»}}\n`,
    hint: "local",
  },
  {
    code: "decode/unknown-key",
    text: `${api}\nkind: ServiceDefaults\nmetadata: {name: a}\nspec: {«protokol»: http}\n`,
    hint: "`protocol`",
  },
  { code: "entry/name-required", text: `«${api}\nkind: ServiceDefaults\nspec: {}»\n` },
  { code: "entry/proxy-defaults.name", text: `${api}\nkind: ProxyDefaults\nmetadata: {name: «web»}\n` },
  { code: "yaml/template", text: `${api}\nkind: Mesh\nmetadata: {name: «"{{ .Release.Name }}"»}\n`, hint: "helm" },
  { code: "kubernetes/annotation-not-text", text: pod("consul.hashicorp.com/connect-inject: «true»") },
  { code: "kubernetes/annotation", text: pod("consul.hashicorp.com/connect-inject: «enabled»") },
  { code: "kubernetes/annotation", text: pod(`${inject}consul.hashicorp.com/transparent-proxy: «"maybe"»`) },
  { code: "kubernetes/annotation", text: pod(`${inject}consul.hashicorp.com/connect-service-port: "«grpc»"`) },
  { code: "kubernetes/annotation", text: pod(`${inject}consul.hashicorp.com/proxy-config-map: «"[1]"»`) },
  { code: "kubernetes/annotation", text: pod("consul.hashicorp.com/gateway-kind: «mesh»") },
  { code: "kubernetes/annotation", text: pod(`${inject}consul.hashicorp.com/connect-service-upstreams: "api:«x»"`) },
  { code: "kubernetes/annotation", text: pod(`${inject}consul.hashicorp.com/connect-service-upstreams: api:«70000»`) },
  {
    code: "kubernetes/annotation-unknown",
    text: pod(`${inject}«consul.hashicorp.com/connect-service-upstream»: a:1`),
    hint: "connect-service-upstreams",
  },
  {
    code: "kubernetes/annotation-misplaced",
    text: `apiVersion: apps/v1\nkind: Deployment\nmetadata:\n  annotations:\n    «consul.hashicorp.com/connect-inject»: "true"\n`,
    hint: "spec.template.metadata.annotations",
  },
  { code: "kubernetes/not-injected", text: pod("«consul.hashicorp.com/connect-service-upstreams»: a:81") },
  { code: "kubernetes/upstream", text: pod(`${inject}consul.hashicorp.com/connect-service-upstreams: "a:81, «b»"`) },
  {
    code: "kubernetes/upstream",
    text: pod(`${inject}consul.hashicorp.com/connect-service-upstreams: >-\n  a:81,\n  «b»`),
  },
  {
    code: "kubernetes/upstream-enterprise",
    text: pod(`${inject}consul.hashicorp.com/connect-service-upstreams: "a.«shop»:81"`),
  },
  {
    code: "service/upstream-bind-duplicate",
    text: pod(`${inject}consul.hashicorp.com/connect-service-upstreams: "a:81, «b:81»"`),
  },
];

describe("diagnostics of manifests", () => {
  test.each(cases)("$code stands at its place in $text", ({ code, text, hint }) => {
    const { document, spans } = marked("a.yaml", text);
    const { diagnostics } = readKubernetes({ file: "a.yaml", text: document.text });
    expect(diagnostics.filter((one) => one.hidden !== true).map((one) => [one.code, one.span])).toEqual([
      [code, spans[0]],
    ]);
    expect(diagnostics[0]?.hint ?? "").toContain(hint ?? "");
  });

  test("every code of this stage has a case", () => {
    expect(Object.keys(kubernetesCodes).filter((code) => !cases.some((one) => one.code === code))).toEqual([]);
  });
});

describe("what is passed over without a word", () => {
  test.each([
    { what: "objects of Kubernetes", text: "apiVersion: v1\nkind: ConfigMap\ndata: {a: on, a: off}\n" },
    { what: "a Mesh of somebody else", text: "apiVersion: appmesh.k8s.aws/v1beta2\nkind: Mesh\nspec: [1]\n" },
    { what: "other kinds of Consul's", text: `${api}\nkind: PeeringAcceptor\nmetadata: {name: a}\nspec: {x: 1}\n` },
    { what: "gateways of the Gateway API", text: "apiVersion: gateway.networking.k8s.io/v1\nkind: Gateway\n" },
    { what: "values of a chart", text: "image: {tag: 1}\nkind: web\n" },
    { what: "templates of other objects", text: "apiVersion: v1\nkind: Secret\nmetadata: {name: {{ .Values.x }}}\n" },
    { what: "pods without annotations", text: "apiVersion: v1\nkind: Pod\nmetadata: {name: web}\n" },
    {
      what: "pods that want no injection",
      text: pod(
        'consul.hashicorp.com/connect-inject: "false"\nconsul.hashicorp.com/connect-service-upstreams: nonsense',
      ),
    },
    { what: "lists, texts and nothing", text: "- a\n---\nb\n---\n" },
  ])("$what", ({ text }) => {
    expect(readKubernetes({ file: "a.yaml", text })).toEqual({ definitions: [], diagnostics: [] });
  });
});
