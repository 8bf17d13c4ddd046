import type { Path } from "../../base/place.js";
import type { ExportedService, ExportedServices, ServiceConsumer } from "../exported-services.js";
import type { EntryRules } from "../kind.js";
import { countGiven, type Faults, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { checkMeta } from "./meta.js";
import { consumerWildcard, notDefault, severalConsumerKinds } from "./problems/access.js";
import { enterpriseOnly, missing } from "./problems/words.js";

export const exportedServicesRules: EntryRules<ExportedServices> = {
  normalize(entry) {
    if (entry.services === undefined) return entry;
    return { ...entry, services: entry.services.map(({ namespace: _, ...service }) => service) };
  },
  validate(entry) {
    return firstOf(
      faultIf(entry.name !== "default", isUnset(entry.name) ? [] : ["name"], () => notDefault(entry.name ?? "")),
      checkMeta(entry.meta),
      // Sameness groups are looked for in the whole entry before anything else in it.
      firstOfEach(entry.services, ["services"], (service, path) =>
        firstOfEach(service.consumers, [...path, "consumers"], checkSameness),
      ),
      firstOfEach(entry.services, ["services"], checkService),
    );
  },
};

function checkSameness(consumer: ServiceConsumer, path: Path): Faults {
  return faultIf(!isUnset(consumer.samenessGroup), [...path, "samenessGroup"], () =>
    enterpriseOnly("entry/exported-services.sameness-enterprise", "Exporting to a sameness group"),
  );
}

function checkService(service: ExportedService, path: Path): Faults {
  return firstOf(
    faultIf(isUnset(service.name), path, () =>
      missing("entry/exported-services.service-name", "Name", "An exported service"),
    ),
    faultIf((service.consumers ?? []).length === 0, path, () =>
      missing("entry/exported-services.no-consumer", "consumer", "An exported service"),
    ),
    firstOfEach(service.consumers, [...path, "consumers"], checkConsumer),
  );
}

function checkConsumer(consumer: ServiceConsumer, path: Path): Faults {
  const { peer, partition, samenessGroup } = consumer;
  return firstOf(
    faultIf(countGiven(peer, partition, samenessGroup) > 1, path, severalConsumerKinds),
    faultIf(partition === "*", [...path, "partition"], () =>
      consumerWildcard("entry/exported-services.partition-wildcard", "partition"),
    ),
    faultIf(peer === "*", [...path, "peer"], () => consumerWildcard("entry/exported-services.peer-wildcard", "peer")),
  );
}
