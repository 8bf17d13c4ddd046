import { nearest } from "../../base/suggest.js";
import { serviceKinds } from "../service.js";
import * as problems from "./problems.js";
import type { Rule } from "./subject.js";

/** A zone without a region. */
export const localityRule: Rule = ({ locality = {} }) =>
  (locality.zone ?? "") !== "" && (locality.region ?? "") === ""
    ? [problems.zoneWithoutRegion(locality.zone ?? "")]
    : [];

/** A native service needs a place to listen. */
export const nativeRule: Rule = ({ connect = {}, port = 0, socketPath = "" }) =>
  connect.native === true && port === 0 && socketPath === "" ? [problems.nativeWithoutPort()] : [];

/** What a sidecar may not be given. */
export const sidecarRule: Rule = ({ connect = {} }) => {
  const sidecar = connect.sidecarService;
  if (sidecar === undefined) return [];
  const id = sidecar.id ?? "";
  return [
    ...(id === "" ? [] : [problems.sidecarWithId(id)]),
    ...(sidecar.connect?.sidecarService === undefined ? [] : [problems.sidecarNested()]),
  ];
};

/** A kind that Consul does not know is accepted: a warning, since hardly anyone means it. */
export const kindRule: Rule = ({ kind = "" }) => {
  if (kind === "" || serviceKinds.some((known) => known === kind)) return [];
  const suggestion = nearest(kind, serviceKinds);
  return [problems.kindUnknown(kind, suggestion === undefined ? undefined : `Did you mean "${suggestion}"?`)];
};
