import { describe, expect, test } from "vitest";
import { createHcl2Reader } from "../../src/hcl2.js";
import { analyze, explain, formatExplanation, toDot, toMermaid, toSvg } from "../../src/index.js";
import { routeMatchers } from "../../src/testing/frameworks/vitest.js";
import { expectRoute, routesOf } from "../../src/testing.js";

expect.extend(routeMatchers);

const sources = [
  {
    file: "web.hcl",
    text: `services = [
  { name = "web" port = 80 connect { sidecar_service { proxy { upstreams = [
    { destination_name = "api" datacenter = "dc2" local_bind_port = 1 },
    { destination_name = "db" local_bind_port = 2 }
  ] } } } },
  { name = "db" port = 81 connect { sidecar_service {} } },
]
`,
  },
  {
    file: "main.tf",
    text: `resource "consul_config_entry" "x" {
  kind        = "proxy-defaults"
  name        = "global"
  config_json = jsonencode({ MeshGateway = { Mode = var.mode } })
}
`,
  },
];

const analysisWith = (variables: Readonly<Record<string, string>>) =>
  analyze(sources, { readers: [createHcl2Reader({ variables })] });
const undecided = analysisWith({});

describe("an upstream whose mode is an unknown variable", () => {
  test.each([
    ["via", () => expectRoute(undecided).from("web").to("api").via("direct")],
    ["not via", () => expectRoute(undecided).from("web").to("api").not.via("direct")],
    ["mode", () => expectRoute(undecided).from("web").to("api").mode(undefined)],
    ["mode inside the own datacenter", () => expectRoute(undecided).from("web").to("db").mode(undefined)],
    ["level", () => expectRoute(undecided).from("web").to("api").decidedBy("proxy")],
    ["gateways", () => expectRoute(undecided).from("web").to("api").gatewaysOf()],
    ["not dead", () => expectRoute(undecided).from("web").to("api").not.dead()],
    ["alive", () => expectRoute(undecided).from("web").to("api").alive()],
    ["matcher", () => expect(routesOf(undecided, { from: "web", to: "api" })).toGoVia("direct")],
    ["matcher after not", () => expect(routesOf(undecided, { from: "web", to: "api" })).not.toGoVia("direct")],
  ])("lets no claim hold that hangs on it, and names the variable: %s", (_, claim) => {
    expect(claim).toThrow(/undecided.*\n.*`var\.mode` \(main\.tf:4:53\).*variables: \{ mode: … \}/);
  });

  test("lets claims hold that do not hang on it", () => {
    expectRoute(undecided).from("web").to("api").failingOverTo();
    expectRoute(undecided).from("web").to("db").via("direct").gatewaysOf().alive();
  });

  test("is as any other once the variable is given", () => {
    expectRoute(analysisWith({ mode: "remote" }))
      .from("web")
      .to("api")
      .mode("remote")
      .via("remote-gateway");
  });

  test("is marked in the explanation, at the level that is unknown", () => {
    const explained = explain(undecided, { from: "web", to: "api" });
    const [story] = explained.found ? explained.explanations : [];
    const lines = (story === undefined ? "" : formatExplanation(story)).split("\n");
    expect(lines.slice(2, 5)).toEqual([
      "undecided; this is the story without what is not known:",
      "  ? var.mode at main.tf:4:53 is not known from files",
      "mode unset: no level sets one, so each target has its own",
    ]);
    expect(lines.filter((line) => line.includes("? var.mode "))).toEqual([
      "  ? var.mode at main.tf:4:53 is not known from files",
      expect.stringMatching(/^ +\? var\.mode +proxy-defaults +main\.tf:4:53$/),
    ]);
  });

  test("is marked in pictures, where its way is open", () => {
    const known = analysisWith({ mode: "none" }).plan;
    for (const [draw, sign] of [
      [toSvg, "? no mode"],
      [toDot, "? no mode"],
      [toMermaid, "? no mode"],
    ] as const) {
      expect(draw(undecided.plan).split(sign)).toHaveLength(2);
      expect(draw(known)).not.toContain("? ");
    }
    expect(toSvg(undecided.plan)).toContain("Undecided: var.mode is not known from files.");
    expect(toSvg(known)).not.toContain("Undecided");
  });
});
