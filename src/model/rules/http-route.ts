import type { Path } from "../../base/place.js";
import type {
  HTTPHeaderMatch,
  HTTPMatch,
  HTTPPathMatch,
  HTTPQueryMatch,
  HTTPRoute,
  HTTPRouteRule,
  HTTPService,
} from "../http-route.js";
import type { EntryRules } from "../kind.js";
import { isDnsName } from "./dns-name.js";
import { collect, type Faults, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { httpMethods } from "./http-methods.js";
import { checkMeta } from "./meta.js";
import { cautionEmptyName } from "./name.js";
import { hostIsNoName, hostWildcard, needsSlash } from "./problems/shared.js";
import { missing } from "./problems/words.js";
import { checkParents, normalizeParents } from "./resource-reference.js";
import { checkWord, type Words } from "./words.js";

export const methods: Words = {
  code: "entry/http-route.method",
  field: "Method",
  words: httpMethods,
  mayBeEmpty: true,
};

export const queryMatches: Words = {
  code: "entry/http-route.query-match",
  field: "Match of a query parameter",
  words: ["exact", "present", "regex"],
  mayBeEmpty: false,
};

export const headerMatches: Words = {
  code: "entry/http-route.header-match",
  field: "Match of a header",
  words: ["exact", "prefix", "present", "regex", "suffix"],
  mayBeEmpty: false,
};

export const pathMatches: Words = {
  code: "entry/http-route.path-match",
  field: "Match of a path",
  words: ["exact", "prefix", "regex"],
  mayBeEmpty: false,
};

export const httpRouteRules: EntryRules<HTTPRoute> = {
  normalize(entry) {
    const route = normalizeParents(entry);
    return route.rules === undefined ? route : { ...route, rules: route.rules.map(normalizeRule) };
  },
  validate(entry) {
    return collect(
      firstOf(
        firstOfEach(entry.hostnames, ["hostnames"], checkHostname),
        checkParents(entry.parents),
        checkMeta(entry.meta),
        firstOfEach(entry.rules, ["rules"], (rule, path) =>
          firstOfEach(rule.matches, [...path, "matches"], checkMatch),
        ),
      ),
      cautionEmptyName(entry),
    );
  },
};

function normalizeRule(rule: HTTPRouteRule): HTTPRouteRule {
  return {
    ...rule,
    ...(rule.matches === undefined ? {} : { matches: rule.matches.map(normalizeMatch) }),
    ...(rule.services === undefined ? {} : { services: rule.services.map(normalizeService) }),
  };
}

/** Without a form, Consul puts a match of all paths in the place of the path, even over a value that is given. */
function normalizeMatch(match: HTTPMatch): HTTPMatch {
  return {
    ...match,
    ...(match.method === undefined ? {} : { method: match.method.toUpperCase() }),
    ...(isUnset(match.path?.match) ? { path: { match: "prefix", value: "/" } } : {}),
  };
}

function normalizeService(service: HTTPService): HTTPService {
  return (service.weight ?? 0) <= 0 ? { ...service, weight: 1 } : service;
}

function checkHostname(host: string, path: Path): Faults {
  return firstOf(
    faultIf(!isDnsName(host), path, () => hostIsNoName("entry/http-route.host-dns", host)),
    faultIf(host.includes("*"), path, () =>
      hostWildcard("entry/http-route.host-wildcard", host, "Leave Hostnames out for any host."),
    ),
  );
}

function checkMatch(match: HTTPMatch, path: Path): Faults {
  return firstOf(
    checkWord(match.method, [...path, "method"], methods),
    firstOfEach(match.query, [...path, "query"], checkQuery),
    firstOfEach(match.headers, [...path, "headers"], checkHeader),
    checkPath(match.path ?? {}, [...path, "path"]),
  );
}

function checkQuery(query: HTTPQueryMatch, path: Path): Faults {
  return firstOf(
    faultIf(isUnset(query.name), path, () =>
      missing("entry/http-route.query-name", "Name", "A condition on query parameters"),
    ),
    checkWord(query.match, [...path, "match"], queryMatches),
  );
}

function checkHeader(header: HTTPHeaderMatch, path: Path): Faults {
  return firstOf(
    faultIf(isUnset(header.name), path, () =>
      missing("entry/http-route.header-name", "Name", "A condition on headers"),
    ),
    checkWord(header.match, [...path, "match"], headerMatches),
  );
}

function checkPath({ match, value = "" }: HTTPPathMatch, path: Path): Faults {
  const needsOne = match === "exact" || match === "prefix";
  return firstOf(
    faultIf(needsOne && !value.startsWith("/"), [...path, "value"], () =>
      needsSlash("entry/http-route.path-slash", "The path", value),
    ),
    checkWord(match, [...path, "match"], pathMatches),
  );
}
