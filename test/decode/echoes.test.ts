import { describe, expect, test } from "vitest";
import { readSources } from "../../src/read.js";

function told(text: string, file = "a.hcl"): readonly string[] {
  return readSources([{ file, text }]).diagnostics.map(({ code, hidden }) => (hidden ? `(${code})` : code));
}

describe("after a fault of syntax", () => {
  test.each([
    ["the kind of an entry", 'Name = "x"\nKind = "service-defa', "a.hcl", "hcl/unterminated-string"],
    ["the name of proxy-defaults", 'Kind = "proxy-defaults"\nName = "glo\n', "a.hcl", "hcl/unterminated-string"],
    ["a duration", '{"Kind":"service-resolver","Name":"x","ConnectTimeout":"5', "a.json", "json/unterminated-string"],
    [
      "the kind of a service",
      'service {\n name = "g"\n port = 1\n kind = "mesh-gate\n}',
      "a.hcl",
      "hcl/unterminated-string",
    ],
    ["the kind of a service in JSON", '{"service":{"name":"w","kind":"mesh-gate', "a.json", "json/unterminated-string"],
    ["a block", 'Kind = "service-resolver"\nName = "x"\nRedirect {', "a.hcl", "hcl/unclosed"],
    [
      "the kind of a service beside settings",
      'datacenter = "dc1"\nservice {\n name = "g"\n port = 1\n kind = "mesh-gate\n}',
      "a.hcl",
      "hcl/unterminated-string",
    ],
  ])("%s that is cut off is told once", (_, text, file, code) => {
    expect(told(text, file)).toEqual([code]);
  });

  test.each([
    ["a.hcl", `Kind = "proxy-defaults"\nConfig = { a = ${"[".repeat(5000)}${"]".repeat(5000)} }`, "hcl/too-deep"],
    ["a.hcl", `service { name = "a" proxy { config ${"{ a ".repeat(5000)}${"}".repeat(5000)} } }`, "hcl/too-deep"],
    ["a.json", `{"Kind":"proxy-defaults","Config":${'{"a":'.repeat(5000)}1${"}".repeat(5000)}}`, "json/too-deep"],
  ])("what is nested too deep for reading %s is told once", (file, text, code) => {
    expect(told(text, file)).toEqual([code]);
  });

  test("other errors of the file are told as hidden, for Consul does not come to them", () => {
    expect(told('Kind = "service-defaults"\nName = "x"\nProtocol = "htp"\nMode = = "direct"')).toEqual([
      "hcl/missing-value",
      "(entry/service-defaults.protocol)",
    ]);
  });

  test("what stands between the quotes of a string that is not closed is kept whole", () => {
    const { definitions } = readSources([{ file: "a.hcl", text: 'Kind = "service-defaults"\nName = "web' }]);
    expect(definitions[0]?.value).toMatchObject({ name: "web" });
  });
});
