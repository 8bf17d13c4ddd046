import type {
  ServiceRouteHTTPMatch,
  ServiceRouteHTTPMatchHeader,
  ServiceRouteHTTPMatchQueryParam,
  ServiceRouteMatch,
} from "../model/service-router.js";

/** A router's match in words: `path begins with "/admin", method GET`. Conditions all hold at once. */
export function describeMatch(match: ServiceRouteMatch | undefined): string {
  const http = match?.http;
  if (http === undefined) return anyRequest;
  const conditions = [
    ...pathConditions(http),
    ...(http.header ?? []).map(headerCondition),
    ...(http.queryParam ?? []).map(queryCondition),
    ...methodConditions(http.methods ?? []),
  ];
  return conditions.length === 0 ? anyRequest : conditions.join(", ");
}

/** The words for a match that every request meets which no earlier one took. */
export const anyRequest = "everything else";

function pathConditions({ pathExact, pathPrefix, pathRegex, caseInsensitive }: ServiceRouteHTTPMatch): string[] {
  const inAnyCase = caseInsensitive === true ? " in any letter case" : "";
  if (pathExact) return [`path is ${quoted(pathExact)}${inAnyCase}`];
  // The route that a router adds for what no other route matches.
  if (pathPrefix === "/") return [];
  if (pathPrefix) return [`path begins with ${quoted(pathPrefix)}${inAnyCase}`];
  return pathRegex ? [`path matches ${quoted(pathRegex)}${inAnyCase}`] : [];
}

function headerCondition(header: ServiceRouteHTTPMatchHeader): string {
  const { name = "", exact, prefix, suffix, regex, invert } = header;
  const not = invert === true ? "not: " : "";
  const wanted = exact
    ? `is ${quoted(exact)}`
    : prefix
      ? `begins with ${quoted(prefix)}`
      : suffix
        ? `ends with ${quoted(suffix)}`
        : regex
          ? `matches ${quoted(regex)}`
          : "is present";
  return `${not}header ${name} ${wanted}`;
}

function queryCondition({ name = "", exact, regex }: ServiceRouteHTTPMatchQueryParam): string {
  const wanted = exact ? `is ${quoted(exact)}` : regex ? `matches ${quoted(regex)}` : "is present";
  return `query parameter ${name} ${wanted}`;
}

function methodConditions(methods: readonly string[]): string[] {
  return methods.length === 0 ? [] : [`method ${methods.join(" or ")}`];
}

function quoted(text: string): string {
  return JSON.stringify(text);
}
