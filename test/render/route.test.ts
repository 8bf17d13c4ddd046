import { expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { drawPicture } from "../../src/render/graph/draw.js";
import { routeLine } from "../../src/render/route.js";

const gateway = (node: string, datacenter: string, status: string) => ({
  Node: { Node: node, Address: "10.0.0.1", Datacenter: datacenter },
  Service: { Kind: "mesh-gateway", ID: node, Service: "mesh-gateway", Port: 8443 },
  Checks: [{ Node: node, CheckID: "check", Name: "check", Status: status, ServiceID: node }],
});

const web = `service {
  name = "web"
  connect { sidecar_service { proxy { upstreams = [
    { destination_name = "api", datacenter = "dc2", local_bind_port = 9000, mesh_gateway { mode = "local" } },
    { destination_name = "api", destination_peer = "far", local_bind_port = 9001, mesh_gateway { mode = "local" } },
  ] } } }
}
`;

const planWith = (...answers: readonly unknown[]) =>
  analyze([
    { file: "web.hcl", text: web, datacenter: "dc1" },
    { file: "answer.json", text: JSON.stringify(answers) },
  ]).plan;

const linesOf = (plan: ReturnType<typeof planWith>) =>
  plan.proxies.flatMap(({ upstreams }) => upstreams.flatMap(({ routes }) => routes.map(routeLine)));

test("gateways are not called unhealthy for the sake of the target's instances", () => {
  const plan = planWith(gateway("gw-1", "dc1", "passing"), gateway("gw-2", "dc2", "passing"));
  const [first] = plan.proxies[0]?.upstreams[0]?.routes ?? [];
  // That is what the proxy is told.
  expect(first?.hops[0]?.to.endpoints?.map(({ health }) => health)).toEqual(["unhealthy"]);
  expect(linesOf(plan).filter((line) => line.includes("unhealthy"))).toEqual([]);
  expect(drawPicture(plan).nodes.filter(({ about }) => about.includes("unhealthy"))).toEqual([]);
});

test("gateways whose own checks fail are called unhealthy where these count", () => {
  const plan = planWith(gateway("gw-1", "dc1", "critical"), gateway("gw-2", "dc2", "critical"));
  expect(linesOf(plan)).toEqual([
    expect.stringMatching(
      /^via gateway of dc1 \(gw-1 10\.0\.0\.1:8443\) → gateway of dc2 \(gw-2 10\.0\.0\.1:8443 unhealthy\)/,
    ),
    expect.stringMatching(/^via gateway of dc1 \(gw-1 10\.0\.0\.1:8443 unhealthy\) → gateway of peer far/),
  ]);
  const unhealthy = drawPicture(plan).nodes.filter(({ about }) => about.includes("unhealthy"));
  expect(unhealthy.map(({ detail }) => detail).sort()).toEqual(["gw-1", "gw-2"]);
});
