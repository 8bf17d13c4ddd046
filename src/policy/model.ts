import * as z from "zod/mini";
import type { Span } from "../base/span.js";
import type { Via } from "../plan/route-plan.js";
import type { LevelName } from "../resolve/levels.js";

/**
 * Which routes are meant: those for which every given condition holds. A condition with a list holds if one of its items
 * does. In globs `*` stands for any text and `?` for any character.
 */
export interface RouteConditions {
  /** Globs of the IDs of proxies and of the services that they front. */
  readonly proxies?: readonly string[];
  /** Globs of the proxies' datacenters. */
  readonly datacenters?: readonly string[];
  /** Globs of the IDs (`api?dc=dc2`) or names of upstreams. */
  readonly upstreams?: readonly string[];
  /** Globs of the services that the route leads to: those that redirects, splits and failovers name. */
  readonly targets?: readonly string[];
  /** Globs of the datacenters that the route leads to. */
  readonly targetDatacenters?: readonly string[];
  /** Globs of the peers that the route leads to. A route to no peer fits none. */
  readonly peers?: readonly string[];
  /** How the first leg leaves the proxy. */
  readonly via?: readonly Via[];
  /** Globs of the upstream's effective mesh-gateway mode; `unset` where no level sets one. */
  readonly modes?: readonly string[];
  /** The levels that decided the upstream's mode. */
  readonly levels?: readonly LevelName[];
  /** Whether the route leads to another datacenter than the proxy's, or to a peer. */
  readonly crossing?: boolean;
  /** Whether the route is taken only after another one failed. */
  readonly failover?: boolean;
  /** Whether connections on the route cannot succeed. */
  readonly dead?: boolean;
}

/** One rule. It says exactly one of `forbid`, `require` and `leastDatacenters`. */
export interface PolicyRule {
  /** Names the rule in reports; no two rules have one name. */
  readonly name: string;
  /** Why the rule is there, for the hint of its findings. */
  readonly because?: string;
  /** How bad it is to break the rule; by default an error. */
  readonly severity?: "error" | "warning" | "info";
  /** The routes that the rule is about; by default all. */
  readonly for?: RouteConditions;
  /** No route that the rule is about may fit this. */
  readonly forbid?: RouteConditions;
  /** Every route that the rule is about must fit this. */
  readonly require?: RouteConditions;
  /** Of each upstream, the routes that the rule is about and that work must lead to this many datacenters or peers. */
  readonly leastDatacenters?: number;
  /** Where it is written. Not part of the file: `readPolicy` fills it in. */
  readonly place?: Span;
}

/** What a team wants to hold for all routes. */
export interface Policy {
  /** Each is held against all routes by itself. */
  readonly rules: readonly PolicyRule[];
}

/** The words for a first leg, as the plan has them. */
const ways = ["direct", "local-gateway", "remote-gateway", "peer-gateway", "external", "absent"] as const;

/** The levels, lowest first. */
const levelNames = [
  "proxy-defaults-config",
  "proxy-defaults",
  "service-defaults",
  "upstream-defaults",
  "proxy",
  "upstream-override",
  "upstream",
] as const;

const globs = (description: string) => z.exactOptional(z.array(z.string()).check(z.describe(description)));
const flag = (description: string) => z.exactOptional(z.boolean().check(z.describe(description)));

const conditionFields = {
  proxies: globs("Globs of the IDs of proxies and of the services that they front."),
  datacenters: globs("Globs of the proxies' datacenters."),
  upstreams: globs("Globs of the IDs (`api?dc=dc2`) or names of upstreams."),
  targets: globs("Globs of the services that the route leads to: those that redirects, splits and failovers name."),
  targetDatacenters: globs("Globs of the datacenters that the route leads to."),
  peers: globs("Globs of the peers that the route leads to. A route to no peer fits none."),
  via: z.exactOptional(z.array(z.enum(ways)).check(z.describe("How the first leg leaves the proxy."))),
  modes: globs("Globs of the upstream's effective mesh-gateway mode; `unset` where no level sets one."),
  levels: z.exactOptional(
    z.array(z.enum(levelNames)).check(z.describe("The levels that decided the upstream's mode.")),
  ),
  crossing: flag("Whether the route leads to another datacenter than the proxy's, or to a peer."),
  failover: flag("Whether the route is taken only after another one failed."),
  dead: flag("Whether connections on the route cannot succeed."),
};

/** One object for each place, for JSON Schema describes each. */
const conditions = (description: string) => z.strictObject(conditionFields).check(z.describe(description));

const ruleFields = {
  name: z.string().check(z.minLength(1), z.describe("Names the rule in reports; no two rules have one name.")),
  because: z.exactOptional(z.string().check(z.describe("Why the rule is there, for the hint of its findings."))),
  severity: z.exactOptional(
    z.enum(["error", "warning", "info"]).check(z.describe("How bad it is to break the rule; by default an error.")),
  ),
  for: z.exactOptional(conditions("The routes that the rule is about; by default all.")),
  forbid: z.exactOptional(conditions("No route that the rule is about may fit this.")),
  require: z.exactOptional(conditions("Every route that the rule is about must fit this.")),
  leastDatacenters: z.exactOptional(
    z
      .int()
      .check(
        z.minimum(1),
        z.describe(
          "Of each upstream, the routes that the rule is about and that work must lead to this many datacenters or peers.",
        ),
      ),
  ),
};

export const conditionNames = Object.keys(conditionFields);
export const ruleNames = Object.keys(ruleFields);

/** The three things that a rule can say. */
export const assertions = ["forbid", "require", "leastDatacenters"] as const;

const rule = z.strictObject(ruleFields).check(
  z.refine((value) => assertions.filter((name) => value[name] !== undefined).length === 1),
  // JSON Schema has its own words for what the function above says.
  z.meta({ oneOf: assertions.map((name) => ({ required: [name] })) }),
);

/** Checks a policy's form. Its issues are worded in `problems.ts`. */
export const policySchema = z.strictObject({
  $schema: z.exactOptional(z.string()),
  rules: z.array(rule).check(z.describe("Each is held against all routes by itself.")),
});

/** The same as JSON Schema, draft 07 like the other schemas, for editors: docs/schema/policy.schema.json. */
export function policyJsonSchema(): object {
  return { title: "Policy of meshplan", ...z.toJSONSchema(policySchema, { target: "draft-7" }) };
}
