import { Composer, Lexer, Parser } from "yaml";
import type { Source } from "../../src/base/source.js";
import { toKubernetes } from "../../src/convert/to-kubernetes.js";
import { kubernetesReader } from "../../src/kubernetes/reader.js";
import type { ServiceDefinition } from "../../src/model/definition.js";
import { readSources } from "../../src/read.js";
import { makeFleet } from "./fleet-texts.js";
import { timeOf } from "./measure.js";

/**
 * Reading, decoding and validating the fleet of 1,000 services of 5 upstreams from Kubernetes resources, and the share of it
 * that is spent outside the `yaml` package. Its own time is that of its lexer, parser and composer on the same texts.
 */
export function benchKubernetes(): void {
  const sources = resourcesOf(makeFleet({ services: 1000, upstreams: 5, datacenters: 3 }));
  const bytes = sources.reduce((sum, { text }) => sum + text.length, 0);
  const options = { readers: [kubernetesReader] };
  const { definitions } = readSources(sources, options);
  if (definitions.length < 3000) throw new Error(`${definitions.length} definitions read`);
  const all = timeOf(() => readSources(sources, options), { span: 500 });
  const yaml = timeOf(() => sources.map(({ text }) => compose(text.toString())), { span: 500 });
  console.log(
    `${sources.length} resources of ${(bytes / 1e6).toFixed(2)} MB: ${all.toFixed(0)} ms, ` +
      `of which yaml takes ${yaml.toFixed(0)} ms (${(bytes / yaml / 1000).toFixed(1)} MB/s); ` +
      `${Math.max(0, (1 - yaml / all) * 100).toFixed(0)} % are spent outside it`,
  );
}

function compose(text: string): number {
  const parser = new Parser();
  const tokens = [];
  for (const lexeme of new Lexer().lex(text)) for (const token of parser.next(lexeme)) tokens.push(token);
  for (const token of parser.end()) tokens.push(token);
  return [...new Composer({ schema: "failsafe", keepSourceTokens: false, prettyErrors: false }).compose(tokens)].length;
}

/** Entries as custom resources, proxies as Deployments whose annotations name the upstreams. */
function resourcesOf(fleet: readonly Source[]): readonly Source[] {
  return readSources(fleet).definitions.flatMap((definition, index) => {
    const text = definition.type === "service" ? deployment(definition) : toKubernetes(definition).text;
    if (text === undefined) return [];
    const { datacenter } = definition.origin;
    return [{ file: `resource-${index}.yaml`, text, ...(datacenter === undefined ? {} : { datacenter }) }];
  });
}

function deployment({ value }: ServiceDefinition): string | undefined {
  const { proxy } = value;
  if (value.kind !== "connect-proxy" || proxy === undefined) return undefined;
  const upstreams = (proxy.upstreams ?? []).map(({ destinationName, localBindPort, datacenter }) =>
    [destinationName, localBindPort, ...(datacenter === undefined ? [] : [datacenter])].join(":"),
  );
  const name = proxy.destinationServiceName;
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  replicas: 1
  selector:
    matchLabels:
      app: ${name}
  template:
    metadata:
      labels:
        app: ${name}
      annotations:
        consul.hashicorp.com/connect-inject: "true"
        consul.hashicorp.com/connect-service: ${name}
        consul.hashicorp.com/connect-service-upstreams: "${upstreams.join(",")}"
    spec:
      containers:
        - name: ${name}
          image: registry.example.com/${name}:1.0
          ports:
            - containerPort: 8080
`;
}
