import { describe, expect, test } from "vitest";
import { readAgentFiles } from "../../src/decode/agent-files.js";
import { readAgentText } from "../../src/decode/agent-text.js";
import { spanOf } from "../../src/model/definition.js";
import { marked } from "./marked.js";

function read(...files: string[]) {
  const sources = files.map((text, index) => marked(`${index + 1}.hcl`, text));
  const reading = readAgentFiles(sources.map(({ document }) => readAgentText(document, "hcl")));
  return { ...reading, spans: sources.flatMap((source) => source.spans) };
}

const codesOf = (reading: ReturnType<typeof read>) => reading.diagnostics.map((found) => found.code);

describe("places in agent files", () => {
  test("the mode of a nested sidecar's upstream is where it was written", () => {
    const { services, spans } = read(`service {
      name = "web"
      port = 80
      connect { sidecar_service { proxy {
        upstreams { destination_name = "db" local_bind_port = 1 mesh_gateway { mode = «"remote"» } }
      } } }
    }`);
    const [, sidecar] = services;
    expect(sidecar?.sidecarOf).toBe("web");
    if (sidecar === undefined) throw new Error("no sidecar");
    expect(spanOf(sidecar, ["proxy", "upstreams", 0, "meshGateway", "mode"])).toEqual(spans[0]);
  });

  test("what a sidecar has from its service is where the service has it", () => {
    const { services, spans } = read(
      `service { name = «"web"» port = «80» tags = «["a"]» connect { sidecar_service {} } }`,
    );
    const [, sidecar] = services;
    if (sidecar === undefined) throw new Error("no sidecar");
    expect(spanOf(sidecar, ["proxy", "destinationServiceName"])).toEqual(spans[0]);
    expect(spanOf(sidecar, ["proxy", "localServicePort"])).toEqual(spans[1]);
    expect(spanOf(sidecar, ["tags"])).toEqual(spans[2]);
  });

  test("settings keep the file that gave them", () => {
    const { settings, spans } = read(
      `datacenter = "dc1" connect { enabled = «false» }`,
      `datacenter = «"DC2"» connect { enable_mesh_gateway_wan_federation = false }`,
    );
    expect(settings.value.datacenter).toBe("dc2");
    expect(spanOf(settings, ["connect", "enabled"])).toEqual(spans[0]);
    expect(spanOf(settings, ["datacenter"])).toEqual(spans[1]);
  });

  test("a setting that is refused is marked at its value, in its own file", () => {
    const { diagnostics, spans } = read(`service { name = "web" }`, `datacenter = «"a b"»`);
    expect(diagnostics).toMatchObject([{ code: "service/agent-setting", span: spans[0], path: "datacenter" }]);
  });
});

describe("what only Consul Enterprise has", () => {
  test("is told of upstreams where it stands, and refuses nothing; `default` is no other namespace", () => {
    const upstreams = `
      upstreams { destination_name = "a" local_bind_port = 1 destination_namespace = «"ns1"» }
      upstreams { destination_name = "b" local_bind_port = 2 destination_partition = «"team"» }
      upstreams { destination_name = "c" local_bind_port = 3 destination_namespace = "default" destination_partition = "" }`;
    const { diagnostics, refusedAt, spans } = read(
      `service { name = "web" connect { sidecar_service { proxy { ${upstreams} } } } }`,
    );
    expect(diagnostics.map(({ code, severity, span }) => ({ code, severity, span }))).toEqual(
      spans.map((span) => ({ code: "service/upstream-enterprise", severity: "warning", span })),
    );
    expect(spans).toHaveLength(2);
    expect(refusedAt).toBeUndefined();
  });
});

describe("all faults of agent files are told at once", () => {
  test("a wrong key, a wrong mode and a repeated upstream are told together, the later ones as hidden", () => {
    const reading = read(`
      service { name = "a" «colour» = "red" }
      services {
        name = "p" kind = "connect-proxy" port = 1
        proxy {
          destination_service_name = "a"
          mesh_gateway { mode = «"Local"» }
          upstreams { destination_name = "x" local_bind_port = 1 }
          upstreams «{ destination_name = "x" local_bind_port = 2 }»
        }
      }`);
    const wanted = [
      { code: "decode/unknown-key", span: reading.spans[0], path: "service.colour" },
      { code: "service/mesh-gateway-mode", span: reading.spans[1], path: "services[0].proxy.mesh_gateway.mode" },
      { code: "service/upstream-duplicate", span: reading.spans[2], path: "services[0].proxy.upstreams[1]" },
    ];
    expect(reading.diagnostics).toMatchObject(wanted);
    expect(reading.diagnostics.map((found) => found.hidden)).toEqual([undefined, true, true]);
    expect(reading.diagnostics[1]?.hint).toBe('Did you mean "local"?');
    expect(reading.refusedAt).toBe("decode");
    expect(reading.services).toHaveLength(2);
  });

  test("what only the servers refuse is told as such and does not refuse the files", () => {
    const reading = read(`service { name = "web" port = 1 connect { sidecar_service { proxy {
      upstreams «{ destination_name = "db" }»
    } } } }`);
    expect(reading.refusedAt).toBeUndefined();
    expect(reading.diagnostics).toMatchObject([
      {
        code: "service/upstream-bind-missing",
        severity: "error",
        refusedBy: "catalog",
        span: reading.spans[0],
        path: "service.connect.sidecar_service.proxy.upstreams[0]",
      },
    ]);
    expect(reading.catalogRefusals).toMatchObject([{ id: "web-sidecar-proxy" }]);
  });

  test("an ID that comes twice is a warning at the later registration that names the earlier one", () => {
    const reading = read(`services = [ «{ name = "web" port = 1 }», «{ name = "web" port = 2 }» ]`);
    expect(reading.services.map(({ value }) => value.port)).toEqual([2]);
    expect(reading.diagnostics).toMatchObject([
      { code: "service/id-twice", severity: "warning", span: reading.spans[1], related: [{ span: reading.spans[0] }] },
    ]);
  });
});

describe("one fault, one diagnostic", () => {
  test.each([
    [
      `service { name = "p" kind = "connect-proxy" port = "80" proxy { destination_service_name = "w" } }`,
      ["decode/bad-type"],
    ],
    [`service { nmae = "web" }`, ["decode/unknown-key"]],
    [`service { name = "web" check { ttl = "10" } }`, ["service/check-duration"]],
    [
      `service { name = "w" port = 1 connect { sidecar_service { proxy { upstreams { destination_name = 5 local_bind_prt = 1 } } } } }`,
      ["decode/bad-type", "decode/unknown-key"],
    ],
    [
      `service { name = "p" kind = "connect-proxy" port = 1 proxy { DestinationServiceName = "w" upstreams { destination_name = "a" } } }`,
      ["decode/unknown-key", "service/upstream-bind-missing"],
    ],
  ])("%s", (text, codes) => {
    expect(codesOf(read(text))).toEqual(codes);
  });
});

describe("hints for agent files", () => {
  test.each([
    [`service "web" { port = 80 }`, 'A label does not name a service; write `name = "web"` in it.'],
    [`service { name = "web" proxy { MeshGateway { mode = "local" } } }`, "Agent files spell it `mesh_gateway`."],
    [
      `service { name = "web" datacenter = "dc2" }`,
      "`datacenter` belongs to an upstream, or to the settings of the agent.",
    ],
    [`service { name = "web" prot = 80 }`, "Did you mean `port`?"],
    [
      `service { name = "web" proxy { envoy_extensions = [] } }`,
      "Agent files cannot set it on one proxy; use proxy-defaults or service-defaults.",
    ],
  ])("%s", (text, hint) => {
    const { diagnostics } = read(text);
    const unknown = diagnostics.find((found) => found.code === "decode/unknown-key");
    expect(unknown?.hint).toBe(hint);
  });
});

describe("hints for values in agent files", () => {
  test.each([
    [
      'service { name = "web" }\nservice { name = "api" }',
      "Write `service` once, or give them all as a list: `services = [ … ]`.",
    ],
    ['service { name = "web" connect {} connect {} }', "Write `connect` once."],
    ['service { name = "web" port = "80" }', "Write it without quotes."],
    ['service { name = "web" port = "abc" }', undefined],
    ['server = "true"', "Write it without quotes."],
    ['server = "yes"', undefined],
  ])("%s", (text, hint) => {
    const { diagnostics } = read(text);
    expect(diagnostics.filter(({ code }) => code === "decode/bad-type").map((one) => one.hint)).toEqual([hint]);
  });
});

describe("warnings for agent files", () => {
  test("a list of one in free-form configuration", () => {
    const reading = read(`service { name = "web" proxy { config { names = «["a"]» deep { names = ["b"] } } } }`);
    expect(reading.diagnostics).toMatchObject([{ code: "decode/list-unwrapped", span: reading.spans[0] }]);
    expect(reading.services[0]?.value.proxy?.config).toEqual({ names: "a", deep: { names: "b" } });
  });

  test("a whole number that JavaScript rounds", () => {
    const reading = read(`service { name = "web" proxy { config { big = «9007199254740993» } } }`);
    expect(reading.diagnostics).toMatchObject([{ code: "decode/number-rounded", span: reading.spans[0] }]);
  });

  test("a kind that Consul does not know becomes a typical service", () => {
    const reading = read(`service { name = "web" kind = «"connect_proxy"» }`);
    expect(reading.services[0]?.value.kind).toBeUndefined();
    expect(reading.diagnostics).toMatchObject([
      { code: "service/kind-unknown", span: reading.spans[0], hint: 'Did you mean "connect-proxy"?' },
    ]);
  });

  test("a name that DNS cannot look up", () => {
    const reading = read(`service { name = «"web_site"» }`);
    expect(reading.diagnostics).toMatchObject([{ code: "service/name-not-dns", span: reading.spans[0] }]);
    expect(reading.refusedAt).toBeUndefined();
  });

  test("old keys inside blocks name the new ones too", () => {
    expect(read(`acl { tokens { master = "x" } }`).diagnostics).toMatchObject([
      { code: "service/agent-key-old", path: "acl.tokens.master", hint: "Write `acl.tokens.initial_management`." },
    ]);
  });

  test("old keys name the new ones", () => {
    const { diagnostics, settings } = read(`acl_datacenter = "dc9"`);
    expect(diagnostics).toMatchObject([{ code: "service/agent-key-old", hint: "Write `primary_datacenter`." }]);
    expect(settings.value.primaryDatacenter).toBe("dc9");
  });
});

describe("the size of a check's output", () => {
  test.each([
    ["", 4096],
    ["output_max_size = 0", 0],
    ["output_max_size = 1", 1],
  ])("%s", (written, size) => {
    expect(read(`check { ttl = "1s" ${written} }`).checks[0]?.outputMaxSize).toBe(size);
  });
});

describe("lists of one in lists of one", () => {
  test.each([
    [`service = [[{ name = "a" }]]`, undefined],
    [`service = [[[{ name = "a" }]]]`, "decode"],
    [`service { name = [["a"]] }`, undefined],
    [`service { name = "a" proxy { mesh_gateway { mode = [["local"]] } } }`, undefined],
    [`service { name = "a" tags = [["b"]] }`, undefined],
    [`service { name = "a" tags = [[["b"]]] }`, "decode"],
    [`service { name = "a" meta { b = [["c"]] } }`, "decode"],
    [`service { name = "a" proxy { local_service_socket_path = [["/s"]] } }`, "decode"],
    [`ports = [[{ grpc = 1 }]]`, "decode"],
    [`ports { grpc = [[1]] }`, undefined],
  ])("%s: Consul unwraps twice what it holds behind a pointer", (text, refusedAt) => {
    expect(read(text).refusedAt).toBe(refusedAt);
  });
});

describe("upstreams that repeat others", () => {
  const upstreamsOf = (...upstreams: string[]) =>
    read(`service { name = "p" kind = "connect-proxy" port = 1 proxy {
      destination_service_name = "a"
      upstreams = [${upstreams.map((upstream) => `{ ${upstream} }`).join(", ")}]
    } }`);

  test("one refused for its bind place only has taken its destination all the same", () => {
    const reading = upstreamsOf(
      `destination_name = "x" local_bind_port = 1`,
      `destination_name = "y" local_bind_port = 1`,
      `destination_name = "y" local_bind_port = 2`,
    );
    expect(codesOf(reading)).toEqual(["service/upstream-bind-duplicate", "service/upstream-duplicate"]);
  });

  test("one refused for itself has taken nothing", () => {
    const reading = upstreamsOf(`destination_name = "x"`, `destination_name = "x" local_bind_port = 1`);
    expect(codesOf(reading)).toEqual(["service/upstream-bind-missing"]);
  });
});

describe("old names of settings", () => {
  test("turn ACLs on in their file, whatever the new key says there, and yield to a later file", () => {
    expect(read(`acl_datacenter = "dc9" acl { enabled = false }`).settings.value.acl.enabled).toBe(true);
    expect(read(`acl_datacenter = "dc9"`, `acl { enabled = false }`).settings.value.acl.enabled).toBe(false);
  });

  test("yield to the new name in the same file, and count in a later one", () => {
    expect(read(`acl_datacenter = "a" primary_datacenter = "b"`).settings.value.primaryDatacenter).toBe("b");
    expect(read(`acl_datacenter = "a" primary_datacenter = ""`).settings.value.primaryDatacenter).toBe("dc1");
    expect(read(`primary_datacenter = "b"`, `acl_datacenter = "a"`).settings.value.primaryDatacenter).toBe("a");
    expect(
      read(`acl { default_policy = "deny" }`, `acl_default_policy = "allow"`).settings.value.acl.defaultPolicy,
    ).toBe("allow");
  });

  test("a bad name of a datacenter is marked where the old key has it", () => {
    const { diagnostics, spans } = read(`acl_datacenter = «"a b"»`);
    expect(diagnostics).toContainEqual(expect.objectContaining({ code: "service/agent-setting", span: spans[0] }));
  });

  test("start_join_wan excludes federation as retry_join_wan does", () => {
    const federation = "connect { enable_mesh_gateway_wan_federation = true } server = true";
    expect(read(`${federation} start_join_wan = ["a"]`).refusedAt).toBe("validate");
    expect(read(`${federation} start_join_wan = []`).diagnostics).toEqual([]);
  });
});

describe("settings of several files", () => {
  test("a locality is taken whole from the last file that has one", () => {
    const { settings } = read(`locality { region = "r" zone = "z" }`, `locality { region = "s" }`);
    expect(settings.value.locality).toEqual({ region: "s" });
    expect(read(`locality { region = "r" }`, `locality { zone = "z" }`).refusedAt).toBe("validate");
  });
});

describe("warnings about keys of agent files", () => {
  test.each([
    [`license_path = ""`, ["license_path"]],
    [`partition = ""`, []],
    [`audit { enabled = false }`, []],
    [`audit { enabled = true }`, ["audit"]],
    [`audit { sink "a" { type = "file" } }`, ["audit"]],
    [`reporting { license { enabled = true } }`, ["reporting.license.enabled"]],
    [`ui = true ui_dir = "x"`, ["ui", "ui_dir"]],
    [`start_join = []`, []],
    [`start_join = ["a"]`, ["start_join"]],
  ])("%s", (text, paths) => {
    expect(read(text).diagnostics.map(({ severity, path }) => [severity, path])).toEqual(
      paths.map((path) => ["warning", path]),
    );
  });
});

describe("hostile agent files", () => {
  test("sidecars in sidecars, ten thousand deep, end in a diagnostic", () => {
    const depth = 10_000;
    const text = `service { name = "a" ${"connect { sidecar_service { ".repeat(depth)}${"} }".repeat(depth)} }`;
    const { diagnostics } = read(text);
    expect(diagnostics.some((found) => found.severity === "error")).toBe(true);
  });

  test("a key called __proto__ is a key", () => {
    const reading = read(`service { name = "a" meta { "__proto__" = "x" } }`);
    expect(JSON.stringify(reading.services[0]?.value.meta)).toBe('{"__proto__":"x"}');
    expect(codesOf(reading)).toEqual([]);
  });
});
