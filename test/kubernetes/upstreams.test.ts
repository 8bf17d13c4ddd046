import { describe, expect, test } from "vitest";
import { type Piece, wholeOf } from "../../src/kubernetes/annotations.js";
import { parseUpstreams } from "../../src/kubernetes/upstreams.js";

function parse(value: string) {
  return parseUpstreams(wholeOf({ type: "text", value, start: 0, end: 0 }));
}

function isPiece(value: unknown): value is Piece {
  return typeof value === "object" && value !== null && "text" in value;
}

/** An upstream without places, as the texts of its parts. */
function textsOf(upstream: object): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(upstream)
      .filter(([key]) => key !== "whole")
      .map(([key, value]) => [key, isPiece(value) ? value.text : value]),
  );
}

const service = { type: "service" };

describe("the forms of an upstream", () => {
  test.each([
    { annotation: "api:80", found: [{ ...service, name: "api", port: "80" }] },
    { annotation: "api:admin", found: [{ ...service, name: "api", port: "admin" }] },
    { annotation: "api:80:dc2", found: [{ ...service, name: "api", port: "80", datacenter: "dc2" }] },
    { annotation: "api:80:", found: [{ ...service, name: "api", port: "80" }] },
    { annotation: "api:80:a:b", found: [{ ...service, name: "api", port: "80", datacenter: "a:b" }] },
    { annotation: "api.shop:80", found: [{ ...service, name: "api", namespace: "shop", port: "80" }] },
    {
      annotation: "api.shop.eu:80:dc2",
      found: [{ ...service, name: "api", namespace: "shop", partition: "eu", port: "80", datacenter: "dc2" }],
    },
    { annotation: "api.svc:80", found: [{ ...service, name: "api", port: "80" }] },
    { annotation: "api.svc.east.peer:80", found: [{ ...service, name: "api", peer: "east", port: "80" }] },
    { annotation: "api.svc.dc2.dc:80", found: [{ ...service, name: "api", datacenter: "dc2", port: "80" }] },
    { annotation: "api.svc.eu.ap:80", found: [{ ...service, name: "api", partition: "eu", port: "80" }] },
    { annotation: "api.svc.shop.ns:80", found: [{ ...service, name: "api", namespace: "shop", port: "80" }] },
    {
      annotation: "api.svc.shop.ns.east.peer:80",
      found: [{ ...service, name: "api", namespace: "shop", peer: "east", port: "80" }],
    },
    {
      annotation: "api.svc.shop.ns.eu.ap:80",
      found: [{ ...service, name: "api", namespace: "shop", partition: "eu", port: "80" }],
    },
    {
      annotation: "api.svc.shop.ns.dc2.dc:80",
      found: [{ ...service, name: "api", namespace: "shop", datacenter: "dc2", port: "80" }],
    },
    { annotation: "prepared_query:near:80", found: [{ type: "prepared_query", name: "near", port: "80" }] },
    {
      annotation: " api : 80 , db:81:dc2,\n prepared_query:q:82 ",
      found: [
        { ...service, name: "api", port: "80" },
        { ...service, name: "db", port: "81", datacenter: "dc2" },
        { type: "prepared_query", name: "q", port: "82" },
      ],
    },
    { annotation: "", found: [] },
    { annotation: "  ", found: [] },
  ])("$annotation", ({ annotation, found }) => {
    expect(parse(annotation).map(textsOf)).toEqual(found);
  });
});

describe("what has none of the forms", () => {
  test.each([
    { annotation: "«api»" },
    { annotation: "a:1,«»" },
    { annotation: "a:1,«»,b:2" },
    { annotation: "«:80»" },
    { annotation: "«api:»" },
    { annotation: "«api..x:80»" },
    { annotation: "«a.b.c.d:80»" },
    { annotation: "api.east.«peer»:80" },
    { annotation: "«api.svc.east:80»" },
    { annotation: "api.svc.east.«per»:80" },
    { annotation: "api.svc.east.peer.«shop».ns:80" },
    { annotation: "api.svc.east.peer.«dc2».dc:80" },
    { annotation: "api.svc.a.ns.«b».ns:80" },
    { annotation: "«api.svc..peer:80»" },
    { annotation: "api.svc:80:«dc2»" },
    { annotation: "«prepared_query:near»" },
    { annotation: "«prepared_query::80»" },
  ])("$annotation", ({ annotation }) => {
    const from = annotation.indexOf("«");
    const to = annotation.indexOf("»") - 1;
    const faults = parse(annotation.replaceAll(/[«»]/g, "")).filter((upstream) => "fault" in upstream);
    expect(faults.map(({ at }) => [at.from, at.to])).toEqual([[from, to]]);
  });
});
