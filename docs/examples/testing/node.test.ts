import { test } from "node:test";
import { analyzeDefinitions, define, expectRoute } from "meshplan/testing";

const fleet = [
  define.service({ name: "web", meshGateway: { mode: "local" }, upstreams: [{ destinationName: "api", datacenter: "dc2" }] }),
  define.service({ name: "api", datacenter: "dc2" }),
  define.meshGateway({ datacenter: "dc2" }),
];

test("without a gateway of its own, web cannot reach dc2", () => {
  expectRoute(analyzeDefinitions(fleet)).from("web").to("api").via("local-gateway").dead("plan/no-gateway");
});

test("with one, it can", () => {
  const analysis = analyzeDefinitions([...fleet, define.meshGateway()]);
  expectRoute(analysis).from("web").to("api", { datacenter: "dc2" }).alive().gatewaysOf("dc1", "dc2").not.via("direct");
});
