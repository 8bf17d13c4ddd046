import { type EntryBase, entryFields } from "./entry.js";
import { type HeaderModifiers, headerModifiers } from "./header-modifiers.js";
import { float32, list, object, part, text } from "./type.js";

/** One leg of a split. */
export interface ServiceSplit {
  /** Percent, in steps of 0.01. All legs add to 100. */
  readonly weight?: number;
  /** Empty means the splitter's own service. */
  readonly service?: string;
  /** The subset of the service; its default one if absent. */
  readonly serviceSubset?: string;
  /** Enterprise. */
  readonly namespace?: string;
  /** Enterprise. */
  readonly partition?: string;
  readonly requestHeaders?: HeaderModifiers;
  readonly responseHeaders?: HeaderModifiers;
}

export const serviceSplit = object<ServiceSplit>("ServiceSplit", {
  weight: float32(),
  service: text(),
  serviceSubset: text(),
  namespace: text(),
  partition: text(),
  requestHeaders: part(headerModifiers),
  responseHeaders: part(headerModifiers),
});

/** Divides the requests for a service among services and subsets by weight. */
export interface ServiceSplitter extends EntryBase {
  readonly kind: "service-splitter";
  readonly splits?: readonly ServiceSplit[];
}

export const serviceSplitter = object<Omit<ServiceSplitter, "kind">>("ServiceSplitter", {
  ...entryFields,
  splits: list(serviceSplit),
});
