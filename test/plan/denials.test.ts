import { describe, expect, test } from "vitest";
import { given, service, told, web } from "./given.js";

const upstream = web('destination_name = "api"');
const intentions = (name: string, ...sources: readonly string[]) =>
  `Kind = "service-intentions" Name = "${name}" Sources = [${sources.map((source) => `{ ${source} }`).join(", ")}]`;
const denyWeb = 'Name = "web" Action = "deny"';
const denyAll = 'Name = "*" Action = "deny"';
const allowWeb = 'Name = "web" Action = "allow"';

function denials(...entries: readonly string[]) {
  const files = Object.fromEntries(entries.map((text, index) => [`entry-${index}.hcl`, text]));
  const { diagnostics } = given({ "web.hcl": upstream, "api.hcl": service("api"), "db.hcl": service("db"), ...files });
  return diagnostics.filter(({ code }) => code === "plan/intention-denies");
}

describe("an intention that denies what an upstream leads to", () => {
  test("is told at its action, with the upstream", () => {
    const text = intentions("api", denyWeb);
    const column = text.indexOf('"deny"') + 1;
    const analysis = given({ "web.hcl": upstream, "api.hcl": service("api"), "deny.hcl": text });
    expect(told(analysis.diagnostics, "plan")).toEqual([`plan/intention-denies deny.hcl:1:${column}`]);
    expect(analysis.diagnostics[0]?.related).toMatchObject([{ span: { file: "web.hcl", line: 7 } }]);
  });

  test("counts for the service where redirects end, and only for that", () => {
    const redirect = 'Kind = "service-resolver" Name = "api" Redirect { Service = "db" }';
    expect(denials(redirect, intentions("db", denyWeb))).toHaveLength(1);
    expect(denials(redirect, intentions("api", denyWeb))).toEqual([]);
  });

  test("gives way to one with more exact names", () => {
    expect(denials(intentions("*", denyAll))).toHaveLength(1);
    expect(denials(intentions("*", denyAll), intentions("api", allowWeb))).toEqual([]);
    expect(denials(intentions("api", denyAll, allowWeb))).toEqual([]);
    expect(denials(intentions("*", allowWeb), intentions("api", denyAll))).toHaveLength(1);
  });

  test("is told once for all upstreams of a service, and not where it is about others", () => {
    const twice = given({
      "a.hcl": upstream,
      "b.hcl": upstream,
      "api.hcl": service("api"),
      "deny.hcl": intentions("api", denyWeb),
    }).diagnostics.filter(({ code }) => code === "plan/intention-denies");
    expect(twice.map(({ message }) => /[0-9]+ upstreams/.exec(message)?.[0])).toEqual(["2 upstreams"]);
    expect(denials(intentions("api", 'Name = "shop" Action = "deny"'))).toEqual([]);
    expect(denials(intentions("api", 'Name = "web" Peer = "far" Action = "deny"'))).toEqual([]);
  });
});
