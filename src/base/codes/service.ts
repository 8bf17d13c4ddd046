import { describe } from "./code.js";

export const serviceCodes = describe({});
