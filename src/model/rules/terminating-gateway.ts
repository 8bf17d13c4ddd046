import type { Path } from "../../base/place.js";
import type { EntryRules } from "../kind.js";
import type { LinkedService, TerminatingGateway } from "../terminating-gateway.js";
import {
  collect,
  collectEach,
  countGiven,
  type Faults,
  faultIf,
  firstOf,
  firstOfEach,
  isUnset,
  repeats,
} from "./fault.js";
import { checkMeta } from "./meta.js";
import { cautionEmptyName } from "./name.js";
import { tlsFiles, tlsWithoutSNI } from "./problems/gateways.js";
import { listedTwice, missing, quoted } from "./problems/words.js";

export const terminatingGatewayRules: EntryRules<TerminatingGateway> = {
  normalize: (entry) => entry,
  validate(entry) {
    const isRepeated = repeats(entry.services, (service) => service.name ?? "");
    return collect(
      firstOf(
        checkMeta(entry.meta),
        firstOfEach(entry.services, ["services"], (service, path, index) =>
          checkService(service, path, isRepeated(index)),
        ),
      ),
      collectEach(entry.services, ["services"], cautionSNI),
      cautionEmptyName(entry),
    );
  },
};

function checkService(service: LinkedService, path: Path, isRepeated: boolean): Faults {
  const { name = "", caFile, certFile, keyFile } = service;
  const files = countGiven(caFile, certFile, keyFile);
  return firstOf(
    faultIf(name === "", path, () => missing("entry/terminating.service-name", "Name", "A service of the gateway")),
    faultIf(isRepeated, [...path, "name"], () =>
      listedTwice("entry/terminating.duplicate-service", `The service ${quoted(name)}`),
    ),
    faultIf((!isUnset(certFile) || !isUnset(keyFile)) && files < 3, path, () => tlsFiles(name)),
  );
}

function cautionSNI(service: LinkedService, path: Path): Faults {
  const usesTLS = countGiven(service.caFile, service.certFile, service.keyFile) > 0;
  return faultIf(usesTLS && isUnset(service.sni), path, () => tlsWithoutSNI(service.name ?? ""));
}
