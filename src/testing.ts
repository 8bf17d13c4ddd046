// The entry point `meshplan/testing`: for tests of a team's Consul files, with any test runner or none.

export { analyze, analyzeDefinitions } from "./analyze.js";
export { define } from "./testing/define.js";
export type { AgentFixture } from "./testing/define-agent.js";
export type { EntryFields } from "./testing/define-entry.js";
export type { MeshGatewayFixture, ProxyFixture, ServiceFixture, UpstreamFixture } from "./testing/define-service.js";
export { expectRoute, type RouteClaims, type RouteExpectation, type RouteStart } from "./testing/expect-route.js";
export { type FoundRoutes, type FoundUpstream, type RouteQuestion, routesOf } from "./testing/find.js";
export { type MatcherContext, type MatcherResult, type RouteMatchers, routeMatchers } from "./testing/matchers.js";
export { routeSnapshot } from "./testing/snapshot.js";
export type { TargetPlace } from "./testing/target-place.js";
export { unwrap } from "./unwrap.js";
