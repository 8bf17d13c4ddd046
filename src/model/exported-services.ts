import { type EntryBase, entryFields } from "./entry.js";
import { list, object, text } from "./type.js";

/** Who may use an exported service: a peer, or (Enterprise) a partition or sameness group. */
export interface ServiceConsumer {
  /** Enterprise; the Community Edition accepts all but `*`. */
  readonly partition?: string;
  /** The peer that may call the service. */
  readonly peer?: string;
  /** Enterprise; refused by the Community Edition. */
  readonly samenessGroup?: string;
}

export const serviceConsumer = object<ServiceConsumer>("ServiceConsumer", {
  partition: text(),
  peer: text({ alias: "peer_name" }),
  samenessGroup: text(),
});

/** A service and those it is exported to. */
export interface ExportedService {
  /** The service; `*` means all. */
  readonly name?: string;
  /** Enterprise; the Community Edition empties it. */
  readonly namespace?: string;
  readonly consumers?: readonly ServiceConsumer[];
}

export const exportedService = object<ExportedService>("ExportedService", {
  name: text(),
  namespace: text(),
  consumers: list(serviceConsumer),
});

/** The services that other clusters may use. There is one, named `default`. */
export interface ExportedServices extends Omit<EntryBase, "namespace"> {
  readonly kind: "exported-services";
  readonly services?: readonly ExportedService[];
}

const { namespace: _, ...fields } = entryFields;

export const exportedServices = object<Omit<ExportedServices, "kind">>("ExportedServicesConfigEntry", {
  ...fields,
  services: list(exportedService),
});
