import type { Path } from "../../base/place.js";
import type {
  IntentionHTTPHeaderPermission,
  IntentionHTTPPermission,
  IntentionPermission,
} from "../service-intentions.js";
import { countGiven, type Faults, faultIf, firstOf, firstOfEach, isUnset } from "./fault.js";
import { checkMethods } from "./http-methods.js";
import { checkJWTRequirement } from "./jwt-requirement.js";
import { checkPathForms } from "./path-match.js";
import { emptyPermission, ignoreCaseWithout } from "./problems/requests.js";
import { exactlyOne, missing } from "./problems/words.js";
import { checkWord, intentionActions, type Words } from "./words.js";

export const actions: Words = {
  code: "entry/permission.action",
  field: "Action of a permission",
  words: intentionActions,
  mayBeEmpty: false,
};

/** A permission of a source; the first breach counts. */
export function checkPermission(permission: IntentionPermission, path: Path): Faults {
  const { http } = permission;
  return firstOf(
    checkWord(permission.action, [...path, "action"], actions),
    faultIf(http === undefined, path, () => missing("entry/permission.http-required", "HTTP", "A permission")),
    http === undefined ? [] : checkRequests(http, [...path, "http"]),
    checkJWTRequirement(permission.jwt, [...path, "jwt"]),
  );
}

function checkRequests(http: IntentionHTTPPermission, path: Path): Faults {
  const { header = [], methods = [] } = http;
  const isEmpty =
    countGiven(http.pathExact, http.pathPrefix, http.pathRegex) === 0 && header.length === 0 && methods.length === 0;
  return firstOf(
    checkPathForms(http, path, {
      exact: "entry/permission.path-exact-slash",
      prefix: "entry/permission.path-prefix-slash",
      several: "entry/permission.one-path",
    }),
    firstOfEach(header, [...path, "header"], checkHeader),
    checkMethods(methods, [...path, "methods"], {
      unknown: "entry/permission.method",
      twice: "entry/permission.method-duplicate",
    }),
    faultIf(isEmpty, path, emptyPermission),
  );
}

function checkHeader(header: IntentionHTTPHeaderPermission, path: Path): Faults {
  const { present, exact, prefix, suffix, contains, regex, ignoreCase } = header;
  const given = countGiven(present, exact, prefix, suffix, contains, regex);
  return firstOf(
    faultIf(isUnset(header.name), path, () =>
      missing("entry/permission.header-name", "Name", "A condition on headers"),
    ),
    faultIf(given !== 1, path, () =>
      exactlyOne(
        "entry/permission.header-one-match",
        "A condition on a header",
        ["Present", "Exact", "Prefix", "Suffix", "Contains", "Regex"],
        given,
      ),
    ),
    faultIf(ignoreCase === true && (present === true || !isUnset(regex)), [...path, "ignoreCase"], ignoreCaseWithout),
  );
}
