import { catalogCodes } from "./codes/catalog.js";
import { chainCodes } from "./codes/chain.js";
import { convertCodes } from "./codes/convert.js";
import { decodeCodes } from "./codes/decode.js";
import { diffCodes } from "./codes/diff.js";
import { entryCodes } from "./codes/entry.js";
import { hclCodes } from "./codes/hcl.js";
import { hcl2Codes } from "./codes/hcl2.js";
import { jsonCodes } from "./codes/json.js";
import { kubernetesCodes } from "./codes/kubernetes.js";
import { liveCodes } from "./codes/live.js";
import { planCodes } from "./codes/plan.js";
import { policyCodes } from "./codes/policy.js";
import { prerequisiteCodes } from "./codes/prerequisite.js";
import { resolveCodes } from "./codes/resolve.js";
import { serviceCodes } from "./codes/service.js";
import { sourceCodes } from "./codes/source.js";
import { whatIfCodes } from "./codes/what-if.js";
import { yamlCodes } from "./codes/yaml.js";

/**
 * Every code a diagnostic can have, one file a stage. Codes are part of the API: never renamed, never reused. This
 * table also makes docs/diagnostics.md and the rules of SARIF reports.
 */
export const codes = {
  ...sourceCodes,
  ...hclCodes,
  ...hcl2Codes,
  ...jsonCodes,
  ...yamlCodes,
  ...kubernetesCodes,
  ...decodeCodes,
  ...entryCodes,
  ...serviceCodes,
  ...catalogCodes,
  ...resolveCodes,
  ...chainCodes,
  ...planCodes,
  ...convertCodes,
  ...liveCodes,
  ...policyCodes,
  ...diffCodes,
  ...prerequisiteCodes,
  ...whatIfCodes,
};

/** What is wrong, for programs: `hcl/missing-value`, `plan/no-gateway`. The part before the slash names the step that found it. */
export type Code = keyof typeof codes;
