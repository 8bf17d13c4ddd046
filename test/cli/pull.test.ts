import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { createPull, type PullMachine } from "../../src/cli/commands/pull.js";
import { fileIo } from "../../src/cli/io.js";
import { withProgress } from "../../src/cli/progress.js";
import { safeName, safeNames } from "../../src/cli/pull/file-name.js";
import { planRoutes } from "../../src/plan/plan.js";
import { catalogOf, trustDomain, type World } from "../conformance/world.js";
import { type Fault, type FederationServer, type ServedWorld, serveFederation } from "./federation-server.js";
import { runCaptured } from "./run-captured.js";

const world: ServedWorld = {
  datacenters: {
    dc1: {
      services: [
        {
          Node: "n1",
          Address: "10.1.0.1",
          Service: {
            Kind: "connect-proxy",
            ID: "web-sidecar-proxy",
            Service: "web-sidecar-proxy",
            Port: 20000,
            Proxy: {
              DestinationServiceName: "web",
              DestinationServiceID: "web",
              Upstreams: [{ DestinationName: "api", Datacenter: "dc2", LocalBindPort: 9000 }],
            },
          },
        },
      ],
      preparedQueries: [{ ID: "1", Name: "q", Service: { Service: "api" } }],
    },
    dc2: {
      services: [
        {
          Node: "gw",
          Address: "10.2.0.9",
          Service: { Kind: "mesh-gateway", ID: "gateway", Service: "gateway", Port: 8443, Address: "10.2.0.9" },
          Checks: [{ Node: "gw", CheckID: "alive", Name: "alive", Status: "passing", ServiceID: "gateway" }],
        },
      ],
    },
  },
  entries: [
    { Kind: "proxy-defaults", Name: "global", MeshGateway: { Mode: "remote" } },
    { Kind: "service-defaults", Name: "web", Protocol: "http" },
    { Kind: "service-defaults", Name: "api", Protocol: "http" },
    { Kind: "inline-certificate", Name: "cert", Certificate: "public", PrivateKey: "secret-private-key" },
  ],
  peerings: [
    { ID: "p", Name: "east", State: "ACTIVE", PeerID: "e", PeerCAPems: ["…"], StreamStatus: { LastHeartbeat: 1 } },
  ],
};

const token = "3f6d-secret-token";

let folder = "";
let server: FederationServer | undefined;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "meshplan-pull-"));
});

afterEach(async () => {
  await server?.close();
  server = undefined;
  await rm(folder, { recursive: true, force: true });
});

interface Outcome {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs `pull` against the server, on real files below the test's own folder; with a clock, as on a terminal. */
async function pull(
  changes: Partial<PullMachine> = {},
  args: Readonly<Record<string, string>> = {},
  clock?: () => number,
): Promise<Outcome> {
  let out = "";
  let err = "";
  const streams = {
    out: (text: string) => {
      out += text;
    },
    err: (text: string) => {
      err += text;
    },
  };
  const command = createPull({
    fetch: (...request) => fetch(...request),
    environment: { CONSUL_HTTP_TOKEN: token, CONSUL_HTTP_ADDR: server?.address },
    onInterrupt: () => () => {},
    ...changes,
  });
  const exitCode = await command.run(
    [],
    { out: join(folder, "live"), timeout: "20", ...args },
    {
      ...(clock === undefined ? streams : withProgress(streams, clock)),
      wantsColour: false,
      ...fileIo,
      input: () => Promise.resolve(""),
    },
  );
  return { out, err, exitCode };
}

/** All files in a folder by their path. */
async function contentOf(path: string): Promise<Record<string, string>> {
  const names = (await readdir(path, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  const read = names.map(async (entry) => {
    const file = join(entry.parentPath, entry.name);
    return [file.slice(path.length + 1), await readFile(file, "utf8")];
  });
  return Object.fromEntries(await Promise.all(read));
}

describe("meshplan pull", () => {
  test("saves what all datacenters answer, and says how to plan it", async () => {
    server = await serveFederation(world);
    const { out, err, exitCode } = await pull();
    const live = join(folder, "live");
    expect({ err, exitCode }).toEqual({ err: "", exitCode: 0 });
    expect(out).toBe(`saved 8 files of 2 datacenters\nmeshplan plan dc1=${live}/dc1 dc2=${live}/dc2 ${live}/config\n`);
    expect(Object.keys(await contentOf(live)).sort()).toEqual([
      "config/inline-certificate.json",
      "config/proxy-defaults.json",
      "config/service-defaults.json",
      "dc1/agent.json",
      "dc1/peerings.json",
      "dc1/queries.json",
      "dc1/service-web-sidecar-proxy.json",
      "dc2/service-gateway.json",
      "pulled.txt",
    ]);
    const planned = await runCaptured(["plan", ...(out.split("\n")[1] ?? "").split(" ").slice(2)]);
    expect(planned.exitCode).toBe(0);
    expect(planned.out).toMatch(
      /api\?dc=dc2 +remote +proxy-defaults, .*proxy-defaults\.json:\d+:\d+ +via gateway of dc2/,
    );
  });

  test("only reads, and shows the token to nobody but the server", async () => {
    server = await serveFederation(world);
    const { out, err } = await pull();
    expect(server.requests.length).toBeGreaterThan(20);
    expect(server.requests.filter((request) => !request.startsWith("GET "))).toEqual([]);
    expect([...server.tokens]).toEqual([token]);
    const saved = JSON.stringify(await contentOf(join(folder, "live")));
    expect(`${out}${err}${saved}`).not.toMatch(/secret/);
  });

  test("saves the same bytes again while nothing changes, though indexes and outputs do", async () => {
    server = await serveFederation(world);
    await pull();
    const first = await contentOf(join(folder, "live"));
    expect((await pull()).exitCode).toBe(0);
    expect(await contentOf(join(folder, "live"))).toEqual(first);
    expect(await readdir(folder)).toEqual(["live"]);
  });

  test("a service that is gone has no file after the next pull", async () => {
    server = await serveFederation(world);
    await pull();
    await server.close();
    server = await serveFederation({ ...world, datacenters: { dc1: { services: [] } } });
    expect((await pull()).exitCode).toBe(0);
    expect(Object.keys(await contentOf(join(folder, "live"))).filter((name) => name.includes("service-"))).toEqual([
      "config/service-defaults.json",
    ]);
  });

  test("draws a bar on a terminal, and clears it", async () => {
    server = await serveFederation(world);
    let time = 0;
    const clock = () => {
      time += 2000;
      return time;
    };
    const { err } = await pull({}, {}, clock);
    expect(err).toContain("[########################] ");
    expect(err.endsWith("\r\u001b[K")).toBe(true);
  });
});

/** Answers with `answer` where the path fits, once or always. */
function at(path: string, answer: (response: Parameters<Fault>[1]) => void): Fault {
  return (requested, response) => {
    if (requested !== path) return false;
    answer(response);
    return true;
  };
}

describe("after a fault", () => {
  const faults: readonly (readonly [string, Fault, RegExp])[] = [
    [
      "a permission that Consul names",
      at("/v1/agent/self", (response) =>
        response
          .writeHead(403)
          .end(`Permission denied: token with AccessorID '1' lacks permission 'agent:read' on "server-1"`),
      ),
      /live\/pull-denied.*\n?.*GET \/v1\/agent\/self was denied: the token lacks agent:read on "server-1"/,
    ],
    [
      "a permission that Consul does not name",
      at("/v1/config/service-intentions", (response) => response.writeHead(403).end("Permission denied")),
      /lacks intentions:read/,
    ],
    [
      "an answer that lacks what the token may not see",
      at("/v1/health/service/gateway", (response) =>
        response.writeHead(200, { "X-Consul-Results-Filtered-By-ACLs": "true" }).end("[]"),
      ),
      /answered in part only: the token lacks service:read and node:read/,
    ],
    [
      "an error of the server that repeats the token",
      at("/v1/health/service/gateway", (response) => response.writeHead(500).end(`no path for ${token}\u001b[31m`)),
      /failed: status 500: no path for <token> \[31m\./,
    ],
    [
      "half an answer",
      at("/v1/health/service/gateway", (response) => {
        response.writeHead(200, { "content-length": "1000" }).write('[{"Node": {');
        setTimeout(() => response.destroy(), 20);
      }),
      /live\/pull-failed/,
    ],
    [
      "an answer that ends too early without a length",
      at("/v1/query", (response) => response.writeHead(200, { connection: "close" }).end('[{"Name": "q"')),
      /the answer is not whole, or no JSON/,
    ],
    [
      "an answer of another form",
      at("/v1/catalog/datacenters", (response) => response.end('{"message": "hello"}')),
      /expected a list of names; is this Consul's HTTP API\?/,
    ],
    [
      "a redirect, which is not followed",
      at("/v1/query", (response) => response.writeHead(302, { location: "http://127.0.0.1:1/" }).end()),
      /live\/pull-failed/,
    ],
    ["no answer at all", at("/v1/query", () => {}), /no answer within 0\.5 s/],
  ];

  test.each(faults)(
    "%s: says so, exits with 2, leaves nothing new and the old folder whole",
    async (_, fault, says) => {
      server = await serveFederation(world, fault);
      const args = { timeout: "0.5" };
      const first = await pull({}, args);
      expect(first.exitCode).toBe(2);
      expect(first.err).toMatch(says);
      expect(first.err).not.toContain(token);
      expect(await readdir(folder)).toEqual([]);

      await server.close();
      server = await serveFederation(world);
      expect((await pull()).exitCode).toBe(0);
      const before = await contentOf(join(folder, "live"));
      await server.close();
      server = await serveFederation({ ...world, entries: [] }, fault);
      expect((await pull({}, args)).exitCode).toBe(2);
      expect(await contentOf(join(folder, "live"))).toEqual(before);
      expect(await readdir(folder)).toEqual(["live"]);
    },
  );

  test("an interruption while answers come in saves nothing", async () => {
    let interrupt = () => {};
    server = await serveFederation(
      world,
      at("/v1/query", () => interrupt()),
    );
    const { err, exitCode } = await pull({
      onInterrupt(stop) {
        interrupt = stop;
        return () => {};
      },
    });
    expect({ exitCode, says: err.includes("live/pull-interrupted") }).toEqual({ exitCode: 2, says: true });
    expect(await readdir(folder)).toEqual([]);
  });

  test("every permission that is missing is told, each once", async () => {
    server = await serveFederation(world, (path, response) => {
      if (!path.startsWith("/v1/config/") && path !== "/v1/agent/self") return false;
      response.writeHead(403).end("Permission denied");
      return true;
    });
    const { err } = await pull();
    for (const permission of ["agent:read", "intentions:read", "mesh:read", "service:read"]) {
      expect(err.split(`lacks ${permission}.`).length).toBe(2);
    }
  });
});

describe("what cannot be pulled", () => {
  test("a folder with files of others is left as it is", async () => {
    server = await serveFederation(world);
    await mkdir(join(folder, "live"));
    await writeFile(join(folder, "live", "notes.md"), "mine");
    const { err, exitCode } = await pull();
    expect(exitCode).toBe(2);
    expect(err).toContain("holds notes.md, which no pull has written");
    expect(await contentOf(folder)).toEqual({ "live/notes.md": "mine" });
    expect(server.requests).toEqual([]);
  });

  test.each([
    ["unix:///run/consul.sock", "neither http nor https"],
    ["http://user:secret@127.0.0.1", "a user name or a password"],
    ["http://", "no URL"],
  ])("the address %s is refused without being repeated", async (address, reason) => {
    const { err, exitCode } = await pull({}, { "http-addr": address });
    expect(exitCode).toBe(2);
    expect(err).toContain(reason);
    expect(err).not.toContain("secret");
  });

  test("nobody listens", async () => {
    const gone = await serveFederation(world);
    await gone.close();
    const { err, exitCode } = await pull({}, { "http-addr": gone.address.slice("http://".length) });
    expect(exitCode).toBe(2);
    expect(err).toContain("ECONNREFUSED");
  });

  test("a kind that an older Consul does not know is left out", async () => {
    server = await serveFederation(
      world,
      at("/v1/config/file-system-certificate", (response) =>
        response.writeHead(500).end("invalid config entry kind: file-system-certificate"),
      ),
    );
    expect((await pull()).exitCode).toBe(0);
  });
});

describe("names of files", () => {
  test.each([
    ["web", "web"],
    ["../../etc/passwd", "%2E./../etc/passwd".replaceAll("/", "%2F")],
    [".", "%2E"],
    ["a b/ü", "a%20b%2F%C3%BC"],
    ["", "%"],
  ])("%j becomes %s", (name, safe) => {
    expect(safeName(name)).toBe(safe);
  });

  test("two that a file system may take for one differ", () => {
    expect(safeNames(["Web", "web"])).toEqual(["Web", "web~2"]);
  });
});

describe("a world that was served, pulled and planned", () => {
  test("has the plan of its definitions", async () => {
    const lines = (await readFile(join(import.meta.dirname, "../conformance/vectors/routes.jsonl"), "utf8")).split(
      "\n",
    );
    const chosen = lines
      .filter((line) => line !== "")
      .map((line): { readonly id: string; readonly world: World } => JSON.parse(line))
      .filter((one) => one.world.peers === undefined)
      .filter((one, index) => index % 40 === 0 || JSON.stringify(one.world).includes("preparedQueries"));
    expect(chosen.length).toBeGreaterThan(12);
    for (const { id, world: served } of chosen) {
      server = await serveFederation(withServers(served));
      expect((await pull()).exitCode).toBe(0);
      const files = await contentOf(join(folder, "live"));
      const sources = Object.entries(files)
        .filter(([name]) => name.endsWith(".json"))
        .map(([file, text]) => ({
          file,
          text,
          ...(file.startsWith("config/") ? {} : { datacenter: file.slice(0, 3) }),
        }));
      const datacenters = Object.keys(served.datacenters);
      const options = { datacenters, trustDomain, peers: [] };
      const { plan, diagnostics } = analyze(sources, options);
      expect(diagnostics.filter(({ code }) => code.startsWith("live/") || code.startsWith("decode/"))).toEqual([]);
      const expected = planRoutes(catalogOf(served)).plan;
      expect({ id, plan: withoutPlaces(plan) }).toEqual({ id, plan: withoutPlaces(expected) });
      await server.close();
    }
  });
});

/** The world with what every catalogue lists: its servers, by which a whole catalogue is known. */
function withServers(world: World): World {
  const consul = { Node: "server-1", Address: "10.0.0.1", Service: { ID: "consul", Service: "consul", Port: 8300 } };
  const datacenters = Object.entries(world.datacenters).map(([name, datacenter]) => [
    name,
    { ...datacenter, services: [...datacenter.services, consul] },
  ]);
  return { ...world, datacenters: Object.fromEntries(datacenters) };
}

/** A plan without the files and lines that its parts come from. */
function withoutPlaces(plan: unknown): unknown {
  return JSON.parse(
    JSON.stringify(plan, (key, value) => (["span", "origin", "place"].includes(key) ? undefined : value)),
  );
}
