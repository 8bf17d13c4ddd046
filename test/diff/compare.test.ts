import { describe, expect, test } from "vitest";
import { diffPlans } from "../../src/diff/compare.js";
import { diffDiagnostics } from "../../src/diff/findings.js";
import {
  api2,
  differ,
  differBlind,
  type Files,
  gateway,
  marked,
  placeOf,
  proxyDefaults,
  read,
  shortly,
  sidecar,
} from "./given.js";

const base: Files = { "pd.hcl": proxyDefaults("local"), "web.hcl": sidecar("web", api2), "gw.hcl": gateway("gw-1") };

describe("an upstream", () => {
  test("that goes another way shows its mode and route, and the line that did it", () => {
    const after = { ...base, "pd.hcl": `# moved\n${proxyDefaults("remote")}` };
    const { upstreams, causes } = differ(base, after);
    expect(upstreams.map(({ change, aspects, proxy }) => ({ change, aspects, proxy: proxy.id }))).toEqual([
      { change: "changed", aspects: ["mode", "route"], proxy: "web-sidecar-proxy" },
    ]);
    expect(causes).toMatchObject([
      {
        cause: {
          document: "proxy-defaults/global",
          field: "MeshGateway.Mode",
          before: { value: "local" },
          after: { value: "remote" },
        },
        upstreams: [0],
        proxies: 1,
      },
    ]);
    const [{ cause } = { cause: undefined }] = causes;
    if (cause?.what !== "document") throw new Error("no document");
    expect([placeOf(cause.before?.span), placeOf(cause.after?.span)]).toEqual([marked(base), marked(after)]);
  });

  test("that another level gives the same mode differs by its reason only", () => {
    const after = {
      ...base,
      "web-defaults.hcl": 'Kind = "service-defaults"\nName = "web"\nMeshGateway { Mode = "local" }\n',
    };
    const { upstreams, causes } = differ(base, after);
    expect(upstreams.map(({ aspects }) => aspects)).toEqual([["reason"]]);
    expect(causes.map(({ cause }) => shortly(cause))).toEqual(["service-defaults/web MeshGateway.Mode"]);
  });

  test("whose targets swap places differs by their order", () => {
    const resolver = (datacenters: string) => ({
      "web.hcl": sidecar("web", 'destination_name = "api"'),
      "re.hcl": `Kind = "service-resolver"\nName = "api"\nFailover {\n  "*" { Datacenters = [${datacenters}] }\n}\n`,
    });
    const { upstreams, causes } = differ(resolver('"dc2", "dc3"'), resolver('"dc3", "dc2"'));
    expect(upstreams.map(({ aspects }) => aspects)).toEqual([["order"]]);
    expect(causes.map(({ cause }) => shortly(cause))).toEqual(["service-resolver/api Failover[*].Datacenters[0]"]);
  });

  test("whose gateways change goes the same way to other endpoints", () => {
    const after = { ...base, "gw-2.hcl": gateway("gw-2") };
    for (const compare of [differ, differBlind]) {
      const { upstreams, causes } = compare(base, after);
      expect(upstreams.map(({ aspects }) => aspects)).toEqual([["endpoints"]]);
      expect(causes.map(({ cause }) => shortly(cause))).toEqual(["mesh-gateway dc1 +gw-2 - ~"]);
    }
  });

  test("that its registration gains or loses is told with it", () => {
    const after = { ...base, "web.hcl": sidecar("web", 'destination_name = "db"') };
    for (const compare of [differ, differBlind]) {
      const { upstreams, causes } = compare(base, after);
      expect(upstreams.map(({ change }) => change)).toEqual(["removed", "added"]);
      expect(causes.map(({ cause }) => shortly(cause))).toEqual([
        "service/web-sidecar-proxy Proxy.Upstreams",
        "service/web-sidecar-proxy Proxy.Upstreams",
      ]);
    }
  });

  test("that an intention takes away from a transparent proxy names the intention", () => {
    const files = (action: string): Files => ({
      "web.hcl":
        'service {\n  name = "web"\n  port = 80\n  connect { sidecar_service { proxy { mode = "transparent" } } }\n}\n',
      "api.hcl": sidecar("api"),
      "in.hcl": `Kind = "service-intentions"\nName = "api"\nSources = [{ Name = "web", Action = "${action}" }]\n`,
    });
    const { upstreams, causes } = differ(files("allow"), files("deny"));
    expect(upstreams.map(({ change }) => change)).toEqual(["removed"]);
    expect(causes.map(({ cause }) => shortly(cause))).toEqual(["service-intentions/api Sources[0].Action"]);
  });

  test("whose chain does not compile any more names the entry that breaks it", () => {
    const after = {
      ...base,
      "sp.hcl": 'Kind = "service-splitter"\nName = "api"\nSplits = [{ Weight = 100 }]\n',
    };
    const { upstreams, causes } = differ(base, after);
    expect(upstreams.map(({ aspects }) => aspects)).toEqual([["route"]]);
    expect(causes.map(({ cause }) => shortly(cause))).toEqual(["service-splitter/api"]);
  });

  test("of an ingress gateway follows the gateway's entry and the modes of targets", () => {
    const files = (mode: string, services: string): Files => ({
      "front.hcl": 'service {\n  kind = "ingress-gateway"\n  name = "front"\n  port = 80\n}\n',
      "in.hcl": `Kind = "ingress-gateway"\nName = "front"\nListeners = [{ Port = 80, Services = [${services}] }]\n`,
      "sd.hcl": `Kind = "service-defaults"\nName = "api"\nMeshGateway { Mode = "${mode}" }\n`,
      "re.hcl": 'Kind = "service-resolver"\nName = "api"\nRedirect { Datacenter = "dc2" }\n',
    });
    const moded = differ(files("local", '{ Name = "api" }'), files("remote", '{ Name = "api" }'));
    expect(moded.upstreams.map(({ aspects }) => aspects)).toEqual([["mode", "route"]]);
    expect(moded.causes.map(({ cause }) => shortly(cause))).toEqual(["service-defaults/api MeshGateway.Mode"]);
    const gone = differ(files("local", '{ Name = "api" }'), files("local", '{ Name = "db" }'));
    expect(gone.causes.map(({ cause }) => shortly(cause))).toEqual([
      "ingress-gateway/front Listeners[0].Services[0].Name",
    ]);
  });

  test("without any document that explains it has an unknown cause", () => {
    const { causes } = differBlind(
      { ...base, "sd.hcl": 'Kind = "service-defaults"\nName = "api"\nExternalSNI = "a.example.com"\n' },
      base,
    );
    expect(causes.map(({ cause }) => shortly(cause))).toContain("unknown");
  });
});

describe("a proxy", () => {
  test("that came brings its upstreams, and is their cause", () => {
    const after = { ...base, "shop.hcl": sidecar("shop", api2) };
    const { proxies, upstreams, causes } = differ(base, after);
    expect(proxies.map(({ change }) => change)).toEqual(["added"]);
    expect(upstreams.map(({ change }) => change)).toEqual(["added"]);
    expect(causes.map(({ cause }) => shortly(cause))).toEqual(["service/shop-sidecar-proxy"]);
  });

  test("is not taken for another one, whatever line breaks names and datacenters hold", () => {
    const { plan } = read({ "web.hcl": sidecar("web") });
    const planOf = (datacenter: string, id: string) => ({
      ...plan,
      proxies: plan.proxies.map((proxy) => ({ ...proxy, datacenter, id })),
    });
    const { proxies } = diffPlans(planOf("a", "b\nc"), planOf("a\nb", "c"));
    expect(proxies.map(({ change }) => change)).toEqual(["removed", "added"]);
  });

  test("without upstreams counts as well when it goes", () => {
    const { proxies, causes } = differ({ ...base, "shop.hcl": sidecar("shop") }, base);
    expect(proxies.map(({ change }) => change)).toEqual(["removed"]);
    expect(causes).toMatchObject([{ upstreams: [], proxies: 1 }]);
  });
});

describe("nothing differs", () => {
  test("where lines moved, files were renamed and upstreams stand in another order", () => {
    const db = 'destination_name = "db"';
    const before = { ...base, "web.hcl": sidecar("web", api2, `${db}, mesh_gateway { mode = "local" }`) };
    const after = {
      "z.hcl": `\n\n${proxyDefaults("local")}`,
      "gw.hcl": gateway("gw-1"),
      "a.hcl": `# web\n${sidecar("web", `${db}, mesh_gateway { mode = "local" }`, api2)}`,
    };
    expect(differ(before, after)).toEqual({ version: 1, proxies: [], upstreams: [], causes: [] });
  });
});

describe("as diagnostics", () => {
  test("what works no more is a warning, other routes and reasons are notes", () => {
    const { "gw.hcl": _, ...withoutGateway } = base;
    const codes = (before: Files, after: Files) => diffDiagnostics(differ(before, after)).map(({ code }) => code);
    expect(codes(base, withoutGateway)).toEqual(["diff/broken"]);
    expect(codes(base, { ...base, "pd.hcl": proxyDefaults("remote") })).toEqual(["diff/routes"]);
    const reason = { "sd.hcl": 'Kind = "service-defaults"\nName = "web"\nMeshGateway { Mode = "local" }\n' };
    expect(codes(base, { ...base, ...reason })).toEqual(["diff/reasons"]);
  });
});

test("settings with keys such as `constructor` and `valueOf` are compared like any other", () => {
  const files = (value: string): Files => ({
    ...base,
    "pd.hcl": `Kind = "proxy-defaults"\nName = "global"\nConfig {\n  valueOf = "x"\n  constructor = "y"\n  __proto__ = "z"\n  protocol = "${value}"\n}\n`,
    "web.hcl": sidecar("web", 'destination_name = "api"'),
    "re.hcl": 'Kind = "service-resolver"\nName = "api"\n',
    "ro.hcl": 'Kind = "service-router"\nName = "api"\nRoutes = [{ Destination { Service = "db" } }]\n',
  });
  expect(differ(files("http"), files("http")).upstreams).toEqual([]);
  const { causes } = differ(files("http"), files("tcp"));
  expect(causes.map(({ cause }) => shortly(cause))).toEqual(["proxy-defaults/global Config[protocol]"]);
});

test("100,000 upstreams are compared before the test runs out of time, as a quadratic comparison would not", () => {
  const [proxy] = read(base).plan.proxies;
  const upstream = proxy?.upstreams[0];
  if (proxy === undefined || upstream === undefined) throw new Error("no upstream");
  const many = (mode: string) => ({
    version: 1 as const,
    proxies: Array.from({ length: 1_000 }, (_, at) => ({
      ...proxy,
      id: `p${at}`,
      upstreams: Array.from({ length: 100 }, (__, index) => ({
        ...upstream,
        id: `u${index}`,
        mode: { value: mode, levels: [] },
      })),
    })),
  });
  const [same, other] = [many("local"), many("remote")];
  expect(diffPlans(same, many("local")).upstreams).toEqual([]);
  expect(diffPlans(same, other).upstreams).toHaveLength(100_000);
});

describe("gateways that have the health of a route's target", () => {
  const files = (api: string): Files => ({ ...base, "dc2/gw.hcl": gateway("gw-2"), "dc2/api.hcl": api });

  test("are no cause where the target's last instance left: that instance is", () => {
    const gone = { ...base, "dc2/gw.hcl": gateway("gw-2"), "dc2/db.hcl": sidecar("db") };
    for (const compare of [differ, differBlind]) {
      const { upstreams, causes } = compare(files(sidecar("api")), gone);
      expect(upstreams.flatMap(({ change }) => change)).toContain("changed");
      expect(causes.map(({ cause }) => shortly(cause))).toContain("instance dc2 + -api-sidecar-proxy ~");
      expect(causes.map(({ cause }) => shortly(cause)).filter((cause) => cause.startsWith("mesh-gateway"))).toEqual([]);
    }
  });

  test("are a cause where they have another address", () => {
    const after = { ...files(sidecar("api")), "gw.hcl": gateway("gw-1").replace("10.0.0.1", "10.0.0.2") };
    const { causes } = differ(files(sidecar("api")), after);
    expect(causes.map(({ cause }) => shortly(cause))).toEqual(["mesh-gateway dc1 + - ~gw-1"]);
  });
});
