import type { Path } from "../../base/place.js";
import type { JWTRequirement } from "../jwt-requirement.js";
import { collectEach, type Faults, faultIf, isUnset } from "./fault.js";
import { missing } from "./problems/words.js";

/** Every required provider is named; all breaches are collected. */
export function checkJWTRequirement(requirement: JWTRequirement | undefined, path: Path): Faults {
  return collectEach(requirement?.providers, [...path, "providers"], (provider, at) =>
    faultIf(isUnset(provider.name), at, () =>
      missing("entry/jwt-requirement.provider-name", "Name", "A provider of tokens"),
    ),
  );
}
