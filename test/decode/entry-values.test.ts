import { describe, expect, test } from "vitest";
import { createDocument } from "../../src/base/document.js";
import type { EntryReading } from "../../src/decode/entry.js";
import { readEntryBody, readEntryText } from "../../src/decode/entry-text.js";
import { toConsulJson } from "../../src/model/consul-json.js";
import { marked } from "./marked.js";

function read(entry: object | string): EntryReading {
  const text = typeof entry === "string" ? entry : JSON.stringify(entry);
  return readEntryText(createDocument({ file: "entry", text }));
}

/** Codes and paths of the faults; in parentheses those that Consul does not get to. */
function faultsIn({ diagnostics }: EntryReading): readonly string[] {
  return diagnostics
    .filter((one) => one.severity === "error")
    .map(({ code, path, hidden }) => (hidden === true ? `(${code} ${path})` : `${code} ${path}`));
}

function outputOf({ definition, refusedAt }: EntryReading): unknown {
  return definition === undefined || refusedAt !== undefined ? undefined : toConsulJson(definition);
}

describe("maps that are written several times", () => {
  test("have the place in the list of maps in the paths of their faults", () => {
    const text = 'Kind = "service-resolver"\nName = "web"\nSubsets v1 { «z» = 1 }\nSubsets v2 { «y» = 1 }';
    const { document, spans } = marked("entry.hcl", text);
    const found = readEntryText(document).diagnostics;
    expect(found.map(({ path }) => path)).toEqual(["Subsets[0][v1].z", "Subsets[1][v2].y"]);
    expect(found.map(({ span }) => span)).toEqual(spans);
  });

  test("are looked at even where a later one replaces what they say", () => {
    const subsets = [{ v1: { OnlyPassing: "perhaps" } }, { v1: { OnlyPassing: true } }];
    expect(faultsIn(read({ Kind: "service-resolver", Name: "web", Subsets: subsets }))).toEqual([
      "decode/bad-bool Subsets[0][v1].OnlyPassing",
    ]);
  });

  test("are refused as far as the first with a value of a wrong type", () => {
    const subsets = [{}, { v1: { OnlyPassing: {} } }, { v2: { OnlyPassing: "perhaps" } }];
    expect(faultsIn(read({ Kind: "service-resolver", Name: "web", Subsets: subsets }))).toEqual([
      "decode/bad-type Subsets[1][v1].OnlyPassing",
      "(decode/bad-bool Subsets[2][v2].OnlyPassing)",
    ]);
  });

  test("may be null, or lists of one map themselves", () => {
    const entry = { Kind: "mesh", Meta: [{ a: "1" }, null, [{ b: "2" }]] };
    expect(outputOf(read(entry))).toEqual({ Kind: "mesh", Meta: { a: "1", b: "2" } });
    expect(faultsIn(read({ ...entry, Meta: [{ a: "1" }, "b"] }))).toEqual(["decode/bad-type Meta[1]"]);
  });
});

describe("numbers", () => {
  const connections = (value: unknown) =>
    read({ Kind: "service-defaults", Name: "web", MaxInboundConnections: value }).definition?.value;

  test.each([1e20, -1e20, 2 ** 63])("that 64 bits cannot hold become the lowest that they hold: %d", (value) => {
    expect(connections(value)).toMatchObject({ maxInboundConnections: -(2 ** 63) });
  });

  test("keep no sign of a zero, except where a number is taken for text", () => {
    expect(connections(-0.5)).toMatchObject({ maxInboundConnections: 0 });
    expect(outputOf(read('{"Kind": "service-defaults", "Name": -0}'))).toEqual({
      Kind: "service-defaults",
      Name: "-0",
    });
  });

  test("of nanoseconds beyond 64 bits make a duration negative", () => {
    expect(faultsIn(read({ Kind: "service-resolver", Name: "web", ConnectTimeout: 1e30 }))).toEqual([
      "entry/service-resolver.connect-timeout ConnectTimeout",
    ]);
  });

  test("below zero wrap around, and the server rounds the largest of 64 bits up to what it cannot hold", () => {
    const LoadBalancer = { Policy: "ring_hash", RingHashConfig: { MinimumRingSize: -1 } };
    const entry = { Kind: "service-resolver", Name: "web", LoadBalancer };
    const sizeIn = ({ definition }: EntryReading) =>
      definition?.value.kind === "service-resolver" && definition.value.loadBalancer?.ringHashConfig?.minimumRingSize;
    expect(sizeIn(read(entry))).toBe(2 ** 63);
    expect(sizeIn(readEntryBody(createDocument({ file: "entry", text: JSON.stringify(entry) })))).toBe(2 ** 64);
  });

  test.each([
    ["1_00", 100],
    ["1_0.0_0e0_1", 100],
    ["100.", 100],
  ])("in quotes may have underscores between digits: %s", (weight, value) => {
    expect(outputOf(read({ Kind: "service-splitter", Name: "web", Splits: [{ Weight: weight }] }))).toMatchObject({
      Splits: [{ Weight: value }],
    });
  });

  test.each(["_100", "100_", "1__00", "100_.0", "1e39", "inf", "0x64"])("in quotes are refused: %s", (weight) => {
    expect(faultsIn(read({ Kind: "service-splitter", Name: "web", Splits: [{ Weight: weight }] }))).toEqual([
      "decode/bad-number Splits[0].Weight",
    ]);
  });
});

test("a default protocol that is still a list of one once both decoders took a list away is refused", () => {
  const entry = (protocol: unknown) => ({ Kind: "proxy-defaults", Config: { protocol } });
  expect(faultsIn(read(entry([["http"]])))).toEqual([]);
  expect(faultsIn(read(entry([[["http"]]])))).toEqual(["entry/proxy-defaults.config-protocol-type Config[protocol]"]);
});

test("in a list that stands alone in a list, maps lose their lists of one too", () => {
  const entry = {
    Kind: "proxy-defaults",
    Config: { a: [[{ b: ["x"] }, { c: [["y"]] }]], b: [{ c: [{ d: ["x"] }, 1] }] },
  };
  expect(outputOf(read(entry))).toMatchObject({
    Config: { a: [{ b: "x" }, { c: ["y"] }], b: { c: [{ d: "x" }, 1] } },
  });
});

test("of several aliases beside the exact name Consul reports one, since all are renamed alike", () => {
  const entry = { Kind: "service-defaults", Name: "web", MeshGateway: {}, mesh_gateway: {}, Mesh_Gateway: {} };
  expect(faultsIn(read(entry))).toEqual(["decode/unknown-key meshgateway"]);
});

test("a request is read up to the end of its first value, a file to its own end", () => {
  const document = createDocument({ file: "entry.json", text: '{"Kind": "mesh"} and more' });
  expect(outputOf(readEntryBody(document))).toEqual({ Kind: "mesh" });
  expect(readEntryText(document).diagnostics.map(({ code }) => code)).toEqual(["json/trailing-text"]);
});
