import { createServer, type IncomingMessage, type ServerResponse } from "node:http";

/** A federation as the server shall answer for it; the form of worlds in routes.jsonl. */
export interface ServedWorld {
  readonly datacenters: Readonly<
    Record<string, { readonly services: readonly ServedService[]; readonly preparedQueries?: readonly unknown[] }>
  >;
  readonly entries: readonly unknown[];
  readonly peerings?: readonly unknown[];
}

export interface ServedService {
  readonly Node?: unknown;
  readonly Address?: unknown;
  readonly TaggedAddresses?: unknown;
  readonly NodeMeta?: unknown;
  readonly Service: unknown;
  readonly Checks?: readonly unknown[];
}

/** Answers a request in place of the world; false: the world answers. */
export type Fault = (path: string, response: ServerResponse, request: IncomingMessage) => boolean;

export interface FederationServer {
  readonly address: string;
  /** `METHOD /path?query` of each request, in order. */
  readonly requests: readonly string[];
  readonly tokens: ReadonlySet<string | undefined>;
  close(): Promise<void>;
}

/** Serves a world on 127.0.0.1 in the forms of Consul's HTTP API, with indexes and other bookkeeping in it. */
export async function serveFederation(world: ServedWorld, fault: Fault = () => false): Promise<FederationServer> {
  const requests: string[] = [];
  const tokens = new Set<string | undefined>();
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? "", "http://127.0.0.1");
    requests.push(`${request.method} ${url.pathname}${url.search}`);
    const token = request.headers["x-consul-token"];
    tokens.add(Array.isArray(token) ? token[0] : token);
    if (fault(url.pathname, response, request)) return;
    const value = answerOf(world, url);
    if (value === undefined) response.writeHead(404).end("not found");
    else response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(value));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  const port = typeof address === "object" ? address?.port : undefined;
  return {
    address: `http://127.0.0.1:${port}`,
    requests,
    tokens,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

let index = 100;
const indexes = () => {
  index += 7;
  return { CreateIndex: index, ModifyIndex: index + 1 };
};

function answerOf(world: ServedWorld, url: URL): unknown {
  const [, , area = "", ...rest] = url.pathname.split("/").map(decodeURIComponent);
  const name = url.searchParams.get("dc") ?? Object.keys(world.datacenters)[0] ?? "";
  const datacenter = world.datacenters[name];
  const services = (datacenter?.services ?? []).map((served) => ({ served, service: Object(served.Service) }));
  switch (`${area}/${rest[0] ?? ""}`) {
    case "catalog/datacenters":
      return Object.keys(world.datacenters).reverse();
    case "catalog/services":
      return Object.fromEntries(services.map(({ service }) => [service.Service, []]));
    case "health/service":
      return services
        .filter(({ service }) => service.Service === rest[1])
        .reverse()
        .map(({ served, service }) => ({
          Node: {
            ID: "4b1f1b63-0000-0000-0000-000000000000",
            Node: served.Node,
            Address: served.Address,
            Datacenter: name,
            TaggedAddresses: served.TaggedAddresses ?? null,
            Meta: served.NodeMeta ?? null,
            ...indexes(),
          },
          Service: { Tags: null, Meta: null, Weights: { Passing: 1, Warning: 1 }, ...service, ...indexes() },
          Checks: (served.Checks ?? []).map((check) => ({
            Output: `took ${index} ms`,
            ...Object(check),
            ...indexes(),
          })),
        }));
    case "query/":
      return (datacenter?.preparedQueries ?? []).map((query) => ({
        Token: "secret-query-token",
        ...Object(query),
        ...indexes(),
      }));
    case "peerings/":
      return world.peerings ?? [];
    case "agent/self":
      return {
        Config: { Datacenter: name, PrimaryDatacenter: name, NodeName: "server-1", Server: true, Version: "1.21.0" },
        DebugConfig: {
          ACLInitialManagementToken: "secret-management-token",
          ACLsEnabled: true,
          ACLResolverSettings: { ACLDefaultPolicy: "deny" },
          ConnectEnabled: true,
          GRPCPort: 8502,
          GRPCTLSPort: 8503,
          PeeringEnabled: true,
        },
        Stats: { runtime: { goroutines: String(index) } },
      };
    default:
      return area === "config"
        ? world.entries.flatMap((entry) => (Object(entry).Kind === rest[0] ? [{ ...Object(entry), ...indexes() }] : []))
        : undefined;
  }
}
