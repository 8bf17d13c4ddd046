import type { Path } from "../../base/place.js";
import type { BoundAPIGateway } from "../bound-api-gateway.js";
import type { EntryRules } from "../kind.js";
import type { ResourceReference } from "../resource-reference.js";
import { checkCertificateReference, certificateKinds as writableCertificateKinds } from "./api-gateway.js";
import { collect, type Faults, fault, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { cautionEmptyName } from "./name.js";
import { controllerOnly } from "./problems/gateways.js";
import { missing } from "./problems/words.js";
import { checkWord, type Words } from "./words.js";

export const certificateKinds: Words = { ...writableCertificateKinds, words: ["inline-certificate"] };

export const routeKinds: Words = {
  code: "entry/bound-api-gateway.route-kind",
  field: "Kind of a route",
  words: ["http-route", "tcp-route"],
  mayBeEmpty: false,
};

export const boundAPIGatewayRules: EntryRules<BoundAPIGateway> = {
  normalize: (entry) => entry,
  validate(entry) {
    return collect(
      firstOfEach(entry.listeners, ["listeners"], (listener, path) =>
        firstOf(
          firstOfEach(listener.certificates, [...path, "certificates"], (certificate, at) =>
            checkCertificateReference(certificate, at, certificateKinds),
          ),
          firstOfEach(listener.routes, [...path, "routes"], checkRoute),
        ),
      ),
      cautionEmptyName(entry),
    );
  },
  mayWrite: () => fault([], controllerOnly()),
};

function checkRoute(route: ResourceReference, path: Path): Faults {
  return firstOf(
    checkWord(route.kind, [...path, "kind"], routeKinds),
    faultIf(isUnset(route.name), path, () => missing("entry/bound-api-gateway.route-name", "Name", "A route")),
  );
}
