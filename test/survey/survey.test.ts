import { expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { formatSurvey } from "../../src/render/survey.js";
import { survey } from "../../src/survey/survey.js";
import { sidecar, sources, upstream } from "../what-if/mesh.js";

const analysis = analyze(sources);

test("a survey lists what each loss costs, the worst first", () => {
  const web = { datacenter: "dc1", proxy: "web-sidecar-proxy" };
  const db = [{ ...web, upstream: "db?dc=dc2" }];
  expect(survey(analysis)).toEqual({
    version: 1,
    losses: [
      { what: "datacenter", name: "dc2", isSinglePoint: true, dead: db, movedOver: [] },
      { what: "gateway", datacenter: "dc1", name: "gate", isSinglePoint: true, dead: db, movedOver: [] },
      { what: "gateway", datacenter: "dc2", name: "gate", isSinglePoint: true, dead: db, movedOver: [] },
      { what: "service", name: "api", isSinglePoint: true, dead: [{ ...web, upstream: "api" }], movedOver: [] },
      { what: "service", name: "db", isSinglePoint: true, dead: db, movedOver: [] },
      {
        what: "service",
        name: "api",
        datacenter: "dc1",
        isSinglePoint: false,
        dead: [],
        movedOver: [{ ...web, upstream: "api", from: ["api.default.default.dc1"], to: ["api.default.default.dc2"] }],
      },
    ],
    harmless: 3,
  });
});

test("a terminating gateway is a gateway", () => {
  const outside = analyze([
    sidecar("dc1", "web", upstream("mail")),
    { file: "tg.hcl", datacenter: "dc1", text: 'service { kind = "terminating-gateway" name = "exit" port = 8443 }' },
    { file: "mail.hcl", datacenter: "dc1", text: 'service { name = "mail" port = 25 }' },
    { file: "e.hcl", text: 'Kind = "terminating-gateway"\nName = "exit"\nServices = [{ Name = "mail" }]' },
  ]);
  expect(
    survey(outside).losses.map(({ what, name, datacenter, dead }) => [what, name, datacenter, dead.length]),
  ).toEqual([["gateway", "exit", "dc1", 1]]);
});

test("upstreams that fail over are told with the target that they go to", () => {
  const failover = 'Kind = "service-resolver"\nName = "api"\nFailover = { "*" = { Datacenters = ["dc3"] } }\n';
  const moved = analyze([
    sidecar("dc1", "web", upstream("api", 'datacenter = "dc2"')),
    sidecar("dc2", "api"),
    sidecar("dc3", "api"),
    { file: "b.hcl", text: failover },
  ]);
  const loss = survey(moved).losses.find(({ what, name }) => what === "datacenter" && name === "dc2");
  expect(loss).toMatchObject({
    isSinglePoint: false,
    dead: [],
    movedOver: [{ upstream: "api?dc=dc2", from: ["api.default.default.dc2"], to: ["api.default.default.dc3"] }],
  });
});

test("the text names a few upstreams and counts the rest", () => {
  const text = formatSurvey(survey(analysis), { named: 0 });
  expect(text).toContain("without gateway dc1/gate: 1 upstream dead, 0 failed over\n        and 1 more dead\n");
  expect(text).toContain("5 single points of failure; without 3 of 9 things nothing changes");
});
