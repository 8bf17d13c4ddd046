import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { LocatedMap } from "../base/located.js";
import { mapIn, textIn } from "../base/members.js";
import type { PreparedQueryDefinition } from "../model/definition.js";
import { preparedQuery } from "../model/prepared-query.js";
import { originOf, takeStored } from "./answer.js";
import { renamed } from "./members.js";
import { queryPart, queryTemplate } from "./problems.js";

export interface QueryAnswer {
  readonly definitions: readonly PreparedQueryDefinition[];
  readonly diagnostics: readonly Diagnostic[];
}

/** The parts of a query that decide which instances it finds, and that the model follows. */
const followed = {
  Service: "Service",
  Failover: "Failover",
  OnlyPassing: "OnlyPassing",
  Connect: "Connect",
  Tags: "Tags",
} as const;

/** Those that it does not follow. `Near` only sorts what is found, so it is not among them. */
const notFollowed: readonly string[] = ["NodeMeta", "ServiceMeta", "IgnoreCheckIDs", "Peer", "SamenessGroup"];

/** Reads an element of `/v1/query`. The datacenter is that of the source: the answer does not tell it. */
export function readQuery(map: LocatedMap, document: Document): QueryAnswer {
  const name = textIn(map, "Name") ?? "";
  const span = document.span(map.start, map.end);
  const template = mapIn(map, "Template");
  if (template !== undefined && (textIn(template, "Type") ?? "") !== "") {
    return { definitions: [], diagnostics: [queryTemplate(name, span)] };
  }
  const service = mapIn(map, "Service") ?? map;
  const kept: LocatedMap = {
    ...map,
    value: renamed(map, { ID: "ID", Name: "Name", Service: "Service" }).value.map((member) =>
      member.key === "Service" && member.value.type === "map"
        ? { ...member, value: renamed(member.value, followed) }
        : member,
    ),
  };
  const taken = takeStored(kept, preparedQuery, { document, what: `the prepared query \`${name}\`` });
  const missed = service.value.filter(({ key, value }) => notFollowed.includes(key) && !isEmpty(value.value));
  return {
    definitions: [{ type: "prepared-query", value: taken.value, origin: originOf(map, document) }],
    diagnostics: [
      ...taken.diagnostics,
      ...missed.map(({ key, keyStart, keyEnd }) => queryPart(name, key, document.span(keyStart, keyEnd))),
    ],
  };
}

function isEmpty(value: LocatedMap["value"] | unknown): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}
