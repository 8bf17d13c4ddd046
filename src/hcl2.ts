// The entry point `meshplan/hcl2`: Terraform files and Nomad jobs as sources. It loads the package `hcl2-parser`, the main
// entry does not.

export type { Variables } from "./hcl2/module.js";
export { createHcl2Reader, type Hcl2Options, hcl2Reader, unknownVariables } from "./hcl2/reader.js";
