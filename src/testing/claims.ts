import type { Code } from "../base/codes.js";
import type { DeadEnd, Route, Via } from "../plan/route-plan.js";
import type { OpenAspect } from "../plan/undecided.js";
import { levelWords } from "../render/words.js";
import type { LevelName } from "../resolve/levels.js";
import type { FoundUpstream } from "./find.js";
import { leadsTo, type TargetPlace, wordPlace } from "./target-place.js";

/** Something that a test says of an upstream's traffic. */
export interface Claim {
  /** What is claimed, to follow `to`: `go via remote-gateway`. */
  readonly words: string;
  /** What of an upstream must be known for the claim to hold or not. */
  readonly asks: OpenAspect;
  holds(found: FoundUpstream): boolean;
  /** What `not` claims. It is more than that the claim fails for one of several routes: it fails for all. */
  holdsNowhere(found: FoundUpstream): boolean;
  /** What is so instead: `it goes via direct`. */
  actual(found: FoundUpstream): string;
}

/** Every claim; the fluent form and the matchers both speak of these. */
export const claims = {
  /** All routes that traffic takes while nothing fails leave the proxy that way; with `not`, no route at all does. */
  goVia(via: Via): Claim {
    return {
      words: `go via ${via}`,
      asks: "way",
      holds: (found) => {
        const routes = firstRoutes(found);
        return routes.length > 0 && routes.every((route) => route.via === via);
      },
      holdsNowhere: ({ routes }) => routes.every((route) => route.via !== via),
      actual: ({ routes }) => `it goes via ${listOf(routes.map((route) => route.via))}`,
    };
  },
  /** The upstream's effective mode; undefined where no level sets one. */
  haveMode(mode: string | undefined): Claim {
    return {
      words: mode === undefined ? "have no mode" : `have mode ${mode}`,
      asks: "mode",
      holds: ({ upstream }) => upstream.mode.value === mode,
      holdsNowhere: ({ upstream }) => upstream.mode.value !== mode,
      actual: ({ upstream: { mode: actual } }) =>
        actual.value === undefined ? "no level sets one" : `it has ${actual.value}`,
    };
  },
  /** The level that sets the mode. */
  beDecidedBy(level: LevelName): Claim {
    return {
      words: `have its mode from ${levelWords[level]}`,
      asks: "mode",
      holds: ({ upstream }) => upstream.mode.decidedBy?.level === level,
      holdsNowhere: ({ upstream }) => upstream.mode.decidedBy?.level !== level,
      actual: ({ upstream: { mode } }) =>
        mode.decidedBy === undefined ? "no level sets one" : `${levelWords[mode.decidedBy.level]} decides`,
    };
  },
  /** The mesh gateways on the way, by their datacenter or peer, in order. */
  passGatewaysOf(places: readonly string[]): Claim {
    const isPassed = (route: Route) => isSameList(gatewaysOf(route), places);
    return {
      words: places.length === 0 ? "pass no gateway" : `pass gateways of ${places.join(", then ")}`,
      asks: "way",
      holds: (found) => {
        const routes = firstRoutes(found);
        return routes.length > 0 && routes.every(isPassed);
      },
      holdsNowhere: ({ routes }) => !routes.some(isPassed),
      actual: (found) =>
        `it passes ${listOf(firstRoutes(found).map((route) => gatewaysOf(route).join(", then ") || "none"))}`,
    };
  },
  /** All targets that are tried after the first one, in order; none means that there is no failover. */
  failOverTo(places: readonly TargetPlace[]): Claim {
    const isOrder = (routes: readonly Route[]) =>
      routes.length === places.length &&
      routes.every((route, index) => places[index] !== undefined && leadsTo(route, places[index]));
    return {
      words: places.length === 0 ? "have no failover" : `fail over to ${places.map(wordPlace).join(", then ")}`,
      asks: "target",
      holds: (found) => failovers(found).every(isOrder),
      holdsNowhere: (found) => !failovers(found).some(isOrder),
      actual: (found) =>
        `it fails over to ${listOf(failovers(found).map((routes) => routes.map(wordTarget).join(", then ") || "nothing"))}`,
    };
  },
  /** No way works; with a code, for that reason. With `not`: at least one works. */
  beDead(code?: Code): Claim {
    return {
      words: code === undefined ? "be dead" : `be dead for ${code}`,
      asks: "way",
      holds: (found) => isDead(found) && (code === undefined || deadEnds(found).some((end) => end.code === code)),
      holdsNowhere: (found) =>
        !isDead(found) || (code !== undefined && deadEnds(found).every((end) => end.code !== code)),
      actual: wordLife,
    };
  },
  /** Every way works, those to fail over to included. With `not`: at least one does not. */
  beAlive(): Claim {
    return {
      words: "be alive",
      asks: "way",
      holds: (found) => found.routes.length > 0 && deadEnds(found).length === 0,
      holdsNowhere: (found) => found.routes.length === 0 || deadEnds(found).length > 0,
      actual: wordLife,
    };
  },
} as const;

/** The routes that are taken while nothing fails; where only some are looked at, those. */
function firstRoutes({ routes, upstream }: FoundUpstream): readonly Route[] {
  return routes.length < upstream.routes.length ? routes : routes.filter((route) => !isLater(route));
}

function isLater({ failover }: Route): boolean {
  return failover !== undefined && failover.position > 0;
}

/** For each target what is tried after it: one list for each group of targets, an empty one where there is no group. */
function failovers({ routes }: FoundUpstream): readonly (readonly Route[])[] {
  const groups = new Map<string, Route[]>();
  for (const route of routes) {
    if (route.failover === undefined) continue;
    const group = groups.get(route.failover.aggregate) ?? [];
    groups.set(route.failover.aggregate, group);
    if (isLater(route)) group.push(route);
  }
  return groups.size === 0 ? [[]] : [...groups.values()];
}

function gatewaysOf({ hops }: Route): readonly string[] {
  return hops.flatMap(({ to }) => (to.what === "mesh-gateway" ? [to.peer ?? to.datacenter] : []));
}

function isDead({ upstream, routes }: FoundUpstream): boolean {
  return upstream.dead !== undefined || routes.every((route) => route.dead !== undefined);
}

function deadEnds({ upstream, routes }: FoundUpstream): readonly DeadEnd[] {
  return [upstream.dead ?? [], ...routes.map((route) => route.dead ?? [])].flat();
}

function wordLife(found: FoundUpstream): string {
  const ends = deadEnds(found);
  if (ends.length === 0) return "every way works";
  const reasons = [...new Set(ends.map((end) => `${end.code}: ${end.reason}`))].join(" ");
  return isDead(found) ? `no way works (${reasons})` : `some ways do not work (${reasons})`;
}

function wordTarget({ service, subset, datacenter, peer }: Route): string {
  return wordPlace({
    service,
    ...(subset === undefined ? {} : { subset }),
    ...(datacenter === undefined ? {} : { datacenter }),
    ...(peer === undefined ? {} : { peer }),
  });
}

function listOf(words: readonly string[]): string {
  return words.length === 0 ? "nothing" : [...new Set(words)].join(" and ");
}

function isSameList(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
