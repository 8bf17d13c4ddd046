import { readFileSync } from "node:fs";
import { analyze } from "meshplan";
import { routesOf, routeSnapshot, unwrap } from "meshplan/testing";
import { routeMatchers } from "meshplan/testing/vitest";
import { describe, expect, test } from "vitest";

expect.extend(routeMatchers);

const files = ["1-proxy-defaults.hcl", "2-service-defaults-web.hcl", "3-connect-proxy.hcl"];
const sources = files.map((name) => {
  const file = `docs/examples/mesh-gateways/${name}`;
  return { file, text: readFileSync(file, "utf8"), datacenter: "primary" };
});
const analysis = unwrap(analyze(sources), sources);

describe("web", () => {
  const toApi = routesOf(analysis, { from: "web", to: "api", datacenter: "secondary" });

  test("reaches api through the gateways of secondary, whatever the defaults say", () => {
    expect(toApi).toGoVia("remote-gateway");
    expect(toApi).toPassGatewaysOf("secondary");
    expect(toApi).toBeDecidedBy("proxy");
  });

  test("never goes there directly", () => {
    expect(toApi).not.toGoVia("direct");
  });

  test("takes the ways that were reviewed", () => {
    expect(routeSnapshot(analysis.plan)).toMatchInlineSnapshot(`
      "web-sidecar-proxy in primary, for web
        api?dc=secondary: mode remote (proxy of service/web-sidecar-proxy)
          remote-gateway → gateways of secondary → api in secondary
      "
    `);
  });
});
