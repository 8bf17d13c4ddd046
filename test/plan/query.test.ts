import { describe, expect, test } from "vitest";
import { type Catalog, type CatalogOptions, createCatalog, type PeerInput } from "../../src/catalog/catalog.js";
import type { PreparedQueryDefinition } from "../../src/model/definition.js";
import type { QueryFailover } from "../../src/model/prepared-query.js";
import { planRoutes } from "../../src/plan/plan.js";
import { readSources } from "../../src/read.js";
import { gateway, service, web } from "./given.js";

const upstream = 'destination_type = "prepared_query", destination_name = "q"';

function query(failover: QueryFailover): PreparedQueryDefinition {
  return {
    type: "prepared-query",
    value: { name: "q", service: { service: "api", failover } },
    origin: { datacenter: "dc1" },
  };
}

/** What the query finds where these datacenters have an instance of `api` each; all others of three have none. */
function found(failover: QueryFailover, able: readonly string[], options: Partial<CatalogOptions> = {}) {
  const sources = able.map((datacenter) => ({ datacenter, file: `${datacenter}/api.hcl`, text: service("api") }));
  const { definitions } = readSources([{ datacenter: "dc1", file: "dc1/web.hcl", text: web(upstream) }, ...sources]);
  const datacenters = ["dc1", "dc2", "dc3"];
  const catalog: Catalog = createCatalog([...definitions, query(failover)], {
    datacenters,
    emptyDatacenters: datacenters,
    peers: [],
    ...options,
  });
  const { plan, diagnostics } = planRoutes(catalog);
  const to = plan.proxies.find((proxy) => proxy.service === "web")?.upstreams[0]?.routes[0]?.hops[0]?.to;
  return {
    at: to?.endpoints === undefined ? undefined : to.endpoints.map(({ datacenter }) => datacenter),
    told: diagnostics.map(({ code }) => code),
  };
}

describe("a prepared query that fails over", () => {
  test("asks the listed datacenters in turn, after its own", () => {
    expect(found({ datacenters: ["dc3", "dc2"] }, ["dc2", "dc3"]).at).toEqual(["dc3"]);
    expect(found({ datacenters: ["dc3", "dc2"] }, ["dc1", "dc3"]).at).toEqual(["dc1"]);
    expect(found({ datacenters: ["dc9", "dc2"] }, ["dc2"]).at).toEqual(["dc2"]);
    expect(found({ targets: [{ datacenter: "dc2" }], datacenters: ["dc3"] }, ["dc3"]).told).toEqual([
      "plan/no-instance",
    ]);
  });

  test("to the nearest datacenters is decided only if one alone can answer", () => {
    expect(found({ nearestN: 2 }, ["dc3"])).toEqual({ at: ["dc3"], told: [] });
    expect(found({ nearestN: 1, datacenters: ["dc3"] }, ["dc3"])).toEqual({ at: ["dc3"], told: [] });
    expect(found({ nearestN: 1 }, ["dc3"])).toEqual({ at: undefined, told: ["plan/query-undecided"] });
    expect(found({ nearestN: 2 }, ["dc2", "dc3"])).toEqual({ at: undefined, told: ["plan/query-undecided"] });
    expect(found({ nearestN: 2 }, []).told).toEqual(["plan/no-instance"]);
  });

  test("is not decided where nothing is known of a datacenter that it asks", () => {
    const options = { emptyDatacenters: [] };
    expect(found({ datacenters: ["dc2", "dc3"] }, ["dc3"], options)).toEqual({
      at: undefined,
      told: ["plan/query-undecided"],
    });
  });

  test("to a peer is not decided if the peer exports the service, and goes on if it does not", () => {
    const failover = { targets: [{ peer: "far" }, { datacenter: "dc2" }] };
    const far = (exported: string): PeerInput => ({
      name: "far",
      knownThereAs: "home",
      definitions: readSources([
        { file: "api.hcl", text: service("api") },
        { file: "gateway.hcl", text: gateway("far-gateway", "198.18.9.1") },
        {
          file: "exports.hcl",
          text: `Kind = "exported-services" Name = "default" Services = [{ Name = "${exported}" Consumers = [{ Peer = "home" }] }]`,
        },
      ]).definitions,
    });
    expect(found(failover, ["dc2"], { peers: [far("api")] }).told).toEqual(["plan/query-undecided"]);
    expect(found(failover, ["dc2"], { peers: [far("db")] })).toEqual({ at: ["dc2"], told: [] });
    expect(found(failover, ["dc2"])).toEqual({ at: ["dc2"], told: [] });
  });
});
