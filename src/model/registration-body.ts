import type { Plain } from "../base/located.js";
import { consulJson } from "./consul-json.js";
import type { ServiceDefinition } from "./definition.js";
import { writtenService } from "./written-service.js";

/**
 * Prints a service as the body of a request that registers it: `{ "Name": "web", "Port": 80, … }`. A sidecar is printed as
 * the registration of its own that it is, with the port that an agent would assign. The token is left out: a request
 * carries its own.
 */
export function registrationBodyOf(definition: ServiceDefinition): { readonly [key: string]: Plain } {
  const { value, assignedPort, checkDefinitions = [] } = definition;
  return consulJson(writtenService, {
    ...value,
    ...(assignedPort === undefined ? {} : { port: assignedPort }),
    ...(checkDefinitions.length === 0 ? {} : { checks: checkDefinitions }),
  });
}
