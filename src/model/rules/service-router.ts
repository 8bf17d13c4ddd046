import type { Path } from "../../base/place.js";
import type { EntryRules } from "../kind.js";
import type {
  ServiceRoute,
  ServiceRouteDestination,
  ServiceRouteHTTPMatch,
  ServiceRouteHTTPMatchHeader,
  ServiceRouteHTTPMatchQueryParam,
  ServiceRouter,
} from "../service-router.js";
import { countGiven, type Faults, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { checkMethods, upperMethods } from "./http-methods.js";
import { checkMeta } from "./meta.js";
import { checkName } from "./name.js";
import { checkPathForms } from "./path-match.js";
import { prefixRewrite } from "./problems/requests.js";
import { exactlyOne, missing } from "./problems/words.js";
import { checkWord, type Words } from "./words.js";

export const retryReasons: Words = {
  code: "entry/service-router.retry-on",
  field: "A reason in RetryOn",
  words: [
    "5xx",
    "gateway-error",
    "reset",
    "connect-failure",
    "envoy-ratelimited",
    "retriable-4xx",
    "refused-stream",
    "cancelled",
    "deadline-exceeded",
    "internal",
    "resource-exhausted",
    "unavailable",
  ],
  mayBeEmpty: false,
};

export const serviceRouterRules: EntryRules<ServiceRouter> = {
  normalize(entry) {
    return entry.routes === undefined ? entry : { ...entry, routes: entry.routes.map(normalizeRoute) };
  },
  validate(entry) {
    return firstOf(checkName(entry), checkMeta(entry.meta), firstOfEach(entry.routes, ["routes"], checkRoute));
  },
};

function normalizeRoute(route: ServiceRoute): ServiceRoute {
  const http = route.match?.http;
  if (http?.methods === undefined) return route;
  return { ...route, match: { ...route.match, http: { ...http, methods: upperMethods(http.methods) } } };
}

function checkRoute(route: ServiceRoute, path: Path): Faults {
  const http = route.match?.http;
  return firstOf(
    http === undefined ? [] : checkMatch(http, [...path, "match", "http"]),
    route.destination === undefined ? [] : checkDestination(route.destination, http, [...path, "destination"]),
  );
}

function checkMatch(match: ServiceRouteHTTPMatch, path: Path): Faults {
  return firstOf(
    checkPathForms(match, path, {
      exact: "entry/service-router.path-exact-slash",
      prefix: "entry/service-router.path-prefix-slash",
      several: "entry/service-router.one-path",
    }),
    firstOfEach(match.header, [...path, "header"], checkHeader),
    firstOfEach(match.queryParam, [...path, "queryParam"], checkQueryParam),
    checkMethods(match.methods, [...path, "methods"], {
      unknown: "entry/service-router.method",
      twice: "entry/service-router.method-duplicate",
    }),
  );
}

function checkHeader(header: ServiceRouteHTTPMatchHeader, path: Path): Faults {
  const given = countGiven(header.present, header.exact, header.prefix, header.suffix, header.regex);
  return firstOf(
    faultIf(isUnset(header.name), path, () =>
      missing("entry/service-router.header-name", "Name", "A condition on headers"),
    ),
    faultIf(given !== 1, path, () =>
      exactlyOne(
        "entry/service-router.header-one-match",
        "A condition on a header",
        ["Present", "Exact", "Prefix", "Suffix", "Regex"],
        given,
      ),
    ),
  );
}

function checkQueryParam(parameter: ServiceRouteHTTPMatchQueryParam, path: Path): Faults {
  const given = countGiven(parameter.present, parameter.exact, parameter.regex);
  return firstOf(
    faultIf(isUnset(parameter.name), path, () =>
      missing("entry/service-router.query-name", "Name", "A condition on query parameters"),
    ),
    faultIf(given !== 1, path, () =>
      exactlyOne(
        "entry/service-router.query-one-match",
        "A condition on a query parameter",
        ["Present", "Exact", "Regex"],
        given,
      ),
    ),
  );
}

function checkDestination(
  destination: ServiceRouteDestination,
  match: ServiceRouteHTTPMatch | undefined,
  path: Path,
): Faults {
  const matchesPath = !isUnset(match?.pathExact) || !isUnset(match?.pathPrefix);
  return firstOf(
    faultIf(!isUnset(destination.prefixRewrite) && !matchesPath, [...path, "prefixRewrite"], prefixRewrite),
    firstOfEach(destination.retryOn, [...path, "retryOn"], (reason, at) => checkWord(reason, at, retryReasons)),
  );
}
