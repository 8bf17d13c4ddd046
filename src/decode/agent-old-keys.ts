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
export function settleOldKeys({ value, place }: FileSettings): FileSettings {
  const { aclDatacenter, aclDefaultPolicy, startJoinWAN } = value;
  if (aclDatacenter === undefined && aclDefaultPolicy === undefined && startJoinWAN === undefined) {
    return { value, place };
  }
  const members = place.members ?? {};
  const { acl = {}, retryJoinWAN = [] } = value;
  return {
    value: {
      ...value,
      ...(aclDatacenter === undefined ? {} : { primaryDatacenter: value.primaryDatacenter ?? aclDatacenter }),
      ...(startJoinWAN === undefined ? {} : { retryJoinWAN: [...retryJoinWAN, ...startJoinWAN] }),
      acl: {
        ...(aclDefaultPolicy === undefined ? {} : { defaultPolicy: aclDefaultPolicy }),
        ...acl,
        ...(aclDatacenter === undefined ? {} : { enabled: true }),
      },
    },
    place: {
      ...place,
      members: {
        ...renamed("primaryDatacenter", members["aclDatacenter"]),
        ...members,
        acl: {
          ...place,
          ...members["acl"],
          members: {
            ...renamed("defaultPolicy", members["aclDefaultPolicy"]),
            ...members["acl"]?.members,
            ...renamed("enabled", members["aclDatacenter"]),
          },
        },
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
