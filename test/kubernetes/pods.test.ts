import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { kubernetesReader, readKubernetes } from "../../src/kubernetes.js";
import { spanOf } from "../../src/model/definition.js";
import { marked } from "../decode/marked.js";

/** What registrations say, without what Consul fills in. */
function registered(text: string): readonly unknown[] {
  return readKubernetes({ file: "a.yaml", text }).definitions.map((definition) => {
    if (definition.type !== "service") return definition.type;
    const { weights: _, ...service } = definition.value;
    return service;
  });
}

function template(kind: string, path: readonly string[], annotations: string): string {
  const indent = (text: string, by: number) => text.replaceAll(/^(?=.)/gm, " ".repeat(by));
  const pod = `metadata:\n  labels: {app: web}\n  annotations:\n${indent(annotations, 4)}spec:\n  serviceAccountName: web-account\n  containers:\n    - ports: [{name: http, containerPort: 8080}, {name: admin, containerPort: 9090}]\n`;
  const head = `apiVersion: apps/v1\nkind: ${kind}\n`;
  if (path.length === 0) return `${head}${pod.replace("metadata:\n", "metadata:\n  name: web\n")}`;
  const nested = path.reduceRight((inner, key) => `${key}:\n${indent(inner, 2)}`, pod);
  return `${head}metadata: {name: web}\n${nested}`;
}

const inject = 'consul.hashicorp.com/connect-inject: "true"\n';

const service = {
  id: "web-web-account",
  name: "web-account",
  port: 8080,
};

const sidecar = {
  kind: "connect-proxy",
  id: "web-web-account-sidecar-proxy",
  name: "web-account-sidecar-proxy",
  port: 20000,
};

const proxy = {
  destinationServiceName: "web-account",
  destinationServiceID: "web-web-account",
  localServiceAddress: "127.0.0.1",
  localServicePort: 8080,
};

describe("pods", () => {
  test.each([
    { kind: "Pod", path: [] },
    { kind: "Deployment", path: ["spec", "template"] },
    { kind: "StatefulSet", path: ["spec", "template"] },
    { kind: "DaemonSet", path: ["spec", "template"] },
    { kind: "ReplicaSet", path: ["spec", "template"] },
    { kind: "Job", path: ["spec", "template"] },
    { kind: "CronJob", path: ["spec", "jobTemplate", "spec", "template"] },
  ])("of a $kind become a service and a sidecar", ({ kind, path }) => {
    const annotations = `${inject}consul.hashicorp.com/connect-service-upstreams: "api:81:dc2, far.svc.east.peer:82"\n`;
    expect(registered(template(kind, path, annotations))).toEqual([
      service,
      {
        ...sidecar,
        proxy: {
          ...proxy,
          upstreams: [
            { destinationType: "service", destinationName: "api", datacenter: "dc2", localBindPort: 81 },
            { destinationType: "service", destinationName: "far", destinationPeer: "east", localBindPort: 82 },
          ],
        },
      },
    ]);
  });

  test("take tags, metadata, mode and configuration from annotations", () => {
    const annotations = `${inject}consul.hashicorp.com/service-tags: 'a,b\\,c'
consul.hashicorp.com/service-meta-version: "2"
consul.hashicorp.com/transparent-proxy: "true"
consul.hashicorp.com/proxy-config-map: '{"envoy": {"x": [1]}}'
consul.hashicorp.com/connect-service: shop
consul.hashicorp.com/connect-service-port: admin
consul.hashicorp.com/connect-service-upstreams: "prepared_query:q:http"
`;
    expect(registered(template("Pod", [], annotations))).toEqual([
      { id: "web-shop", name: "shop", port: 9090, tags: ["a", "b,c"], meta: { version: "2" } },
      expect.objectContaining({
        name: "shop-sidecar-proxy",
        tags: ["a", "b,c"],
        meta: { version: "2" },
        proxy: expect.objectContaining({
          mode: "transparent",
          config: { envoy: { x: [1] } },
          upstreams: [{ destinationType: "prepared_query", destinationName: "q", localBindPort: 8080 }],
        }),
      }),
    ]);
  });

  test("of several services have a sidecar each", () => {
    const annotations = `${inject}consul.hashicorp.com/connect-service: a,b
consul.hashicorp.com/connect-service-port: 8080,9090
consul.hashicorp.com/connect-service-upstreams: "api:81"
`;
    const found = registered(template("Pod", [], annotations));
    expect(found).toEqual([
      { id: "web-a", name: "a", port: 8080 },
      expect.objectContaining({ id: "web-a-sidecar-proxy", port: 20000 }),
      { id: "web-b", name: "b", port: 9090 },
      expect.objectContaining({ id: "web-b-sidecar-proxy", port: 20001 }),
    ]);
  });

  test.each([
    {
      what: "the annotation",
      annotations: `${inject}consul.hashicorp.com/connect-service: own\n`,
      services: ["web"],
      name: "own",
    },
    { what: "the Service that selects them", annotations: inject, services: ["web"], name: "web" },
    {
      what: "the Service that the annotation chooses",
      annotations: `${inject}consul.hashicorp.com/kubernetes-service: b\n`,
      services: ["a", "b"],
      name: "b",
    },
    { what: "the service account", annotations: inject, services: [], name: "web-account" },
  ])("are named by $what", ({ annotations, services, name }) => {
    const manifests = services.map(
      (one) => `---\napiVersion: v1\nkind: Service\nmetadata: {name: ${one}}\nspec: {selector: {app: web}}\n`,
    );
    const others =
      "---\napiVersion: v1\nkind: Service\nmetadata: {name: 0, namespace: x}\nspec: {selector: {app: web}}\n";
    const [first] = registered(`${template("Pod", [], annotations)}${manifests.join("")}${others}`);
    expect(first).toMatchObject({ name, id: `web-${name}` });
  });

  test("are named by the workload where nothing else names them", () => {
    const text = `apiVersion: v1\nkind: Pod\nmetadata:\n  name: web\n  annotations:\n    ${inject}`;
    expect(registered(text)[0]).toEqual({ id: "web-web", name: "web" });
  });

  test("find a Service in another file", () => {
    const files = [
      { file: "pod.yaml", text: template("Pod", [], inject) },
      {
        file: "service.yml",
        text: "apiVersion: v1\nkind: Service\nmetadata: {name: shop}\nspec: {selector: {app: web}}\n",
      },
    ];
    const { definitions } = kubernetesReader.read(files);
    expect(definitions.map((one) => one.type === "service" && one.value.name)).toEqual(["shop", "shop-sidecar-proxy"]);
  });

  test("of a gateway become its registration", () => {
    const annotations = `consul.hashicorp.com/gateway-kind: mesh-gateway
consul.hashicorp.com/gateway-consul-service-name: mesh-gateway
consul.hashicorp.com/mesh-gateway-container-port: "8443"
consul.hashicorp.com/gateway-wan-address-source: Static
consul.hashicorp.com/gateway-wan-address-static: gateway.example.com
consul.hashicorp.com/gateway-wan-port: "443"
`;
    expect(registered(template("Deployment", ["spec", "template"], annotations))).toEqual([
      {
        kind: "mesh-gateway",
        id: "web",
        name: "mesh-gateway",
        port: 8443,
        taggedAddresses: { wan: { address: "gateway.example.com", port: 443 } },
      },
    ]);
  });

  test("say where each upstream was written", () => {
    const { document, spans } = marked(
      "a.yaml",
      template("Pod", [], `${inject}consul.hashicorp.com/connect-service-upstreams: "a:81, «b»:«82»:«dc2»"\n`),
    );
    const [, found] = readKubernetes({ file: "a.yaml", text: document.text }).definitions;
    const upstream = ["proxy", "upstreams", 1];
    const places = ["destinationName", "localBindPort", "datacenter"].map((field) =>
      found?.type === "service" ? spanOf(found, [...upstream, field]) : undefined,
    );
    expect(places).toEqual(spans);
  });
});

describe("a fleet of manifests", () => {
  test("is planned like every other, with the line that decided", () => {
    const { document, spans } = marked(
      "mesh.yaml",
      `apiVersion: consul.hashicorp.com/v1alpha1
kind: ServiceDefaults
metadata: {name: web-account}
spec:
  upstreamConfig:
    overrides:
      - name: api
        meshGateway:
          mode: «remote»
---
${template("Pod", [], `${inject}consul.hashicorp.com/connect-service-upstreams: "api:81:dc2"\n`)}`,
    );
    const { plan } = analyze([{ file: "mesh.yaml", text: document.text }], { readers: [kubernetesReader] });
    const mode = plan.proxies[0]?.upstreams[0]?.mode;
    expect(mode?.value).toBe("remote");
    expect(mode?.decidedBy).toMatchObject({ span: spans[0] });
  });
});
