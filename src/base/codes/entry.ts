import { describe } from "./code.js";
import { accessEntryCodes } from "./entry/access.js";
import { chainEntryCodes } from "./entry/chain.js";
import { defaultsEntryCodes } from "./entry/defaults.js";
import { gatewayEntryCodes } from "./entry/gateways.js";
import { sharedEntryCodes } from "./entry/shared.js";

/** What Consul refuses in a config entry that it could decode; the name behind `entry/` is the rule's. */
export const entryCodes = describe({
  ...sharedEntryCodes,
  ...defaultsEntryCodes,
  ...chainEntryCodes,
  ...accessEntryCodes,
  ...gatewayEntryCodes,
});
