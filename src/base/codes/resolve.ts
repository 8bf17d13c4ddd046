import { describe } from "./code.js";

export const resolveCodes = describe({});
