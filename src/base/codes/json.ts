import { describe } from "./code.js";

export const jsonCodes = describe({});
