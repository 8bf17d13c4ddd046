import { describe, expect, test } from "vitest";
import { stringify } from "yaml";
import { createDocument } from "../../src/base/document.js";
import { readEntryText } from "../../src/decode/entry-text.js";
import { resourceKinds } from "../../src/kubernetes/kinds.js";
import { readKubernetes } from "../../src/kubernetes.js";
import { toConsulJson } from "../../src/model/consul-json.js";
import { entryKinds } from "../../src/model/kinds.js";
import type { AnyType } from "../../src/model/type.js";

/** A value of a type with only one of its fields set, in the spelling of a resource and in Consul's. */
interface Sample {
  readonly path: string;
  readonly resource: unknown;
  readonly consul: unknown;
}

const leaves: Readonly<Record<string, unknown>> = {
  text: "x",
  integer: 3,
  unsigned: 3,
  float: 2.5,
  boolean: true,
  duration: "15s",
  time: "2024-01-02T03:04:05Z",
  bytes: "abc",
  opaque: { Some_key: [1, "two"] },
};

function samplesOf(type: AnyType): readonly Sample[] {
  if (type.is === "object") {
    return type.fields
      .filter((field) => field.knownTo.includes("client"))
      .flatMap((field) =>
        samplesOf(field.type).map(({ path, resource, consul }) => ({
          path: `.${field.name}${path}`,
          resource: { [field.name]: resource },
          consul: { [field.consulName]: consul },
        })),
      );
  }
  if (type.is === "list") {
    return samplesOf(type.of).map(({ path, resource, consul }) => ({
      path: `[0]${path}`,
      resource: [resource],
      consul: [consul],
    }));
  }
  if (type.is === "map") {
    return samplesOf(type.of).map(({ path, resource, consul }) => ({
      path: `.Some-key${path}`,
      resource: { "Some-key": resource },
      consul: { "Some-key": consul },
    }));
  }
  return [{ path: "", resource: leaves[type.is], consul: leaves[type.is] }];
}

const samples = Object.entries(resourceKinds).flatMap(([resourceKind, kind]) =>
  samplesOf(entryKinds[kind].type)
    .filter(({ path }) => path !== ".name")
    .map((sample) => ({ ...sample, kind, resourceKind })),
);

describe("every field of every resource", () => {
  test("is looked at", () => {
    expect(samples.length).toBeGreaterThan(350);
    expect(samples.every(({ resource }) => resource !== undefined)).toBe(true);
  });

  test.each(samples)("$resourceKind $path reads as in an entry", ({ kind, resourceKind, resource, consul }) => {
    const name = kind === "proxy-defaults" ? "global" : kind === "exported-services" ? "default" : "web";
    const spec = kind === "service-intentions" ? { destination: { name }, ...Object(resource) } : resource;
    const text = stringify({
      apiVersion: "consul.hashicorp.com/v1alpha1",
      kind: resourceKind,
      metadata: { name: kind === "mesh" ? "mesh" : name },
      spec,
    });
    const found = readKubernetes({ file: "a.yaml", text });
    const entry = { Kind: kind, ...(kind === "mesh" ? {} : { Name: name }), ...Object(consul) };
    const wanted = readEntryText(createDocument({ file: "a.json", text: JSON.stringify(entry) }));
    expect(found.definitions.map((one) => toConsulJson(Object(one)))).toEqual(
      wanted.definition === undefined ? [] : [toConsulJson(wanted.definition)],
    );
    // The mode is a warning of Consul's and an error of the controller's; the rest of the controller's words stand apart.
    const codes = found.diagnostics.map(({ code }) =>
      code === "kubernetes/mesh-gateway-mode" ? "entry/mesh-gateway-mode" : code,
    );
    // A mode of proxies is refused in a resource whatever it says, and not judged besides.
    const wantedCodes = wanted.diagnostics.map(({ code }) => code).filter((code) => code !== "entry/proxy-mode");
    expect(codes.filter((code) => !code.startsWith("kubernetes/"))).toEqual(wantedCodes);
    expect(codes.filter((code) => code === "kubernetes/snake-case-key" || code === "kubernetes/key-case")).toEqual([]);
  });
});
