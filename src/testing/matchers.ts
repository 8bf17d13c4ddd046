import type { Code } from "../base/codes.js";
import type { Via } from "../plan/route-plan.js";
import type { LevelName } from "../resolve/levels.js";
import { type Claim, claims } from "./claims.js";
import type { FoundRoutes } from "./find.js";
import { judge } from "./judge.js";
import type { TargetPlace } from "./target-place.js";

/** What a runner hands to a matcher. */
export interface MatcherContext {
  readonly isNot?: boolean;
}

/** What a matcher hands back. */
export interface MatcherResult {
  readonly pass: boolean;
  message(): string;
}

/** The matchers as tests call them, on what `routesOf` gives. `Result` is what the runner's own matchers give. */
export interface RouteMatchers<Result = void> {
  /** All routes that traffic takes while nothing fails leave the proxy that way; with `not`, no route at all does. */
  toGoVia(via: Via): Result;
  /** The effective mode; undefined where no level sets one. */
  toHaveMode(mode: string | undefined): Result;
  /** The level that decides the mode. */
  toBeDecidedBy(level: LevelName): Result;
  /** The gateways on the way by their datacenter or peer, in order; none for a direct way. */
  toPassGatewaysOf(...places: readonly string[]): Result;
  /** All that is tried after the first target, in order; none for no failover. */
  toFailOverTo(...places: readonly TargetPlace[]): Result;
  /** No way works; with a code, for that reason. With `not`: at least one works. */
  toBeDead(code?: Code): Result;
  /** Every way works, those to fail over to included. With `not`: at least one does not. */
  toBeAlive(): Result;
}

/**
 * The matchers as vitest's and jest's `expect.extend` take them. Import them from `meshplan/testing/vitest` or
 * `meshplan/testing/jest` to have their types too.
 */
export const routeMatchers = {
  toGoVia(this: MatcherContext, routes: FoundRoutes, via: Via) {
    return match(this, routes, claims.goVia(via));
  },
  toHaveMode(this: MatcherContext, routes: FoundRoutes, mode: string | undefined) {
    return match(this, routes, claims.haveMode(mode));
  },
  toBeDecidedBy(this: MatcherContext, routes: FoundRoutes, level: LevelName) {
    return match(this, routes, claims.beDecidedBy(level));
  },
  toPassGatewaysOf(this: MatcherContext, routes: FoundRoutes, ...places: readonly string[]) {
    return match(this, routes, claims.passGatewaysOf(places));
  },
  toFailOverTo(this: MatcherContext, routes: FoundRoutes, ...places: readonly TargetPlace[]) {
    return match(this, routes, claims.failOverTo(places));
  },
  toBeDead(this: MatcherContext, routes: FoundRoutes, code?: Code) {
    return match(this, routes, claims.beDead(code));
  },
  toBeAlive(this: MatcherContext, routes: FoundRoutes) {
    return match(this, routes, claims.beAlive());
  },
};

/** Runners take the opposite of `pass` where the test says `not`. */
function match({ isNot = false }: MatcherContext, routes: FoundRoutes, claim: Claim): MatcherResult {
  if (!isFoundRoutes(routes)) throw new TypeError("Matchers of routes look at what `routesOf(…)` gives.");
  const verdict = judge(routes, claim, isNot);
  return { pass: verdict.holds !== isNot, message: verdict.message };
}

/** Types do not keep other values away: runners take any in `expect(…)`. */
function isFoundRoutes(value: unknown): boolean {
  return typeof value === "object" && value !== null && "found" in value && Array.isArray(value.found);
}
