import { describe, expect, test } from "vitest";
import { analyze, explain, formatExplanation, type ModeOption, type Source, whatIf } from "../../src/index.js";

const web = `services = [
  { name = "web" port = 80 connect { sidecar_service { proxy { upstreams = [
    { destination_name = "api" datacenter = "dc2" local_bind_port = 1 },
    { destination_name = "db" local_bind_port = 2 },
    { destination_name = "pay" destination_peer = "far" local_bind_port = 3 },
    { destination_name = "near" destination_type = "prepared_query" local_bind_port = 4 },
    { destination_name = "ext" datacenter = "dc2" local_bind_port = 5 }
  ] } } } },
  { name = "db" port = 81 connect { sidecar_service {} } },
  { name = "gateway" kind = "mesh-gateway" port = 8443 },
]
`;

function entry(kind: string, name: string, fields: string): Source {
  return { file: `${kind}-${name}.hcl`, text: `Kind = "${kind}"\nName = "${name}"\n${fields}\n` };
}

const remote = entry("proxy-defaults", "global", 'MeshGateway { Mode = "remote" }');

function storyOf(to: string, ...entries: readonly Source[]) {
  const analysis = analyze([{ file: "web.hcl", text: web }, ...entries]);
  const explained = explain(analysis, { from: "web", to });
  const [story] = explained.found ? explained.explanations : [];
  if (story === undefined) throw new Error(`no upstream ${to}`);
  return { analysis, story };
}

/** `none direct, local local-gateway*, …`: the ways of each option; a star for those that are other than now. */
function effects(options: readonly ModeOption[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    options.map(({ level, document, path, outcomes }) => [
      `${level}: ${document} ${path}`,
      outcomes.map(({ mode, via, changesRoute }) => `${mode} ${via.join("+")}${changesRoute ? "*" : ""}`).join(", "),
    ]),
  );
}

describe("what would change a route", () => {
  test("tells for every level, and for the target's entry, what each mode would do", () => {
    const { story } = storyOf("api", remote);
    const decisive = "none direct*, local local-gateway*, remote remote-gateway";
    const overruled = "none remote-gateway, local remote-gateway, remote remote-gateway";
    expect(effects(story.choices.options)).toEqual({
      "upstream: service/web-sidecar-proxy Proxy.Upstreams[0].MeshGateway.Mode": decisive,
      "upstream-override: service-defaults/web UpstreamConfig.Overrides[0].MeshGateway.Mode": decisive,
      "proxy: service/web-sidecar-proxy Proxy.MeshGateway.Mode": decisive,
      "upstream-defaults: service-defaults/web UpstreamConfig.Defaults.MeshGateway.Mode": decisive,
      "service-defaults: service-defaults/web MeshGateway.Mode": decisive,
      "proxy-defaults: proxy-defaults/global MeshGateway.Mode": decisive,
      "proxy-defaults-config: proxy-defaults/global Config.mesh_gateway.mode": overruled,
      "target: service-defaults/api MeshGateway.Mode": overruled,
    });
    expect(story.choices.noEffect).toBeUndefined();
    expect(story.choices.options.at(-1)?.outcomes[0]).toMatchObject({
      effective: "remote",
      decidedBy: "proxy-defaults",
    });
  });

  test("finds the override and the definition that are there, among others", () => {
    const own = entry(
      "service-defaults",
      "web",
      'UpstreamConfig { Overrides = [{ Name = "db" }, { Name = "pay" Peer = "far" MeshGateway { Mode = "local" } }] }',
    );
    const { story } = storyOf("pay", own);
    expect(effects(story.choices.options)).toMatchObject({
      "upstream: service/web-sidecar-proxy Proxy.Upstreams[2].MeshGateway.Mode":
        "none peer-gateway*, local local-gateway, remote peer-gateway*",
      "upstream-override: service-defaults/web UpstreamConfig.Overrides[1].MeshGateway.Mode":
        "none peer-gateway*, local local-gateway, remote peer-gateway*",
      "proxy: service/web-sidecar-proxy Proxy.MeshGateway.Mode":
        "none local-gateway, local local-gateway, remote local-gateway",
    });
  });

  test("says what a mode of the target's own entry does where no level sets one", () => {
    const { story } = storyOf("api");
    expect(story.choices.options.find(({ level }) => level === "target")?.outcomes).toMatchObject([
      { mode: "none", changesRoute: false, via: ["direct"] },
      { mode: "local", changesRoute: true, via: ["local-gateway"] },
      { mode: "remote", changesRoute: true, via: ["remote-gateway"] },
    ]);
  });

  test.each([
    ["db", "home", "all its targets are in the proxy's own datacenter"],
    ["near", "query", "prepared queries do not look at modes"],
    ["ext", "external", "its targets have an external server name"],
  ])("says that no mode changes the routes to %s", (to, why, words) => {
    const { story } = storyOf(to, remote, entry("service-defaults", "ext", 'ExternalSNI = "ext.example"'));
    expect(story.choices.noEffect).toBe(why);
    expect(story.choices.options.length).toBeGreaterThan(5);
    expect(formatExplanation(story)).toContain(`what would change it\n  no mode does: ${words}\n`);
  });

  test("tells that a way is dead then", () => {
    const { story } = storyOf("api", remote);
    const withoutGateway = analyze([{ file: "web.hcl", text: web.replace(/.*mesh-gateway.*\n/, "") }, remote]);
    const explained = explain(withoutGateway, { from: "web", to: "api" });
    const outcomes = explained.found ? explained.explanations[0]?.choices.options[0]?.outcomes : undefined;
    expect(outcomes?.map(({ dead }) => dead?.code)).toEqual([undefined, "plan/no-gateway", undefined]);
    expect(story.choices.options[0]?.outcomes.map(({ dead }) => dead)).toEqual([undefined, undefined, undefined]);
  });

  test("agrees with what-if", () => {
    const { analysis, story } = storyOf(
      "api",
      remote,
      entry("service-defaults", "web", 'MeshGateway { Mode = "none" }'),
    );
    const paths: Readonly<Record<string, string>> = {
      upstream: "upstream/web/api.mode",
      proxy: "proxy/web.meshGateway.mode",
      "upstream-defaults": "service-defaults/web.upstreamConfig.defaults.meshGateway.mode",
      "service-defaults": "service-defaults/web.meshGateway.mode",
      "proxy-defaults": "proxy-defaults.meshGateway.mode",
      target: "service-defaults/api.meshGateway.mode",
    };
    let compared = 0;
    for (const { level, outcomes } of story.choices.options) {
      const path = paths[level];
      if (path === undefined) continue;
      for (const { mode, via, effective } of outcomes) {
        const { plan } = whatIf(analysis, { set: [{ path, value: mode }] });
        const upstream = plan.proxies.find(({ service }) => service === "web")?.upstreams[0];
        expect([level, mode, upstream?.mode.value, upstream?.routes.map((route) => route.via)]).toEqual([
          level,
          mode,
          effective,
          via,
        ]);
        compared += 1;
      }
    }
    expect(compared).toBe(18);
  });

  test("replaces all entries of a name that is written twice", () => {
    const again = { ...entry("proxy-defaults", "global", 'MeshGateway { Mode = "local" }'), file: "a.hcl" };
    const { story } = storyOf("api", remote, again);
    const outcomes = story.choices.options.find(({ level }) => level === "proxy-defaults")?.outcomes;
    expect(outcomes?.map(({ via }) => via)).toEqual([["direct"], ["local-gateway"], ["remote-gateway"]]);
  });

  test("knows upstreams that only intentions bring in, whatever the default for intentions is", () => {
    const transparent = `services = [
      { name = "web" port = 80 connect { sidecar_service { proxy { mode = "transparent" } } } },
      { name = "api" port = 81 connect { sidecar_service {} } } ]`;
    const redirect = entry("service-resolver", "api", 'Redirect { Datacenter = "dc2" }');
    const allowed = entry("service-intentions", "api", 'Sources = [{ Name = "web" Action = "allow" }]');
    const analysis = analyze([{ file: "web.hcl", text: transparent }, redirect, allowed], { intentionDefault: "deny" });
    const explained = explain(analysis, { from: "web", to: "api" });
    const options = explained.found ? (explained.explanations[0]?.choices.options ?? []) : [];
    expect(effects(options)).toMatchObject({
      "upstream: service/web-sidecar-proxy Proxy.Upstreams[0].MeshGateway.Mode":
        "none direct, local local-gateway*, remote remote-gateway*",
      "proxy: service/web-sidecar-proxy Proxy.MeshGateway.Mode":
        "none direct, local local-gateway*, remote remote-gateway*",
    });
  });

  test("groups places that would do the same", () => {
    const text = formatExplanation(storyOf("api", remote).story);
    const lines = text.slice(text.indexOf("what would change it")).trimEnd().split("\n");
    expect(lines.filter((line) => /^ {2}\S/.test(line))).toEqual([
      "  none: direct; local: local-gateway; remote: as now",
      "  no effect: proxy-defaults decides",
    ]);
    expect(lines).toHaveLength(11);
  });
});
