import { describe, expect, test } from "vitest";
import { centralSwitch } from "../../src/plan/central-switch.js";
import { define } from "../../src/testing/define.js";
import { given, upstreamOf, web } from "./given.js";

const mode = 'Kind = "proxy-defaults" Name = "global" MeshGateway { Mode = "local" }';
const off = "enable_central_service_config = false";

describe("an agent that leaves central configuration out", () => {
  test("does so for the proxies beside it, and not for those of other agents", () => {
    const analysis = given({
      "global.hcl": mode,
      "one/agent.hcl": `node_name = "n1" ${off}`,
      "one/web.hcl": web('destination_name = "api"').replaceAll("web", "shop"),
      "two/agent.hcl": 'node_name = "n2"',
      "two/web.hcl": web('destination_name = "api"'),
    });
    expect(upstreamOf(analysis, "api", "shop-sidecar-proxy").mode.value).toBeUndefined();
    expect(upstreamOf(analysis, "api", "web-sidecar-proxy").mode.value).toBe("local");
  });

  test("does so for all proxies of the datacenter of which no agent is known", () => {
    const analysis = given({
      "global.hcl": mode,
      "one/agent.hcl": off,
      "two/agent.hcl": 'node_name = "n2"',
      "three/web.hcl": web('destination_name = "api"'),
    });
    expect(upstreamOf(analysis, "api").mode.value).toBeUndefined();
  });

  test("is found by the node of a registration in the catalogue", () => {
    const agents = [
      define.agent({ nodeName: "n1", enableCentralServiceConfig: false }),
      define.agent({ nodeName: "n2" }),
    ];
    const isOff = centralSwitch(agents);
    const on = (name: string) => isOff({ type: "service", value: { id: "g", name: "g" }, origin: {}, node: { name } });
    expect(["n1", "n2", "n3"].map(on)).toEqual([true, false, true]);
  });
});
