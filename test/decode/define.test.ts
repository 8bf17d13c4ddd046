import { describe, expect, test } from "vitest";
import { defineEntry } from "../../src/decode/define.js";

describe("a value of a program", () => {
  test("that holds itself is no JSON there", () => {
    const config: Record<string, unknown> = { protocol: "http" };
    config["self"] = config;
    config["twice"] = [config, config];
    const { definition, diagnostics } = defineEntry({ kind: "proxy-defaults", name: "global", config });
    expect(diagnostics).toEqual([]);
    expect(definition?.value).toMatchObject({ config: { protocol: "http", self: null, twice: [null, null] } });
  });

  test("that holds another one twice has it in both places", () => {
    const shared = { a: 1 };
    const { definition } = defineEntry({ kind: "proxy-defaults", name: "global", config: { x: shared, y: shared } });
    expect(definition?.value).toMatchObject({ config: { x: { a: 1 }, y: { a: 1 } } });
  });

  test.each([
    ["maps", (inner: unknown) => ({ a: inner })],
    ["lists", (inner: unknown) => [inner]],
  ])("that is nested too deep is told: %s", (_, around) => {
    let config: unknown = {};
    for (let depth = 0; depth < 100_000; depth += 1) config = around(config);
    const { diagnostics } = defineEntry({ kind: "proxy-defaults", name: "global", config: { config } });
    expect(diagnostics.map(({ code }) => code)).toEqual(["decode/too-deep"]);
  });
});
