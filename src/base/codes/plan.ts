import { describe } from "./code.js";

export const planCodes = describe({});
