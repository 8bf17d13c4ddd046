import type { Code } from "../base/codes.js";
import type { Planned } from "../plan/explain.js";
import type { Via } from "../plan/route-plan.js";
import type { LevelName } from "../resolve/levels.js";
import { type Claim, claims } from "./claims.js";
import { type FoundRoutes, type RouteQuestion, routesOf, searchRoutes, wordQuestion } from "./find.js";
import { judge } from "./judge.js";
import { leadsTo, type TargetPlace, wordPlace } from "./target-place.js";

/** Claims about the routes of an upstream. Each throws an error if it does not hold, and else lets the next one follow. */
export interface RouteClaims {
  /** All routes that traffic takes while nothing fails leave the proxy that way; after `not`, no route at all does. */
  via(via: Via): RouteExpectation;
  /** Its effective mode; undefined where no level sets one. */
  mode(mode: string | undefined): RouteExpectation;
  /** The level that decides its mode. */
  decidedBy(level: LevelName): RouteExpectation;
  /** The gateways on the way by their datacenter or peer, in order; none for a direct way. */
  gatewaysOf(...places: readonly string[]): RouteExpectation;
  /** All that is tried after the first target, in order; none for no failover. */
  failingOverTo(...places: readonly TargetPlace[]): RouteExpectation;
  /** No way works; with a code, for that reason. After `not`: at least one works. */
  dead(code?: Code): RouteExpectation;
  /** Every way works, those to fail over to included. After `not`: at least one does not. */
  alive(): RouteExpectation;
}

/** Claims about the routes of one upstream; each throws if it does not hold, and gives the next. */
export interface RouteExpectation extends RouteClaims {
  /** The opposite of the claim that follows. */
  readonly not: RouteClaims;
  /** Looks only at the routes that lead there, whether first or failed over to. Throws if there is none. */
  reaching(place: TargetPlace): RouteExpectation;
}

/** Where the traffic goes from there. */
export interface RouteStart {
  /** The upstream, by name or ID. Throws if there is none. */
  to(upstream: string, where?: Pick<RouteQuestion, "datacenter" | "peer">): RouteExpectation;
  readonly not: {
    /** Throws if the service has such an upstream. */
    to(upstream: string, where?: Pick<RouteQuestion, "datacenter" | "peer">): void;
  };
}

/**
 * Says in a test which way traffic is to go. Needs no test framework: what does not hold throws an error whose message
 * shows the levels with the line that decided, and the routes with their reasons.
 *
 * @example
 * expectRoute(analysis).from("web").to("api", { datacenter: "dc2" }).via("remote-gateway").decidedBy("proxy");
 */
export function expectRoute(analysis: Planned): { from(serviceOrProxy: string): RouteStart } {
  return {
    from: (from) => ({
      to: (to, where = {}) => expectation(routesOf(analysis, { from, to, ...where })),
      not: {
        to(to, where = {}) {
          const question = { from, to, ...where };
          const [one] = searchRoutes(analysis, question).found;
          if (one === undefined) return;
          fail(
            `Expected ${wordQuestion(question)} not to be there, but \`${one.proxy.id}\` has \`${one.upstream.id}\`.`,
          );
        },
      },
    }),
  };
}

function expectation(routes: FoundRoutes): RouteExpectation {
  return {
    ...claimsAbout(routes, false),
    not: claimsAbout(routes, true),
    reaching: (place) => expectation(narrowed(routes, place)),
  };
}

function claimsAbout(routes: FoundRoutes, isNot: boolean): RouteClaims {
  const insist = (claim: Claim): RouteExpectation => {
    const verdict = judge(routes, claim, isNot);
    return verdict.holds ? expectation(routes) : fail(verdict.message());
  };
  return {
    via: (via) => insist(claims.goVia(via)),
    mode: (mode) => insist(claims.haveMode(mode)),
    decidedBy: (level) => insist(claims.beDecidedBy(level)),
    gatewaysOf: (...places) => insist(claims.passGatewaysOf(places)),
    failingOverTo: (...places) => insist(claims.failOverTo(places)),
    dead: (code) => insist(claims.beDead(code)),
    alive: () => insist(claims.beAlive()),
  };
}

function narrowed({ question, found }: FoundRoutes, place: TargetPlace): FoundRoutes {
  const narrow = found.flatMap((one) => {
    const routes = one.routes.filter((route) => leadsTo(route, place));
    return routes.length === 0 ? [] : [{ ...one, routes }];
  });
  const words = `${question}, reaching ${wordPlace(place)},`;
  if (narrow.length > 0) return { question: words, found: narrow };
  return fail(`Expected ${words} to be there, but it leads to ${targetsOf({ question, found })}.`);
}

function targetsOf({ found }: FoundRoutes): string {
  const targets = new Set(found.flatMap(({ routes }) => routes.map((route) => `\`${route.target}\``)));
  return targets.size === 0 ? "nothing" : [...targets].join(", ");
}

function fail(message: string): never {
  throw Object.assign(new Error(message), { name: "RouteExpectationError" });
}
