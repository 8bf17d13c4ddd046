import { describe } from "./code.js";

export const entryCodes = describe({});
