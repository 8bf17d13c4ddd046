import type { Diagnostic } from "../../base/diagnostic.js";
import type { Datacenter } from "../../catalog/datacenter.js";
import { nativeService } from "./problems.js";

/** Only Envoy takes part: a service that speaks mutual TLS itself is dialled through gateways, and dials through none. */
export function checkEnvoyOnly({ name, registrations }: Datacenter): readonly Diagnostic[] {
  return registrations
    .filter(({ definition }) => definition.value.connect?.native === true)
    .map(({ definition }) => nativeService(definition, name));
}
