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

test("what a registration may be spelled like does not depend on what was read before", () => {
  expect(readSources([answer]).diagnostics).toEqual([]);
  expect(readSources([body]).diagnostics.map(({ code }) => code)).toEqual(["decode/unknown-key"]);
});
