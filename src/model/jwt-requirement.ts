import { list, object, text } from "./type.js";

/** A claim that a token must hold. */
export interface JWTClaimVerification {
  /** Steps to the claim inside the token. */
  readonly path?: readonly string[];
  /** The value that the claim must have. */
  readonly value?: string;
}

/** A provider that a token must come from. */
export interface JWTRequirementProvider {
  /** Name of a jwt-provider entry. */
  readonly name?: string;
  readonly verifyClaims?: readonly JWTClaimVerification[];
}

/** The tokens that a request must carry. */
export interface JWTRequirement {
  readonly providers?: readonly JWTRequirementProvider[];
}

// Intentions and API gateways have objects of their own for this, with the same fields under other names.

const intentionClaim = object<JWTClaimVerification>("IntentionJWTClaimVerification", {
  path: list(text()),
  value: text(),
});

const intentionProvider = object<JWTRequirementProvider>("IntentionJWTProvider", {
  name: text(),
  verifyClaims: list(intentionClaim, { refusesNull: true }),
});

export const intentionJWTRequirement = object<JWTRequirement>("IntentionJWTRequirement", {
  providers: list(intentionProvider, { refusesNull: true }),
});

const gatewayClaim = object<JWTClaimVerification>("APIGatewayJWTClaimVerification", {
  path: list(text()),
  value: text(),
});

const gatewayProvider = object<JWTRequirementProvider>("APIGatewayJWTProvider", {
  name: text(),
  verifyClaims: list(gatewayClaim, { refusesNull: true }),
});

// Enterprise: the server of the Community Edition knows the object and none of its fields.

export const apiGatewayJWTRequirement = object<JWTRequirement>("APIGatewayJWTRequirement", {
  providers: list(gatewayProvider, { knownTo: ["client"], refusesNull: true }),
});

export const jwtFilter = object<JWTRequirement>("JWTFilter", {
  providers: list(gatewayProvider, { knownTo: ["client"], refusesNull: true }),
});
