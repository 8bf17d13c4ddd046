import { describe, expect, test } from "vitest";
import type { ConfigEntry } from "../../src/model/kinds.js";
import { chainIn, compile, errorIn } from "./world.js";

/** A group of the own partition, another one and a peer. */
function group(settings: { readonly defaultForFailover?: boolean } = {}): ConfigEntry {
  return {
    kind: "sameness-group",
    name: "all",
    members: [{ partition: "default" }, { partition: "ap1" }, { peer: "far" }],
    ...settings,
  };
}

const members = ["web.default.ap1.dc1", "web.default.default.external.far"];

function failoverOf(entries: readonly ConfigEntry[]): readonly string[] | undefined {
  const chain = chainIn(compile(entries));
  const start = chain.nodes[chain.startNode];
  expect(chain.startNode).toBe("resolver:web.default.default.dc1");
  return start?.type === "resolver" ? start.resolver.failover?.targets : undefined;
}

describe("sameness groups", () => {
  test("a redirect to a group stays where it is and fails over to the members that are elsewhere", () => {
    const resolver: ConfigEntry = { kind: "service-resolver", name: "web", redirect: { samenessGroup: "all" } };
    expect(failoverOf([group(), resolver])).toEqual(members);
  });

  test("a failover to a group tries the section's service in each member", () => {
    const failover = { "*": { service: "api", samenessGroup: "all" } };
    expect(failoverOf([group(), { kind: "service-resolver", name: "web", failover }])).toEqual([
      "api.default.default.dc1",
      "api.default.ap1.dc1",
      "api.default.default.external.far",
    ]);
  });

  test("a group that is the default for failover counts for services without a resolver, and their chain is no default one", () => {
    expect(failoverOf([group({ defaultForFailover: true })])).toEqual(members);
    expect(chainIn(compile([group({ defaultForFailover: true })])).default).toBeUndefined();
    expect(chainIn(compile([group()])).default).toBe(true);
    const resolver: ConfigEntry = { kind: "service-resolver", name: "web", connectTimeout: "3s" };
    expect(failoverOf([group({ defaultForFailover: true }), resolver])).toBeUndefined();
  });

  test("a group that is not there is an error", () => {
    const resolver: ConfigEntry = { kind: "service-resolver", name: "web", redirect: { samenessGroup: "none" } };
    const error = errorIn(compile([resolver]));
    expect(error.code).toBe("chain/sameness-group-missing");
    expect(error.message).toBe('sameness group missing for service "web"');
  });
});
