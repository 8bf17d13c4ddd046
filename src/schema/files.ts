import { registrationKeys } from "../decode/classify.js";
import { resourceKinds } from "../kubernetes/kinds.js";
import { type EntryKind, entryKinds, isEntryKind } from "../model/kinds.js";
import { serviceKinds } from "../model/service.js";
import { writtenService } from "../model/written-service.js";
import { agentFileOf } from "./agent.js";
import { anyEntryOf, entryOf } from "./entry.js";
import { choice, draft, type JsonSchema } from "./json-schema.js";
import { anySpelling } from "./keys.js";
import { knownKind } from "./known-kind.js";
import { registrationNotation } from "./notation.js";
import { type Bundle, createBundle } from "./objects.js";
import { anyResourceOf, resourceOf } from "./resource.js";

/**
 * JSON Schema of the config entries of a kind, as `config write` and the HTTP API take them: keys in Consul's spelling are
 * offered, and every other spelling and form that Consul takes is let through.
 *
 * @example
 * entryJsonSchema("service-defaults").title; // "service-defaults"
 */
export function entryJsonSchema(kind: EntryKind): JsonSchema {
  return whole(knownKind(kind), (bundle) => entryOf(kind, bundle));
}

/** JSON Schema of a file that an agent loads: services, checks, settings. */
export function agentFileJsonSchema(): JsonSchema {
  return whole("Agent file", (bundle) => agentFileOf(bundle));
}

/** JSON Schema of the body of a request that registers a service with an agent. */
export function registrationBodyJsonSchema(): JsonSchema {
  return whole("Registration of a service", registrationBodyOf);
}

/** JSON Schema of any file that Consul reads: a config entry, an agent file or the body of a registration. */
export function consulFileJsonSchema(): JsonSchema {
  return whole("Any file for Consul", anyFileOf);
}

/** JSON Schema of the Kubernetes resources that stand for config entries of a kind; undefined for kinds without any. */
export function resourceJsonSchema(kind: EntryKind): JsonSchema | undefined {
  const found = Object.entries(resourceKinds).find(([, candidate]) => candidate === kind);
  return found === undefined ? undefined : whole(found[0], (bundle) => resourceOf(found[0], kind, bundle));
}

/** JSON Schema of any object of Kubernetes: Consul's resources are checked, all others let through. */
export function kubernetesJsonSchema(): JsonSchema {
  return whole("Any object of Kubernetes", anyResourceOf);
}

/**
 * All of them by the names of their files in the package: `service-defaults.schema.json` and so on, resources with
 * `kubernetes-` before the kind.
 */
export function schemaFiles(): Readonly<Record<string, JsonSchema>> {
  const kinds = Object.values(entryKinds).map(({ kind }) => kind);
  return Object.fromEntries([
    ["consul.schema.json", consulFileJsonSchema()],
    ["agent.schema.json", agentFileJsonSchema()],
    ["registration.schema.json", registrationBodyJsonSchema()],
    ["kubernetes.schema.json", kubernetesJsonSchema()],
    ...kinds.map((kind) => [`${kind}.schema.json`, entryJsonSchema(kind)] as const),
    ...kinds.flatMap((kind) => {
      const schema = resourceJsonSchema(kind);
      return schema === undefined ? [] : [[`kubernetes-${kind}.schema.json`, schema] as const];
    }),
  ]);
}

/** A schema that stands alone. */
function whole(title: string, make: (bundle: Bundle) => JsonSchema): JsonSchema {
  const bundle = createBundle();
  const root = make(bundle);
  return { $schema: draft, title, allOf: [root], definitions: bundle.definitions };
}

function registrationBodyOf(bundle: Bundle): JsonSchema {
  return { type: "object", allOf: [bundle.refer(writtenService, registrationNotation)] };
}

/** Tells files apart as reading does: by the kind, then by the spelling of the keys. */
function anyFileOf(bundle: Bundle): JsonSchema {
  const kindKey = anySpelling(["Kind"]);
  // Some gateways are kinds of services and of config entries; such files are taken for entries.
  const isService: JsonSchema = { enum: ["", ...serviceKinds.filter((kind) => !isEntryKind(kind))] };
  const looksRegistered: JsonSchema = { anyOf: registrationKeys.map((key) => ({ required: [key] })) };
  const registration = registrationBodyOf(bundle);
  return {
    type: "object",
    ...choice(
      { patternProperties: { [kindKey]: false } },
      choice(looksRegistered, registration, agentFileOf(bundle, anyEntryOf(bundle, "bootstrap"))),
      choice(
        { patternProperties: { [kindKey]: isService }, ...looksRegistered },
        registration,
        anyEntryOf(bundle, "file"),
      ),
    ),
  };
}
