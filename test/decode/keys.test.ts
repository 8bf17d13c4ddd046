import { expect, test } from "vitest";
import { readSources } from "../../src/read.js";

const body = {
  file: "body.json",
  text: JSON.stringify({
    Name: "web-proxy",
    Kind: "connect-proxy",
    Port: 9000,
    Proxy: { DestinationServiceName: "web", transparent_proxy: { outbound_listener_port: 15001 } },
  }),
};

/** An instance as the catalogue answers with it: its keys are those of registrations, and are read more leniently. */
const answer = {
  file: "answer.json",
  text: JSON.stringify([
    {
      Node: { Node: "n", Address: "10.0.0.1" },
      Service: {
        Service: "web-proxy",
        ID: "web-proxy",
        Kind: "connect-proxy",
        Port: 9000,
        Proxy: { DestinationServiceName: "web", TransparentProxy: { OutboundListenerPort: 15001 } },
      },
      Checks: [],
    },
  ]),
};

test("the long s is an s in the name of a field, and none in its alias; the Kelvin sign is a k in both", () => {
  const refused = (key: string) =>
    readSources([{ file: "w.hcl", text: `Kind = "service-defaults"\nName = "w"\n${key}` }]).diagnostics.some(
      ({ severity }) => severity === "error",
    );
  expect(refused(`Me\u017fhGateway { Mode = "local" }`)).toBe(false);
  expect(refused(`me\u017fh_gateway { Mode = "local" }`)).toBe(true);
  expect(refused(`TransparentProxy { DialedDirectly = true }`)).toBe(false);
  expect(refused(`UpstreamConfig { Defaults { PassiveHealthChec\u212a { MaxFailures = 1 } } }`)).toBe(false);
  expect(refused(`UpstreamConfig { Defaults { passive_health_chec\u212a { MaxFailures = 1 } } }`)).toBe(false);
});

test("what a registration may be spelled like does not depend on what was read before", () => {
  expect(readSources([answer]).diagnostics).toEqual([]);
  expect(readSources([body]).diagnostics.map(({ code }) => code)).toEqual(["decode/unknown-key"]);
});
