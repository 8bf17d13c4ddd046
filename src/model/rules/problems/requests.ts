import type { Code } from "../../../base/codes.js";
import { type Problem, problem } from "../fault.js";
import { quoted } from "./words.js";

export function prefixRewrite(): Problem {
  return problem(
    "entry/service-router.prefix-rewrite",
    "PrefixRewrite replaces what matched, and the route matches neither an exact path nor a prefix.",
    "Add PathPrefix or PathExact to the match.",
  );
}

export function ignoreCaseWithout(): Problem {
  return problem(
    "entry/permission.header-ignore-case",
    "IgnoreCase stands beside Present or Regex, which compare no value.",
    "Take IgnoreCase away; a regular expression can begin with (?i).",
  );
}

export function emptyPermission(): Problem {
  return problem(
    "entry/permission.empty",
    "The permission is for no requests: it has no path, header or method.",
    'For all requests write PathPrefix = "/".',
  );
}

export function parentTwice(name: string): Problem {
  return problem(
    "entry/route.duplicate-parent",
    `The route names the parent ${quoted(name)} twice.`,
    "Keep one of them.",
  );
}

export function oneService(count: number): Problem {
  return problem(
    "entry/tcp-route.one-service",
    `The route has ${count} services; connections cannot be split.`,
    "Keep one of them.",
  );
}

export function partialWildcard(code: Code, name: string): Problem {
  return problem(code, `${quoted(name)} has a "*" beside other characters; "*" stands for a whole name only.`);
}
