import { expect, test } from "vitest";
import { analyze } from "../../src/analyze.js";
import { unwrap } from "../../src/unwrap.js";

test("unwrap gives a result without errors back as it is", () => {
  const result = analyze([{ file: "web.hcl", text: 'Kind = "service-defaults" Name = "web"' }]);
  expect(unwrap(result)).toBe(result);
});

test("unwrap throws errors as reports print them, with the lines of the sources that it is given", () => {
  const sources = [{ file: "web.hcl", text: 'Kind = "service-defaults"\nName = "web"\nProtocl = "http"' }];
  const analysis = analyze(sources);
  expect(() => unwrap(analysis, sources)).toThrow("error[decode/unknown-key]");
  expect(() => unwrap(analysis, sources)).toThrow('3 | Protocl = "http"');
});
