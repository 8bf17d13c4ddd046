// The entry point `meshplan/convert`: definitions in other formats, and HCL in canonical layout.

export type { Conversion } from "./convert/conversion.js";
export {
  type ConversionFormat,
  type ConvertedFile,
  type ConvertedFiles,
  conversionFormats,
  joinFiles,
  toFiles,
} from "./convert/files.js";
export { toHcl } from "./convert/to-hcl.js";
export { toJson } from "./convert/to-json.js";
export { type KubernetesOptions, toKubernetes } from "./convert/to-kubernetes.js";
export { type TerraformOptions, toTerraform } from "./convert/to-terraform.js";
export { type FormatOptions, type Formatted, formatHcl } from "./format/format.js";
