import { expect, test } from "@jest/globals";
import { analyzeDefinitions, define, routesOf } from "meshplan/testing";
import { routeMatchers } from "meshplan/testing/jest";

expect.extend(routeMatchers);

const { plan, catalog } = analyzeDefinitions([
  define.proxyDefaults({ meshGateway: { mode: "local" } }),
  define.serviceResolver({
    name: "api",
    failover: { "*": { targets: [{ datacenter: "dc2" }, { datacenter: "dc3" }] } },
  }),
  define.service({ name: "web", upstreams: ["api"] }),
  define.service({ name: "api" }),
  define.service({ name: "api", datacenter: "dc2" }),
  define.service({ name: "api", datacenter: "dc3" }),
  define.meshGateway(),
  define.meshGateway({ datacenter: "dc2" }),
  define.meshGateway({ datacenter: "dc3" }),
]);

test("api fails over to dc2 and then to dc3, through the own gateway", () => {
  const toApi = routesOf({ plan, catalog }, { from: "web", to: "api" });
  expect(toApi).toGoVia("direct");
  expect(toApi).toFailOverTo("dc2", "dc3");
  expect(toApi).toBeAlive();
  expect(toApi).not.toHaveMode("remote");
});
