import type { Place } from "../base/place.js";
import type { AgentFile } from "../model/agent.js";

/** The settings of one file, and where they stand. */
export interface FileSettings {
  readonly value: AgentFile;
  readonly place: Place;
}

/**
 * Puts what a file says under old names where the new names have it, as Consul does file by file before it merges them: the
 * new name wins within one file, whatever comes last wins among several. `acl_datacenter` turns ACLs on in its file even
 * if `acl.enabled` there says otherwise.
 */
export function settleOldKeys(file: FileSettings): FileSettings {
  const { value, place } = file;
  const { aclDatacenter, aclDefaultPolicy, startJoinWAN } = value;
  if (aclDatacenter === undefined && aclDefaultPolicy === undefined && startJoinWAN === undefined) return file;
  const members = place.members ?? {};
  const acl = {
    ...(aclDefaultPolicy === undefined ? {} : { defaultPolicy: aclDefaultPolicy }),
    ...value.acl,
    ...(aclDatacenter === undefined ? {} : { enabled: true }),
  };
  const aclPlace = {
    ...place,
    ...members["acl"],
    members: {
      ...renamed("defaultPolicy", members["aclDefaultPolicy"]),
      ...members["acl"]?.members,
      ...renamed("enabled", members["aclDatacenter"]),
    },
  };
  const hasAcl = Object.keys(acl).length > 0;
  return {
    value: {
      ...value,
      ...(aclDatacenter === undefined ? {} : { primaryDatacenter: value.primaryDatacenter ?? aclDatacenter }),
      ...(startJoinWAN === undefined ? {} : { retryJoinWAN: [...(value.retryJoinWAN ?? []), ...startJoinWAN] }),
      ...(hasAcl ? { acl } : {}),
    },
    place: {
      ...place,
      members: {
        ...renamed("primaryDatacenter", members["aclDatacenter"]),
        ...members,
        ...(hasAcl ? { acl: aclPlace } : {}),
        ...joined(members["retryJoinWAN"], members["startJoinWAN"]),
      },
    },
  };
}

function renamed(name: string, place: Place | undefined): Readonly<Record<string, Place>> {
  return place === undefined ? {} : { [name]: place };
}

function joined(place: Place | undefined, added: Place | undefined): Readonly<Record<string, Place>> {
  if (added === undefined) return {};
  return { retryJoinWAN: { ...(place ?? added), items: [...(place?.items ?? []), ...(added.items ?? [])] } };
}
