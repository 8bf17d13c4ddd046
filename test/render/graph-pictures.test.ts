import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { RoutePlan } from "../../src/plan/route-plan.js";
import { selectRoutes } from "../../src/plan/select.js";
import { toDot } from "../../src/render/graph/dot.js";
import { toMermaid } from "../../src/render/graph/mermaid.js";
import { toSvg } from "../../src/render/graph/svg/svg.js";
import { crossFleet, mixedFleet, wideFleet } from "./graph-fleet.js";

const folder = new URL("../../docs/pictures/", import.meta.url);

function hold(file: string, text: string): void {
  const path = new URL(file, folder);
  if (process.env["WRITE_DOCS"] === "1") {
    mkdirSync(folder, { recursive: true });
    writeFileSync(path, text);
  }
  expect(text).toBe(readFileSync(path, "utf8"));
}

describe("the pictures of docs/pictures are what the printers draw now", () => {
  const plans: Readonly<Record<string, RoutePlan>> = {
    mixed: mixedFleet(),
    "one-upstream": selectRoutes(mixedFleet(), { upstreams: ["api"] }),
    wide: wideFleet(),
    "several-proxies": crossFleet(),
  };
  for (const [name, plan] of Object.entries(plans)) {
    it(`${name}, as SVG`, () => hold(`${name}.svg`, toSvg(plan)));
  }
  it("one upstream, as Mermaid and as DOT", () => {
    hold("one-upstream.mmd", toMermaid(plans["one-upstream"] ?? { version: 1, proxies: [] }));
    hold("one-upstream.dot", toDot(plans["one-upstream"] ?? { version: 1, proxies: [] }));
  });
});
