import { describe, expect, it } from "vitest";
import { analyze } from "../../src/analyze.js";
import type { RoutePlan } from "../../src/plan/route-plan.js";
import { selectRoutes } from "../../src/plan/select.js";
import { dotText, toDot } from "../../src/render/graph/dot.js";
import { drawPicture } from "../../src/render/graph/draw.js";
import { edgesOf, wrapWords } from "../../src/render/graph/edges.js";
import { mermaidText, toMermaid } from "../../src/render/graph/mermaid.js";
import type { Lane, Picture } from "../../src/render/graph/picture.js";
import { layOut } from "../../src/render/graph/svg/layout.js";
import { toSvg } from "../../src/render/graph/svg/svg.js";
import { shorten, textWidth } from "../../src/render/graph/svg/text.js";
import { xmlText } from "../../src/render/graph/svg/xml.js";
import { textFaults, textsOf, xmlFault } from "./graph-check.js";
import { crossFleet, entry, gateway, mixedFleet, service, sources, upstream, wideFleet } from "./graph-fleet.js";

const mixed = mixedFleet();
const picture = drawPicture(mixed);

function lanesTo(id: string, of: Picture = picture): readonly Lane[] {
  return of.proxies.flatMap((proxy) =>
    proxy.upstreams.filter(({ caption }) => caption === id).flatMap(({ lanes }) => lanes),
  );
}

function wayOf(lane: Lane | undefined, of: Picture = picture): readonly string[] {
  return (lane?.way ?? []).map((index) => {
    const node = of.nodes[index];
    const site = node?.site === undefined ? "nowhere" : of.sites[node.site]?.name;
    return `${node?.what} ${node?.caption} ${site}`;
  });
}

describe("the model of a picture", () => {
  it("has the proxies' datacenters first, then other datacenters and peers by name", () => {
    expect(picture.sites.map(({ caption }) => caption)).toEqual([
      "datacenter dc1",
      "datacenter dc2",
      "datacenter dc3",
      "datacenter dc4",
      "peer partner (datacenter east)",
    ]);
  });

  it("labels the legs of a split with mode and share, and numbers failover", () => {
    expect(lanesTo("api").map(({ label, failover }) => ({ label, failover }))).toEqual([
      { label: "mode local, no effect · 80 %", failover: undefined },
      { label: "failover 1 of 80 % · mode local", failover: 1 },
      { label: "failover 2 of 80 % · mode local", failover: 2 },
      { label: "mode local · 20 %", failover: undefined },
      { label: "failover 1 of 20 % · mode local", failover: 1 },
    ]);
  });

  it("says what a router matches", () => {
    expect(lanesTo("billing").map(({ match }) => match)).toEqual(['path begins with "/admin"', "everything else"]);
  });

  it("leads local mode through the home gateways and those of the target", () => {
    expect(wayOf(lanesTo("api")[1])).toEqual([
      "mesh-gateway mesh gateways dc1",
      "mesh-gateway mesh gateway dc2",
      "service api dc2",
    ]);
  });

  it("marks the node at which a dead lane ends, with the reason", () => {
    const [lane] = lanesTo("api").filter(({ dead }) => dead !== undefined);
    expect(lane?.dead).toEqual({ at: 1, reason: "No mesh gateway is registered in `dc3`." });
    expect(wayOf(lane)[1]).toBe("mesh-gateway mesh gateways dc3");
  });

  it("leads to the service of a peer even where the peer's gateway does not let it through", () => {
    expect(wayOf(lanesTo("fraud?peer=partner")[0]).at(-1)).toBe("service fraud partner");
  });

  it("draws an upstream without routes as a lane to nowhere", () => {
    const [lane] = lanesTo("rates?peer=nobody");
    expect(wayOf(lane)).toEqual(["nowhere rates nowhere"]);
    expect(lane?.dead?.at).toBe(0);
  });

  it("draws gateways and instances of one place once, however many lanes touch them", () => {
    const names = picture.nodes
      .filter(({ what }) => what !== "proxy")
      .map((node) => `${node.what} ${node.caption} ${node.site}`);
    expect(new Set(names).size).toBe(names.length);
  });

  it("shows all endpoints even where a dead route is told fewer", () => {
    const home = picture.nodes.find(({ what, site }) => what === "mesh-gateway" && site === 0);
    expect(home?.detail).toBe("gateway-1, gateway-2");
    expect(home?.about).toContain("gateway-2 at 10.9.0.1:8443");
  });

  it("leaves proxies without upstreams out and counts them, unless there are no others", () => {
    expect({ shown: picture.proxies.length, leftOut: picture.leftOut }).toEqual({
      shown: 1,
      leftOut: mixed.proxies.length - 1,
    });
    const idle = drawPicture(selectRoutes(mixed, { proxies: ["logging"] }));
    expect({ shown: idle.proxies.length, leftOut: idle.leftOut }).toEqual({ shown: 1, leftOut: 0 });
  });

  it("tells each lane in words, with level and line", () => {
    expect(lanesTo("billing")[1]?.sentence).toBe(
      "web-sidecar-proxy to billing (mode remote from upstream, dc1-1.hcl:5:87): everything else: " +
        "through the mesh gateways of datacenter dc2 (gateway-3), then to billing in datacenter dc2 (1 instance).",
    );
  });

  it("is called after what it shows, or as the caller says", () => {
    expect(picture.title).toBe("Routes of web-sidecar-proxy in dc1");
    expect(drawPicture(selectRoutes(mixed, { upstreams: ["api"] })).title).toBe(
      "Routes from web-sidecar-proxy in dc1 to api",
    );
    expect(drawPicture(crossFleet()).title).toBe("Routes of 5 proxies");
    expect(drawPicture({ version: 1, proxies: [] }).title).toBe("No routes");
    expect(drawPicture(mixed, { title: "Before\u0007" }).title).toBe("Before\\x07");
  });
});

describe("edges", () => {
  it("go on once from a gateway, whoever came in, and apart where one fails", () => {
    const edges = edgesOf(picture).map(({ from, to, state }) => `${from}>${to} ${state}`);
    const beyond = edgesOf(picture).filter(({ label }) => label.length === 0);
    expect(new Set(beyond.map((one) => JSON.stringify(one))).size).toBe(beyond.length);
    expect(edges.filter((edge) => edge.endsWith("dead")).length).toBeGreaterThan(2);
  });

  it("have labels of short lines", () => {
    expect(wrapWords("aa bb cc", 5)).toEqual(["aa bb", "cc"]);
    expect(wrapWords("a-very-long-word b", 5)).toEqual(["a-very-long-word", "b"]);
  });
});

describe("escaping", () => {
  it("leaves XML nothing that it could read, or must not hold", () => {
    expect(xmlText(`<a b="c">&'\u0000\uffff\ud800\u202e`)).toBe(
      "&lt;a b=&quot;c&quot;&gt;&amp;'\\x00\\uffff\\ud800\\u202e",
    );
  });

  it("leaves Mermaid names as they are and makes everything else a number", () => {
    expect(mermaidText("web-sidecar_proxy.v1:2 in dc1")).toBe("web-sidecar_proxy.v1:2 in dc1");
    expect(mermaidText('"]`<b>#;\\{}|%%*~$&')).toMatch(/^(?:#\d+;)+b(?:#\d+;)+$/);
    expect(mermaidText("1. one")).toBe("1#46; one");
    expect(mermaidText("$$x")).toBe("#36;#8203;#36;x");
    expect(mermaidText("- one -- two ")).toBe("#45; one #45;#45; two ");
  });

  it("leaves DOT neither quotes, escapes nor entities", () => {
    expect(dotText('a"b\\N&lt;')).toBe('a\\"b\\\\N&amp;lt;');
  });
});

/** A plan whose every name is hostile to some format. */
function hostilePlan(): RoutePlan {
  const name = '</title><script>"`]}%%#;\\N&amp;--1. x';
  const hostile = (text: string) =>
    text.replaceAll(/\b(web|api|billing|dc2|partner|gateway-\d)\b/g, (one) => JSON.stringify(name + one).slice(1, -1));
  return JSON.parse(hostile(JSON.stringify(mixed)));
}

describe("every printer", () => {
  const plans: Readonly<Record<string, RoutePlan>> = {
    "a mixed fleet": mixed,
    "thirty upstreams": wideFleet(),
    "several proxies": crossFleet(),
    "hostile names": hostilePlan(),
    "one upstream": selectRoutes(mixed, { upstreams: ["api"] }),
    "no upstream": selectRoutes(mixed, { proxies: ["logging"] }),
    "no proxy": { version: 1, proxies: [] },
    "long names": longNames(),
  };
  for (const [title, plan] of Object.entries(plans)) {
    it(`draws ${title}: well-formed, no text over another or cut off`, () => {
      expect(xmlFault(toSvg(plan))).toBeUndefined();
      expect(textFaults(layOut(drawPicture(plan)))).toEqual([]);
    });

    it(`prints ${title} in strings that end where they should`, () => {
      const mermaid = toMermaid(plan).replace(/"[\p{L}\p{M}\p{N} ,/()?!=+·…✗._:#;<>-]*"/gu, "");
      expect(mermaid).not.toMatch(/["`\\&]/);
      const dot = toDot(plan).replace(/"(?:[^"\\]|\\.)*"/g, "");
      expect(dot).toMatch(/^[\w\s{}[\]=,;.>-]*$/);
    });
  }

  it("gives the same again, and changes nothing of the plan", () => {
    const before = JSON.stringify(mixed);
    const again: RoutePlan = JSON.parse(before);
    for (const print of [toSvg, toMermaid, toDot]) expect(print(again)).toBe(print(mixed));
    expect(JSON.stringify(mixed)).toBe(before);
  });
});

function longNames(): RoutePlan {
  const name = `${"very-long-".repeat(12)}name`;
  const fleet = sources({
    dc1: [
      service("web", { upstreams: upstream(name, 9001, 'datacenter = "dc2"') }),
      gateway("gateway-1", "198.18.0.1"),
    ],
    dc2: [service(name), gateway(`gateway-${name}`, "198.18.0.2")],
    entries: [entry("proxy-defaults", "global", 'MeshGateway { Mode = "local" }')],
  });
  return analyze(fleet, { datacenter: "dc1" }).plan;
}

describe("the SVG drawing", () => {
  it("keeps the whole of a shortened name in a title", () => {
    const shortened = textsOf(layOut(drawPicture(longNames()))).filter(({ whole }) => whole !== undefined);
    expect(shortened.length).toBeGreaterThan(2);
    for (const { text, whole } of shortened) expect(text.length).toBeLessThan(whole?.length ?? 0);
    expect(toSvg(longNames())).toContain(`<title>${"very-long-".repeat(12)}name?dc=dc2</title>`);
  });

  it("offers screen readers a title, a description and a sentence for each route", () => {
    const drawing = toSvg(mixed);
    const lanes = picture.proxies.flatMap(({ upstreams }) => upstreams.flatMap((one) => one.lanes));
    expect(drawing).toMatch(
      /^<svg [^>]*>\n<title>Routes of web-sidecar-proxy in dc1<\/title>\n<desc>8 upstreams of 1 proxy, /,
    );
    expect([...drawing.matchAll(/role="listitem"/g)]).toHaveLength(lanes.length);
    for (const { sentence } of lanes) expect(drawing).toContain(`<title>${xmlText(sentence)}</title>`);
  });

  it("has colours for dark schemes, and refers to nothing outside and to no identifier", () => {
    const drawing = toSvg(mixed);
    expect(drawing).toContain("@media (prefers-color-scheme:dark)");
    expect(drawing).not.toMatch(/ id=|href|url\(|@import|<script|<image/);
  });

  it("lets lanes bend only where there is no text, and otherwise run beside it", () => {
    for (const plan of [mixed, wideFleet(), crossFleet()]) {
      const drawing = layOut(drawPicture(plan));
      const bends = drawing.lanes.flatMap(({ shapes }) =>
        shapes.flatMap((shape) => (shape.what === "path" ? [...shape.data.matchAll(/H(\S+)C.* (\S+) \S+H/g)] : [])),
      );
      expect(bends.length).toBeGreaterThan(0);
      const left = Math.min(...bends.map((match) => Number(match[1])));
      const right = Math.max(...bends.map((match) => Number(match[2])));
      const inBend = textsOf(drawing).filter(
        ({ box, style }) => box.x < right && box.x + box.width > left && !style.includes("title"),
      );
      expect(
        inBend
          .map(({ text }) => text)
          .filter((text) =>
            drawing.lanes.some(({ shapes }) => shapes.some((one) => one.what === "text" && one.text === text)),
          ),
      ).toEqual([]);
    }
  });

  it("gives many proxies of a datacenter a panel each, few a common one", () => {
    const panels = (plan: RoutePlan) =>
      textsOf(layOut(drawPicture(plan))).filter(({ text }) => text === "datacenter dc1").length;
    const web = (count: number) =>
      analyze(
        sources({
          dc1: Array.from({ length: count }, (_, index) =>
            service(`web-${index}`, {
              upstreams: [1, 2, 3, 4, 5].map((one) => upstream(`api-${one}`, 9000 + one)).join(" "),
            }),
          ),
        }),
        { datacenter: "dc1" },
      ).plan;
    expect(panels(web(4))).toBe(1);
    expect(panels(web(5))).toBe(5);
  });
});

describe("text", () => {
  it("is shortened in its middle to what fits", () => {
    const short = shorten("web-frontend-sidecar-proxy", 10, 100);
    expect(short).toMatch(/^web-.*….*y$/);
    expect(textWidth(short, 10)).toBeLessThanOrEqual(100);
    expect(shorten("web", 10, 100)).toBe("web");
  });
});
