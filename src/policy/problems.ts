import type { Code } from "../base/codes.js";
import { type Diagnostic, diagnostic, type RelatedPlace } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import { nearest } from "../base/suggest.js";
import { supplyHint } from "../base/supply-hint.js";
import type { PolicyRule } from "./model.js";
import type { Subject } from "./subject.js";

/** What a finding tells. */
export interface FindingDetails {
  readonly rule: PolicyRule;
  /** What is so that should not be. */
  readonly how: string;
  readonly place: Span | undefined;
  /** One route of each upstream that is concerned. */
  readonly upstreams: readonly Subject[];
}

export function forbidden(details: FindingDetails): Diagnostic {
  return finding("policy/forbidden", details, (rule, who, how) => `Rule ${rule} forbids the way of ${who}: ${how}.`);
}

export function required(details: FindingDetails): Diagnostic {
  return finding("policy/required", details, (rule, who, how) => `Rule ${rule} wants of ${who}: ${how}.`);
}

export function tooFewDatacenters(details: FindingDetails): Diagnostic {
  const { leastDatacenters = 0 } = details.rule;
  return finding(
    "policy/too-few-datacenters",
    details,
    (rule, who, how) => `Rule ${rule} wants ${leastDatacenters} datacenters that work behind ${who}: there is ${how}.`,
  );
}

/** The hint is how to decide it. */
export function ruleUndecided(details: FindingDetails): Diagnostic {
  const [part] = details.upstreams[0]?.upstream.undecided ?? [];
  const found = finding(
    "policy/undecided",
    details,
    (rule, who, how) => `Rule ${rule} cannot be judged for ${who}: ${how} is not known from files.`,
  );
  return part === undefined ? found : { ...found, hint: supplyHint(part.cause ?? part.expression) };
}

/** The severity is the rule's, and so is the reason for it. */
function finding(
  code: Code,
  { rule, how, place, upstreams }: FindingDetails,
  word: (rule: string, who: string, how: string) => string,
): Diagnostic {
  const related = relatedPlaces(rule, place, upstreams);
  return {
    ...diagnostic(code, word(`\`${rule.name}\``, wordUpstreams(upstreams), how), {
      ...(rule.because === undefined ? {} : { hint: rule.because }),
      ...(place === undefined ? {} : { span: place }),
      ...(related.length === 0 ? {} : { related }),
    }),
    severity: rule.severity ?? "error",
  };
}

function relatedPlaces(
  rule: PolicyRule,
  place: Span | undefined,
  upstreams: readonly Subject[],
): readonly RelatedPlace[] {
  const upstream = upstreams[0]?.upstream.place;
  const isElsewhere = upstream !== undefined && (upstream.file !== place?.file || upstream.line !== place.line);
  return [
    isElsewhere ? [{ message: "the upstream", span: upstream }] : [],
    rule.place === undefined ? [] : [{ message: "the rule", span: rule.place }],
  ].flat();
}

/** Upstreams that are named one by one; more are counted. */
const namedUpstreams = 2;

function wordUpstreams(upstreams: readonly Subject[]): string {
  const names = upstreams
    .slice(0, namedUpstreams)
    .map(({ proxy, upstream }) => `\`${proxy.id}\` in ${proxy.datacenter} to \`${upstream.id}\``);
  const more = upstreams.length - names.length;
  return more === 0 ? names.join(" and ") : `${names.join(", ")} and ${more} more`;
}

/** A typing error in a glob would keep a rule silent for ever. */
export function ruleWithoutRoutes({ name, place }: PolicyRule): Diagnostic {
  return diagnostic("policy/rule-without-routes", `Rule \`${name}\` is about no route at all.`, {
    hint: "Compare its `for` with what `meshplan plan` shows.",
    ...(place === undefined ? {} : { span: place }),
  });
}

export function unknownKey(key: string, known: readonly string[], span: Span): Diagnostic {
  const suggestion = nearest(key, known);
  const hint = suggestion === undefined ? `There are: ${known.join(", ")}.` : `Did you mean \`${suggestion}\`?`;
  return diagnostic("policy/unknown-key", `A policy has no key \`${key}\` here.`, { span, hint });
}

export function keyMissing(key: string, span: Span): Diagnostic {
  return diagnostic("policy/key-missing", `The key \`${key}\` is missing.`, { span });
}

export function badValue(what: string, wanted: string, span: Span): Diagnostic {
  return diagnostic("policy/bad-value", `${what === "" ? "A policy" : `\`${what}\``} must be ${wanted}.`, { span });
}

export function unknownWord(what: string, word: string, known: readonly string[], span: Span): Diagnostic {
  const suggestion = nearest(word, known);
  return diagnostic("policy/bad-value", `\`${what}\` must be one of ${known.join(", ")}.`, {
    span,
    ...(suggestion === undefined ? {} : { hint: `Did you mean \`${suggestion}\`?` }),
  });
}

export function assertionUnclear(span: Span): Diagnostic {
  return diagnostic(
    "policy/assertion-unclear",
    "A rule says exactly one of `forbid`, `require` and `leastDatacenters`.",
    { span },
  );
}

export function ruleTwice(name: string, first: Span, span: Span): Diagnostic {
  return diagnostic("policy/rule-twice", `There are two rules of the name \`${name}\`.`, {
    span,
    hint: "Findings name the rule, so give each a name of its own.",
    related: [{ message: "the first one", span: first }],
  });
}
