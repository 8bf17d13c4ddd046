import { describe, expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { checkPolicy, type PolicyRule } from "../../src/policy.js";
import { analyzeDefinitions, define } from "../../src/testing.js";

/** web calls api, which fails over from dc1 to dc2, payments in dc2, and far at a peer that is not there. */
const fleet = analyzeDefinitions(
  [
    define.proxyDefaults({ meshGateway: { mode: "none" } }),
    define.serviceResolver({ name: "api", failover: { "*": { datacenters: ["dc2"] } } }),
    define.service({
      name: "web",
      upstreams: [
        "api",
        { destinationName: "payments", datacenter: "dc2", meshGateway: { mode: "local" } },
        { destinationName: "far", destinationPeer: "far" },
      ],
    }),
    define.service({ name: "api" }),
    define.service({ name: "api", datacenter: "dc2" }),
    define.service({ name: "payments", datacenter: "dc2" }),
    define.meshGateway({ datacenter: "dc2" }),
  ],
  { peers: [] },
);

/** The upstreams that break a rule; each finding here is about one. */
function broken(rule: Omit<PolicyRule, "name">): readonly string[] {
  return checkPolicy(fleet, { rules: [{ name: "rule", ...rule }] }).map(
    ({ code, message }) => `${code} ${/ to `([^`]*)`/.exec(message)?.[1] ?? ""}`,
  );
}

describe("a rule", () => {
  test("that forbids is broken by every route that fits", () => {
    expect(broken({ for: { crossing: true }, forbid: { via: ["direct"] } })).toEqual(["policy/forbidden api"]);
  });

  test("that requires is broken by every route that does not fit", () => {
    expect(broken({ require: { via: ["direct", "local-gateway"] } })).toEqual(["policy/required far?peer=far"]);
    expect(broken({ for: { upstreams: ["pay*"] }, require: { via: ["local-gateway"] } })).toEqual([]);
  });

  test("about datacenters counts those that the working routes of an upstream lead to", () => {
    expect(broken({ leastDatacenters: 1 })).toEqual([
      "policy/too-few-datacenters payments?dc=dc2",
      "policy/too-few-datacenters far?peer=far",
    ]);
    expect(broken({ for: { upstreams: ["api"] }, leastDatacenters: 2 })).toEqual([]);
    expect(broken({ for: { upstreams: ["api"] }, leastDatacenters: 3 })).toEqual(["policy/too-few-datacenters api"]);
  });

  test.each<[Omit<PolicyRule, "name">["forbid"], readonly string[]]>([
    [{ proxies: ["web"], dead: true }, ["payments?dc=dc2", "far?peer=far"]],
    [{ proxies: ["web-sidecar-proxy"], failover: true }, ["api"]],
    [{ datacenters: ["dc2"] }, []],
    [{ datacenters: ["dc1"], upstreams: ["api", "payments?dc=dc2"] }, ["api", "payments?dc=dc2"]],
    [{ targets: ["p*"] }, ["payments?dc=dc2"]],
    [{ targetDatacenters: ["dc1"] }, ["api"]],
    [{ peers: ["*"] }, ["far?peer=far"]],
    [{ modes: ["l?cal"] }, ["payments?dc=dc2"]],
    [{ levels: ["proxy-defaults"], crossing: false }, ["api"]],
    [{ via: [] }, []],
  ])("is about the routes for which all of its conditions hold: %j", (forbid = {}, upstreams) => {
    expect(broken({ forbid })).toEqual(upstreams.map((id) => `policy/forbidden ${id}`));
  });

  test("that fits no route is reported, for its globs are likely wrong", () => {
    expect(broken({ for: { upstreams: ["paymnets"] }, forbid: { dead: true } })).toEqual([
      "policy/rule-without-routes ",
    ]);
    expect(checkPolicy(analyzeDefinitions([]), { rules: [{ name: "a", forbid: { dead: true } }] })).toEqual([]);
  });

  test("gives its findings its severity and its reason", () => {
    const rule: PolicyRule = { name: "r", because: "Auditors.", severity: "info", forbid: { modes: ["local"] } };
    expect(checkPolicy(fleet, { rules: [rule] })).toMatchObject([{ severity: "info", hint: "Auditors." }]);
  });
});

describe("a finding", () => {
  const entry = 'Kind = "proxy-defaults" Name = "global"\nMeshGateway { Mode = "remote" }';
  const sidecar = (name: string, upstream: string) =>
    `services { name = "${name}" port = 80 connect { sidecar_service { proxy { upstreams {\n destination_name = "${upstream}" datacenter = "dc2" local_bind_port = 1 } } } } }\n`;
  const rules: readonly PolicyRule[] = [{ name: "no-remote", forbid: { via: ["remote-gateway"] } }];

  test("stands at the line that decided, and tells all upstreams that the line concerns", () => {
    const text = ["a", "b", "c"].map((name) => sidecar(name, "api")).join("");
    const analysis = analyze([
      { file: "defaults.hcl", text: entry },
      { file: "services.hcl", text },
    ]);
    const findings = checkPolicy(analysis, { rules });
    expect(findings).toMatchObject([{ span: { file: "defaults.hcl", line: 2 } }]);
    expect(findings[0]?.message).toContain("and 1 more: via remote-gateway.");
    expect(findings[0]?.related).toMatchObject([{ message: "the upstream", span: { file: "services.hcl", line: 1 } }]);
  });

  test("stands at the entry of the target's service where no level of the upstream sets a mode", () => {
    const redirect = 'Kind = "service-resolver" Name = "api"\nRedirect { Service = "db" Datacenter = "dc2" }';
    const analysis = analyze([
      { file: "db.hcl", text: 'Kind = "service-defaults" Name = "db"\nMeshGateway {\n Mode = "remote"\n}' },
      { file: "redirect.hcl", text: redirect },
      { file: "web.hcl", text: sidecar("web", "api").replace('datacenter = "dc2"', "") },
    ]);
    expect(checkPolicy(analysis, { rules })).toMatchObject([{ span: { file: "db.hcl", line: 3 } }]);
  });
});
