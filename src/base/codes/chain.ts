import { describe } from "./code.js";

export const chainCodes = describe({});
