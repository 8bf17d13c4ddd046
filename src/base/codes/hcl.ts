import { describe } from "./code.js";

export const hclCodes = describe({});
