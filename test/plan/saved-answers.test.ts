import { describe, expect, test } from "vitest";
import type { Analysis } from "../../src/analyze.js";
import { whatIf } from "../../src/what-if/what-if.js";
import { given, routeOf, service, told, web } from "./given.js";

const to = 'destination_name = "api" datacenter = "dc2" mesh_gateway { mode = "local" }';

function instance(id: string, name: string, kind = ""): unknown {
  const registered = kind === "connect-proxy" ? { Proxy: { DestinationServiceName: "api" } } : {};
  return {
    Node: { Node: "node-1", Address: "10.2.0.1", Datacenter: "dc2" },
    Service: { Kind: kind, ID: id, Service: name, Port: 8443, ...registered },
    Checks: [],
  };
}

const gatewayAnswer = instance("gateway-2", "mesh-gateway", "mesh-gateway");
const files = { "dc1/web.hcl": web(to), "dc1/api.hcl": service("api") };

function withAnswers(...answers: readonly unknown[]): Analysis {
  return given({ ...files, "dc1/gw.hcl": gateways, "dc2/answers.json": JSON.stringify(answers) });
}

const gateways = 'service { kind = "mesh-gateway" name = "gateway" id = "gateway-1" address = "10.0.0.9" port = 8443 }';

describe("what the catalogue answers about one service", () => {
  test("tells nothing of the instances of others", () => {
    for (const answer of [gatewayAnswer, flat(gatewayAnswer)]) {
      const analysis = withAnswers(answer);
      expect(routeOf(analysis, "api?dc=dc2").dead).toBeUndefined();
      expect(told(analysis.diagnostics, "plan").map((one) => one.split(" ")[0])).toContain("plan/service-unknown");
    }
  });

  test("tells nothing of the sidecars of a service, for they are services themselves", () => {
    const analysis = withAnswers(gatewayAnswer, instance("api", "api"));
    expect(routeOf(analysis, "api?dc=dc2").dead).toBeUndefined();
    expect(told(analysis.diagnostics, "plan").map((one) => one.split(" ")[0])).toContain("plan/service-unknown");
  });

  test("tells nothing of gateways, unless it is about them", () => {
    const sidecar = instance("api-sidecar-proxy", "api-sidecar-proxy", "connect-proxy");
    const analysis = withAnswers(sidecar);
    expect(routeOf(analysis, "api?dc=dc2").dead).toBeUndefined();
    expect(analysis.diagnostics.map(({ message }) => message)).toContainEqual(
      expect.stringContaining("so its mesh gateways are not known"),
    );
    const without = { without: [{ what: "gateway", datacenter: "dc2", name: "*" }] } as const;
    const { plan } = whatIf(withAnswers(sidecar, gatewayAnswer), without);
    const dead = plan.proxies.flatMap(({ upstreams }) =>
      upstreams.flatMap(({ routes }) => routes.map((one) => one.dead)),
    );
    expect(dead).toMatchObject([{ code: "plan/no-gateway" }]);
  });

  test("is all that there is where the servers are among the answers", () => {
    const analysis = withAnswers(gatewayAnswer, instance("consul", "consul"));
    expect(routeOf(analysis, "api?dc=dc2").dead).toMatchObject({ code: "plan/no-instance" });
  });
});

/** The same as `/v1/catalog/service` prints it. */
function flat(answer: unknown): unknown {
  const { Node, Service } = Object(answer);
  return {
    ...Node,
    ServiceKind: Service.Kind,
    ServiceID: Service.ID,
    ServiceName: Service.Service,
    ServicePort: Service.Port,
  };
}
