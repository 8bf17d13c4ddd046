import type { Code } from "../../base/codes.js";
import type { Path } from "../../base/place.js";
import { countGiven, type Faults, faultIf, firstOf, isUnset } from "./fault.js";
import { needsSlash } from "./problems/shared.js";
import { exactlyOne } from "./problems/words.js";

/** The three forms in which routers and permissions match a path. */
export interface PathForms {
  readonly pathExact?: string;
  readonly pathPrefix?: string;
  readonly pathRegex?: string;
}

/** Paths begin with a slash, and at most one form is given. Regular expressions are not looked into. */
export function checkPathForms(
  match: PathForms,
  path: Path,
  codes: { readonly exact: Code; readonly prefix: Code; readonly several: Code },
): Faults {
  const { pathExact, pathPrefix, pathRegex } = match;
  const given = countGiven(pathExact, pathPrefix, pathRegex);
  return firstOf(
    checkSlash(pathExact, [...path, "pathExact"], "PathExact", codes.exact),
    checkSlash(pathPrefix, [...path, "pathPrefix"], "PathPrefix", codes.prefix),
    faultIf(given > 1, path, () =>
      exactlyOne(codes.several, "A match", ["PathExact", "PathPrefix", "PathRegex"], given),
    ),
  );
}

function checkSlash(value: string | undefined, path: Path, field: string, code: Code): Faults {
  return faultIf(!isUnset(value) && !value.startsWith("/"), path, () => needsSlash(code, field, value ?? ""));
}
