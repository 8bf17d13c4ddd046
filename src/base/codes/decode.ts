import { describe } from "./code.js";

export const decodeCodes = describe({});
