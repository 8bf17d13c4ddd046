import { consulApiVersion, otherKinds, resourceKinds } from "../kubernetes/kinds.js";
import { notInSpec } from "../kubernetes/schema.js";
import { type EntryKind, entryKinds } from "../model/kinds.js";
import { choice, type JsonSchema } from "./json-schema.js";
import { resourceNotation } from "./notation.js";
import { type Bundle, objectSchema } from "./objects.js";

const version: JsonSchema = {
  title: "API version",
  description: "The version of Consul's resources.",
  const: consulApiVersion,
};

const metadata = { title: "Metadata", description: "What Kubernetes keeps about every object." };
const nameLabel = { title: "Name" };

/** A reference to the schema of the resources that stand for entries of a kind. */
export function resourceOf(resourceKind: string, kind: EntryKind, bundle: Bundle): JsonSchema {
  return bundle.define(`${resourceNotation.name}.${resourceKind}`, () => {
    const spec = specOf(resourceKind, kind, bundle);
    return {
      title: resourceKind,
      ...(spec.description === undefined ? {} : { description: spec.description }),
      type: "object",
      properties: {
        apiVersion: version,
        kind: { title: "Kind", description: "What the resource is about.", const: resourceKind },
        metadata: { ...metadata, type: "object", properties: { name: nameOf(kind) }, required: ["name"] },
        spec: { ...spec, title: "Spec" },
        status: { title: "Status", description: "Filled in by the controller." },
      },
      required: ["apiVersion", "kind", "metadata"],
      additionalProperties: false,
    };
  });
}

function nameOf(kind: EntryKind): JsonSchema {
  if (kind === "mesh") return { ...nameLabel, description: "Always `mesh`.", const: "mesh" };
  const what = kind === "service-intentions" ? "of the resource; the service stands in the spec" : "of the entry";
  return { ...nameLabel, description: `Name ${what}.`, type: "string" };
}

function specOf(resourceKind: string, kind: EntryKind, bundle: Bundle): JsonSchema {
  const table = entryKinds[kind].type;
  const fields = table.fields.filter(({ name }) => name !== "name" && !notInSpec.includes(name));
  const name = `${resourceNotation.name}.${resourceKind}.spec`;
  const own = objectSchema({ ...table, fields }, resourceNotation, bundle, name);
  return kind === "service-intentions" ? { ...own, properties: { destination, ...own.properties } } : own;
}

/** Which service an intention guards. */
const destination: JsonSchema = {
  title: "Destination",
  description: "The service that the intention guards.",
  type: "object",
  properties: {
    name: { ...nameLabel, description: "Name of the service; `*` is for all.", type: "string" },
    namespace: { title: "Namespace", description: "Enterprise: namespace of the service.", enum: ["", null] },
  },
  required: ["name"],
  additionalProperties: false,
};

/** Any object of Kubernetes: what is not of Consul is let through. */
export function anyResourceOf(bundle: Bundle): JsonSchema {
  const isConsul: JsonSchema = {
    properties: { apiVersion: { pattern: "^consul\\.hashicorp\\.com/" } },
    required: ["apiVersion"],
  };
  const kinds = Object.entries(resourceKinds);
  return bundle.define("resource", () => ({
    title: "Object of Kubernetes",
    type: "object",
    properties: {
      kind: { title: "Kind", description: "What the object is.", examples: Object.keys(resourceKinds) },
      apiVersion: {
        title: "API version",
        description: "The version of the object's kind.",
        examples: [consulApiVersion],
      },
    },
    allOf: [
      choice(isConsul, {
        properties: { kind: { enum: [...Object.keys(resourceKinds), ...otherKinds, ...lists()] } },
        required: ["kind"],
        allOf: kinds.map(([resourceKind, kind]) =>
          choice({ properties: { kind: { const: resourceKind } } }, resourceOf(resourceKind, kind, bundle)),
        ),
      }),
      choice(
        { properties: { kind: { const: "List" } }, required: ["kind", "items"] },
        { properties: { items: { items: { $ref: "#/definitions/resource" } } } },
      ),
    ],
  }));
}

function lists(): readonly string[] {
  return Object.keys(resourceKinds).map((kind) => `${kind}List`);
}
