import { type EntryOf, entryKind } from "./kind.js";
import { type ProxyDefaults, proxyDefaults } from "./proxy-defaults.js";
import { proxyDefaultsRules } from "./rules/proxy-defaults.js";
import { samenessGroupRules } from "./rules/sameness-group.js";
import { serviceDefaultsRules } from "./rules/service-defaults.js";
import { serviceResolverRules } from "./rules/service-resolver.js";
import { serviceRouterRules } from "./rules/service-router.js";
import { serviceSplitterRules } from "./rules/service-splitter.js";
import { type SamenessGroup, samenessGroup } from "./sameness-group.js";
import { type ServiceDefaults, serviceDefaults } from "./service-defaults.js";
import { type ServiceResolver, serviceResolver } from "./service-resolver.js";
import { type ServiceRouter, serviceRouter } from "./service-router.js";
import { type ServiceSplitter, serviceSplitter } from "./service-splitter.js";

/** Every kind of config entry. A new kind is a file of model, a file of rules and a line here. */
export const entryKinds = {
  "proxy-defaults": entryKind<ProxyDefaults>("proxy-defaults", proxyDefaults, proxyDefaultsRules),
  "service-defaults": entryKind<ServiceDefaults>("service-defaults", serviceDefaults, serviceDefaultsRules),
  "service-resolver": entryKind<ServiceResolver>("service-resolver", serviceResolver, serviceResolverRules),
  "service-splitter": entryKind<ServiceSplitter>("service-splitter", serviceSplitter, serviceSplitterRules),
  "service-router": entryKind<ServiceRouter>("service-router", serviceRouter, serviceRouterRules),
  "sameness-group": entryKind<SamenessGroup>("sameness-group", samenessGroup, samenessGroupRules),
} as const;

export type EntryKind = keyof typeof entryKinds;

/** The interface of each kind's entries. */
export type EntryByKind = { readonly [Kind in EntryKind]: EntryOf<(typeof entryKinds)[Kind]> };

export type ConfigEntry = EntryByKind[EntryKind];

/** True for the exact name of a kind; letter case counts, and there are no aliases. */
export function isEntryKind(kind: string): kind is EntryKind {
  return Object.hasOwn(entryKinds, kind);
}
