import { describe, expect, it } from "vitest";
import { createDocument } from "../../src/base/document.js";
import type { Located } from "../../src/base/located.js";
import { readHcl, readHclJson } from "../../src/hcl/read.js";
import { plainValueOf } from "./marked.js";

const text = `# Comment
service "web" "v1" {
  port = 0x1F // hex
  "quoted key" = "a\\nb"
  tags = ["é", 1.5, -7, true, { x = {} }]
  text = <<EOF
line
EOF
}
other = { a = 1 }
`;

describe("the located value", () => {
  const { value } = readHcl(createDocument({ file: "test.hcl", text }));

  it("has the places of keys and labels", () => {
    const keys: [key: string, source: string][] = [];
    walk(value, (node) => {
      if (node.type !== "map") return;
      for (const { key, keyStart, keyEnd } of node.value) keys.push([key, text.slice(keyStart, keyEnd)]);
    });
    expect(keys).toEqual([
      ["service", "service"],
      ["other", "other"],
      ["web", '"web"'],
      ["a", "a"],
      ["v1", '"v1"'],
      ["port", "port"],
      ["quoted key", '"quoted key"'],
      ["tags", "tags"],
      ["text", "text"],
      ["x", "x"],
    ]);
  });

  it("has spans that cut its own text out of the source", () => {
    const sources: string[] = [];
    walk(value, (node) => sources.push(text.slice(node.start, node.end)));
    for (const written of ["0x1F", '"a\\nb"', '"é"', "1.5", "-7", "true", "{ x = {} }", "{}", "{ a = 1 }"]) {
      expect(sources).toContain(written);
    }
    expect(sources).toContain('["é", 1.5, -7, true, { x = {} }]');
    expect(sources).toContain("<<EOF\nline\nEOF");
  });

  it("tells whole numbers from fractions, and keeps 64 bits", () => {
    const members = readHcl(createDocument({ file: "x", text: "a = 1\nb = 1.0\nc = 9223372036854775807" })).value.value;
    expect(members.map((member) => [member.value.type, member.value.value])).toEqual([
      ["integer", 1],
      ["float", 1],
      ["integer", 9223372036854775807n],
    ]);
  });

  it.each([".5e3", "1e"])(
    "refuses a fraction that cannot be converted beside another value of its key: %s",
    (fraction) => {
      const { diagnostics } = readHcl(createDocument({ file: "x", text: `a = 1.5\na = ${fraction}` }));
      expect(diagnostics.filter(({ severity }) => severity === "error").map(({ code }) => code)).toEqual([
        "hcl/invalid-number",
      ]);
    },
  );

  it("takes keys of JavaScript's prototypes for plain data", () => {
    const plain = plainValueOf("__proto__ { a = 1 }\nconstructor = 2\ntoString = 3");
    expect(JSON.stringify(plain)).toBe('{"__proto__":[{"a":1}],"constructor":2,"toString":3}');
  });

  it("replaces bytes that are not UTF-8, wherever they stand", () => {
    const bytes = Uint8Array.from([
      ...Buffer.from('a = "x'),
      0xff,
      ...Buffer.from('"\nb = <<E\n'),
      0xfe,
      ...Buffer.from("\nE\n"),
    ]);
    const reading = readHcl(createDocument({ file: "x", text: bytes }));
    expect(reading.value.value.map((member) => member.value.value)).toEqual(["x\ufffd", "\ufffd\n"]);
    expect(reading.diagnostics.map(({ code }) => code)).toEqual(["hcl/invalid-utf8", "hcl/invalid-utf8"]);
  });

  it("gives labelled blocks that differ in case to both spellings, as Consul does", () => {
    expect(plainValueOf('S "a" {}\ns "b" {}')).toEqual({
      S: [{ a: [{}] }, { b: [{}] }],
      s: [{ a: [{}] }, { b: [{}] }],
    });
  });
});

describe("the JSON dialect", () => {
  const read = (json: string) => readHclJson(createDocument({ file: "x.hcl", text: json }));

  it("warns of what Consul drops or ignores silently", () => {
    const faults = (json: string) => read(json).diagnostics.map(({ code, severity }) => `${severity} ${code}`);
    expect(faults('{"a":1} rest')).toEqual(["warning hcl/loose-json"]);
    expect(faults('{"a":[true,1]}')).toEqual(["warning hcl/loose-json"]);
    expect(faults('{"a":1,"b":[1}')).toEqual(["warning hcl/loose-json"]);
    expect(faults('{"a":1 "b":2}')).toContain("warning hcl/loose-json");
    expect(faults('{"a":{"b":1},}')).toEqual([]);
  });

  it.each(["1", "1.5", "true"])("refuses %s with a null character directly behind it", (literal) => {
    const { diagnostics } = readHclJson(createDocument({ file: "x.hcl", text: `{"a":${literal}\0}` }));
    expect(diagnostics.some(({ severity }) => severity === "error")).toBe(true);
  });

  it("refuses a number that begins with 0 where the text ends behind it, and no other such number", () => {
    const refused = (json: string) => read(json).diagnostics.some(({ severity }) => severity === "error");
    expect(refused('{"a":0')).toBe(true);
    expect(refused('{"a":-0')).toBe(true);
    expect(refused('{"a":0\n')).toBe(false);
    expect(refused('{"a":0.5')).toBe(false);
    expect(refused('{"a":10')).toBe(false);
  });

  it("takes U+E123, which only HCL itself reserves", () => {
    expect(read('{"a":"\ue123"}').diagnostics).toEqual([]);
  });

  it("refuses HCL in braces with a hint", () => {
    const [first] = read("{ port = 80 }").diagnostics;
    expect([first?.code, first?.severity]).toEqual(["hcl/invalid-json", "error"]);
    expect(first?.hint).toContain("starts with `{`");
  });
});

function walk(node: Located, visit: (node: Located) => void): void {
  let level: readonly Located[] = [node];
  while (level.length > 0) {
    for (const one of level) visit(one);
    level = level.flatMap(childrenOf);
  }
}

function childrenOf(node: Located): readonly Located[] {
  if (node.type === "list") return node.value;
  return node.type === "map" ? node.value.map((member) => member.value) : [];
}
