import type { Diagnostic } from "../../base/diagnostic.js";
import type { Catalog } from "../../catalog/catalog.js";
import { nativeService } from "./problems.js";

/** Only Envoy takes part: a service that speaks mutual TLS itself is dialled through gateways, and dials through none. */
export function checkEnvoyOnly({ datacenters }: Catalog): readonly Diagnostic[] {
  return datacenters.flatMap(({ name, registrations }) =>
    registrations
      .filter(({ definition }) => definition.value.connect?.native === true)
      .map(({ definition }) => nativeService(definition, name)),
  );
}
