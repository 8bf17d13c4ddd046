import { agentFile } from "../model/agent.js";
import { choice, type JsonSchema } from "./json-schema.js";
import { agentNotation } from "./notation.js";
import { type Bundle, objectSchema } from "./objects.js";

/** A reference to the schema of a file that an agent loads: services, checks, settings, and entries as `entry` has them. */
export function agentFileOf(bundle: Bundle, entry: JsonSchema = {}): JsonSchema {
  const name = `${agentNotation.name}.file`;
  return bundle.define(name, () => {
    const own = objectSchema(agentFile, agentNotation, bundle, name);
    return {
      ...own,
      title: "Agent file",
      properties: { ...own.properties, config_entries: configEntries(entry) },
    };
  });
}

function configEntries(entry: JsonSchema): JsonSchema {
  const bootstrap: JsonSchema = {
    title: "Bootstrap",
    description: "Entries that the first server writes when it starts.",
    type: ["array", "null"],
    items: orListOfOne(entry),
  };
  return {
    title: "Config entries",
    description: "Config entries that a server brings along.",
    type: ["object", "array", "null"],
    ...orListOfOne({ type: ["object", "null"], properties: { bootstrap } }),
  };
}

function orListOfOne(schema: JsonSchema): JsonSchema {
  return choice({ type: "array" }, { items: schema, minItems: 1, maxItems: 1 }, schema);
}
