import type { Catalog } from "../catalog/catalog.js";
import type { Whereabouts } from "./endpoint-lists.js";

/**
 * True for a datacenter that certainly is not there: all are known and it is none of them, or its name has capitals. Agents
 * turn the name of their datacenter into small letters, and what is asked for elsewhere is compared letter by letter.
 */
export function isMissingDatacenter(catalog: Catalog, { peer, datacenter, registered }: Whereabouts): boolean {
  if (peer !== undefined || registered !== undefined) return false;
  return catalog.areDatacentersKnown || /^[A-Za-z0-9_-]*[A-Z][A-Za-z0-9_-]*$/.test(datacenter);
}
