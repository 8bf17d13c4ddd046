import { type Meta, meta } from "./proxy.js";
import { type FieldTypes, text } from "./type.js";

/** What every config entry has. */
export interface EntryBase {
  /** Name of the entry: for most kinds that of the service or gateway that it is about. */
  readonly name?: string;
  readonly meta?: Meta;
  /** Enterprise; the Community Edition refuses any value. */
  readonly partition?: string;
  /** Enterprise; the Community Edition refuses any value. */
  readonly namespace?: string;
}

/** The fields of {@link EntryBase}, to begin the table of a kind with. */
export const entryFields: Pick<FieldTypes<EntryBase>, "name" | "meta" | "partition" | "namespace"> = {
  name: text(),
  meta,
  partition: text({ knownTo: ["client"] }),
  namespace: text({ knownTo: ["client"] }),
};
