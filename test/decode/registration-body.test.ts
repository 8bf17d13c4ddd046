import { describe, expect, test } from "vitest";
import { readRegistrationText } from "../../src/decode/agent-text.js";
import { readRegistrationBody } from "../../src/decode/registration-body.js";
import { spanOf } from "../../src/model/definition.js";
import { marked } from "./marked.js";

function read(text: string) {
  const { document, spans } = marked("web.json", text);
  return { ...readRegistrationBody(readRegistrationText(document)), spans };
}

describe("bodies of registration requests", () => {
  test("members of an object that comes twice are merged, a list that comes twice is replaced", () => {
    const { services } = read(`{"Name":"web","Meta":{"a":"1","b":"1"},"meta":{"b":"2"},"Tags":["x","y"],"Tags":["z"]}`);
    expect(services[0]?.value).toMatchObject({ meta: { a: "1", b: "2" }, tags: ["z"] });
  });

  test("the CamelCase spelling wins unless it is zero, member by member for a mode", () => {
    const { services } = read(
      `{"Name":"p","Kind":"connect-proxy","Port":1,"Proxy":{
        "DestinationServiceName":"w","destination_service_name":"x",
        "LocalServicePort":0,"local_service_port":7,
        "MeshGateway":{"Mode":""},"mesh_gateway":{"Mode":«"local"»}}}`,
    );
    expect(services[0]?.value.proxy).toMatchObject({
      destinationServiceName: "w",
      localServicePort: 7,
      meshGateway: { mode: "local" },
    });
  });

  test("of several faults the first in the text is the one that Consul tells", () => {
    const { diagnostics, refusedAt, spans } = read(`{"Name":"web",«"Bogus"»:1,"Port":«"80"»}`);
    expect(refusedAt).toBe("decode");
    expect(diagnostics).toMatchObject([
      { code: "decode/unknown-key", span: spans[0] },
      { code: "decode/bad-type", span: spans[1], hidden: true },
    ]);
  });

  test("a null among the upstreams is refused where it stands", () => {
    const { diagnostics, spans } = read(
      `{"Name":"p","Kind":"connect-proxy","Port":1,"Proxy":{"DestinationServiceName":"w","Upstreams":[«null»]}}`,
    );
    expect(diagnostics[0]).toMatchObject({ code: "decode/bad-type", path: "Proxy.Upstreams[0]", span: spans[0] });
  });

  test("a bad duration is told after any other fault of its check, and before one behind it", () => {
    const told = (text: string) =>
      read(text)
        .diagnostics.filter(({ hidden }) => hidden !== true)
        .map(({ code }) => code);
    expect(told(`{"Name":"web","Check":{"TTL":"bad","Bogus":1}}`)).toEqual(["decode/unknown-key"]);
    expect(told(`{"Name":"web","Checks":[{"TTL":"bad"},{"Bogus":1}]}`)).toEqual(["decode/bad-duration"]);
    expect(told(`{"Name":"web","Check":{"TTL":"bad"},"Bogus":1}`)).toEqual(["decode/bad-duration"]);
  });

  test("a check has no token here", () => {
    expect(read(`{"Name":"web","Check":{"TTL":"1s",«"Token"»:"t"}}`).diagnostics).toMatchObject([
      { code: "decode/unknown-key" },
    ]);
  });

  test("an unknown mode is kept and warned of", () => {
    const { services, diagnostics, refusedAt, spans } = read(
      `{"Name":"p","Kind":"connect-proxy","Port":1,"Proxy":{"DestinationServiceName":"w","MeshGateway":{"Mode":«"Local"»}}}`,
    );
    expect(refusedAt).toBeUndefined();
    expect(services[0]?.value.proxy?.meshGateway).toEqual({ mode: "Local" });
    expect(diagnostics).toMatchObject([{ code: "service/mode-unknown", severity: "warning", span: spans[0] }]);
  });

  test("an unknown mode of the proxy is kept and warned of", () => {
    const { services, diagnostics, refusedAt, spans } = read(
      `{"Name":"p","Kind":"connect-proxy","Port":1,"Proxy":{"DestinationServiceName":"w","Mode":«"transparant"»}}`,
    );
    expect(refusedAt).toBeUndefined();
    expect(services[0]?.value.proxy?.mode).toBe("transparant");
    expect(diagnostics).toMatchObject([
      { code: "service/proxy-mode-unknown", severity: "warning", hint: 'Did you mean "transparent"?', span: spans[0] },
    ]);
  });

  test("the token of a request's body is not used, that of its sidecar is", () => {
    const { services } = read(`{"Name":"w","Token":"a","Connect":{"SidecarService":{"Token":"b"}}}`);
    expect(services.map((service) => service.token)).toEqual([undefined, "b"]);
  });

  test("a sidecar's own parts keep their places", () => {
    const { services, spans } = read(
      `{"Name":"w","Port":1,"Connect":{"SidecarService":{"Proxy":{"MeshGateway":{"Mode":«"none"»}}}}}`,
    );
    const [, sidecar] = services;
    if (sidecar === undefined) throw new Error("no sidecar");
    expect(spanOf(sidecar, ["proxy", "meshGateway", "mode"])).toEqual(spans[0]);
  });
});
