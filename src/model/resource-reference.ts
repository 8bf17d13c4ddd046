import { object, text } from "./type.js";

/** Names another config entry: the gateway of a route, the certificate of a listener. */
export interface ResourceReference {
  /** Kind of the entry that is named. */
  readonly kind?: string;
  /** Name of the entry. */
  readonly name?: string;
  /** The listener of the gateway; empty means all. */
  readonly sectionName?: string;
  /** Enterprise. */
  readonly partition?: string;
  /** Enterprise. */
  readonly namespace?: string;
}

export const resourceReference = object<ResourceReference>("ResourceReference", {
  kind: text(),
  name: text(),
  sectionName: text({ alias: false }),
  partition: text({ knownTo: ["client"] }),
  namespace: text({ knownTo: ["client"] }),
});
