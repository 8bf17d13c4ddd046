// The entry point `meshplan/policy`: a team's rules about routes, as data.

export { checkPolicy } from "./policy/check.js";
export type { Policy, PolicyRule, RouteConditions } from "./policy/model.js";
export { policyJsonSchema, policySchema } from "./policy/model.js";
export { type PolicyReading, readPolicy } from "./policy/read.js";
