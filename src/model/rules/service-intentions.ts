import type { Path } from "../../base/place.js";
import { utf8Length } from "../../base/utf8.js";
import type { EntryRules } from "../kind.js";
import type { IntentionPermission, ServiceIntentions, SourceIntention } from "../service-intentions.js";
import { type Faults, faultIf, firstOf, firstOfEach, isUnset, repeats } from "./fault.js";
import { upperMethods } from "./http-methods.js";
import { checkPermission } from "./intention-permission.js";
import { checkJWTRequirement } from "./jwt-requirement.js";
import { checkMeta } from "./meta.js";
import { checkName } from "./name.js";
import {
  actionBesidePermissions,
  descriptionLength,
  legacyMeta,
  peerWildcard,
  permissionsNeedDestination,
  sourceTwice,
} from "./problems/access.js";
import { partialWildcard } from "./problems/requests.js";
import { enterpriseOnly, missing } from "./problems/words.js";
import { checkWord, intentionActions, type Words } from "./words.js";

/** Bytes. */
const maximumDescription = 512;

export const actions: Words = {
  code: "entry/service-intentions.action",
  field: "Action of a source",
  words: intentionActions,
  mayBeEmpty: false,
};

export const types: Words = {
  code: "entry/service-intentions.type",
  field: "Type of a source",
  words: ["consul"],
  mayBeEmpty: false,
};

export const serviceIntentionsRules: EntryRules<ServiceIntentions> = {
  normalize(entry) {
    if (entry.sources === undefined) return entry;
    const sources = entry.sources.map((source) => normalizeSource(source, entry.name ?? ""));
    return { ...entry, sources: orderOf(entry).flatMap((index) => sources[index] ?? []) };
  },
  reorders: (entry) => (entry.sources === undefined ? [] : [{ field: "sources", order: orderOf(entry) }]),
  validate(entry) {
    const sources = entry.sources ?? [];
    const isRepeated = repeats(sources, ({ name = "", peer = "" }) => JSON.stringify([name, peer]));
    return firstOf(
      checkName(entry),
      checkWildcard(entry.name, ["name"]),
      checkJWTRequirement(entry.jwt, ["jwt"]),
      checkMeta(entry.meta),
      faultIf(sources.length === 0, [], () =>
        missing("entry/service-intentions.no-sources", "source", "The service-intentions entry"),
      ),
      firstOfEach(sources, ["sources"], (source, path, index) => checkSource(source, path, isRepeated(index), entry)),
    );
  },
};

/** Positions of the sources in the order in which Consul keeps them: highest precedence first, else as written. */
function orderOf(entry: ServiceIntentions): readonly number[] {
  const precedences = (entry.sources ?? []).map((source) => precedenceOf(source, entry.name ?? ""));
  return precedences.map((_, index) => index).sort((a, b) => (precedences[b] ?? 0) - (precedences[a] ?? 0) || a - b);
}

/** The more exact the names, the higher; the destination counts more than the source. */
function precedenceOf(source: SourceIntention, destination: string): number {
  return (destination === "*" ? 6 : 9) - (source.name === "*" ? 1 : 0);
}

function normalizeSource(
  { legacyID: _id, legacyCreateTime: _created, legacyUpdateTime: _updated, ...source }: SourceIntention,
  destination: string,
): SourceIntention {
  return {
    ...source,
    type: isUnset(source.type) ? "consul" : source.type,
    precedence: precedenceOf(source, destination),
    ...(source.permissions === undefined ? {} : { permissions: source.permissions.map(normalizePermission) }),
  };
}

function normalizePermission(permission: IntentionPermission): IntentionPermission {
  const { http } = permission;
  return http?.methods === undefined
    ? permission
    : { ...permission, http: { ...http, methods: upperMethods(http.methods) } };
}

function checkWildcard(name: string | undefined, path: Path): Faults {
  return faultIf(name !== undefined && name !== "*" && name.includes("*"), path, () =>
    partialWildcard("entry/service-intentions.partial-wildcard", name ?? ""),
  );
}

function checkSource(source: SourceIntention, path: Path, isRepeated: boolean, entry: ServiceIntentions): Faults {
  const { name = "", peer = "", action = "", permissions = [], description = "" } = source;
  const hasPermissions = permissions.length > 0;
  return firstOf(
    faultIf(name === "", path, () => missing("entry/service-intentions.source-name", "Name", "A source")),
    faultIf(!isUnset(source.samenessGroup), [...path, "samenessGroup"], () =>
      enterpriseOnly("entry/service-intentions.sameness-enterprise", "A sameness group as source"),
    ),
    checkWildcard(name, [...path, "name"]),
    faultIf(peer.includes("*"), [...path, "peer"], () => peerWildcard(peer)),
    faultIf(utf8Length(description) > maximumDescription, [...path, "description"], () =>
      descriptionLength(maximumDescription),
    ),
    faultIf(Object.keys(source.legacyMeta ?? {}).length > 0, [...path, "legacyMeta"], legacyMeta),
    hasPermissions
      ? faultIf(action !== "", [...path, "action"], () => actionBesidePermissions(action))
      : checkWord(action, [...path, "action"], actions),
    faultIf(hasPermissions && entry.name === "*", [...path, "permissions"], permissionsNeedDestination),
    checkWord(source.type, [...path, "type"], types),
    firstOfEach(permissions, [...path, "permissions"], checkPermission),
    faultIf(isRepeated, path, () => sourceTwice(name, peer)),
  );
}
