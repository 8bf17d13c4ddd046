import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createDocument } from "../../src/base/document.js";
import type { Located } from "../../src/base/located.js";
import { readKubernetes, readYaml } from "../../src/kubernetes.js";
import { linesOf } from "../conformance/lines.js";

const resources = linesOf<{ readonly id: string; readonly input: string }>("config-entries-crd.jsonl").map(
  ({ input }) => input,
);

const pod = `apiVersion: v1
kind: Pod
metadata:
  name: web
  annotations:
    consul.hashicorp.com/connect-inject: "true"
    consul.hashicorp.com/connect-service-upstreams: "api:80:dc2, b.svc.c.peer:81,prepared_query:q:82"
spec: {containers: [{ports: [{name: http, containerPort: 80}]}]}
`;

/** What YAML is made of, and what breaks it. */
const word = fc.constantFrom(
  ..."a b on ~ 1 0x1F .inf << : ? - , [ ] { } & * ! !!int !!set | > ' \" # % @ ` --- ... {{ }} \t \n".split(" "),
  "\n",
  "\n  ",
  "\n    ",
  " ",
  "&a ",
  "*a",
  "__proto__",
  "apiVersion: consul.hashicorp.com/v1alpha1\n",
  "kind: Mesh\n",
  "metadata:\n",
  "spec:\n",
);

const texts = fc.oneof(
  fc.string({ unit: "binary", maxLength: 200 }),
  fc.array(word, { maxLength: 60 }).map((words) => words.join("")),
  fc
    .tuple(fc.constantFrom(...resources, pod), fc.array(fc.tuple(fc.nat(), fc.nat(8), word), { maxLength: 4 }))
    .map(([text, edits]) =>
      edits.reduce((edited, [at, length, put]) => {
        const from = at % (edited.length + 1);
        return edited.slice(0, from) + put + edited.slice(from + length);
      }, text),
    ),
);

function check(value: Located, length: number): void {
  expect(value.start).toBeGreaterThanOrEqual(0);
  expect(value.end).toBeGreaterThanOrEqual(value.start);
  expect(value.end).toBeLessThanOrEqual(length);
  if (value.type === "list") for (const item of value.value) check(item, length);
  if (value.type !== "map") return;
  expect(new Set(value.value.map(({ key }) => key)).size).toBe(value.value.length);
  for (const member of value.value) {
    expect(member.keyEnd).toBeGreaterThanOrEqual(member.keyStart);
    check(member.value, length);
  }
}

describe("YAML of any kind", () => {
  test("never makes the reader throw, and every diagnostic has its place", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const { diagnostics } = readKubernetes({ file: "a.yaml", text });
        for (const { span } of diagnostics) expect(span?.line).toBeGreaterThan(0);
      }),
      { numRuns: 2000 },
    );
  });

  test("gives values whose places lie in the text, and maps whose keys are unique", () => {
    fc.assert(
      fc.property(texts, (text) => {
        const document = createDocument({ file: "a.yaml", text });
        for (const { value } of readYaml(document)) if (value !== undefined) check(value, document.text.length);
      }),
      { numRuns: 1000 },
    );
  });

  test("reads a document the same whatever stands in the documents around it", () => {
    fc.assert(
      fc.property(fc.constantFrom(...resources), texts, (resource, other) => {
        // A directive would belong to the document after it.
        fc.pre(!/^%/m.test(other));
        const alone = readKubernetes({ file: "a.yaml", text: resource }).definitions.map(({ value }) => value);
        const among = readKubernetes({ file: "a.yaml", text: `${other}\n---\n${resource}` });
        expect(among.definitions.slice(-1).map(({ value }) => value)).toEqual(alone);
      }),
      { numRuns: 500 },
    );
  });
});
