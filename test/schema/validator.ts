import { Ajv } from "ajv";
import { Ajv2020 } from "ajv/dist/2020.js";
import type { JsonSchema } from "../../src/schema/json-schema.js";

/** Asks an independent validator about a value: what is wrong with it, nothing if it fits the schema. */
export function validator(schema: JsonSchema): (value: unknown) => readonly string[] {
  const options = { strict: true, strictRequired: false, strictTypes: false };
  const ajv = schema.$schema?.includes("2020-12") === true ? new Ajv2020(options) : new Ajv(options);
  const validate = ajv.compile(schema);
  return (value) => (validate(value) ? [] : (validate.errors ?? []).map((one) => `${one.instancePath} ${one.message}`));
}
