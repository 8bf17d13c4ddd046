import { type EntryOf, entryKind } from "./kind.js";
import { type ProxyDefaults, proxyDefaults } from "./proxy-defaults.js";
import { proxyDefaultsRules } from "./rules/proxy-defaults.js";
import { serviceDefaultsRules } from "./rules/service-defaults.js";
import { type ServiceDefaults, serviceDefaults } from "./service-defaults.js";

/** Every kind of config entry. A new kind is a file of model, a file of rules and a line here. */
export const entryKinds = {
  "proxy-defaults": entryKind<ProxyDefaults>("proxy-defaults", proxyDefaults, proxyDefaultsRules),
  "service-defaults": entryKind<ServiceDefaults>("service-defaults", serviceDefaults, serviceDefaultsRules),
} as const;

export type EntryKind = keyof typeof entryKinds;

/** The interface of each kind's entries. */
export type EntryByKind = { readonly [Kind in EntryKind]: EntryOf<(typeof entryKinds)[Kind]> };

export type ConfigEntry = EntryByKind[EntryKind];

/** True for the exact name of a kind; letter case counts, and there are no aliases. */
export function isEntryKind(kind: string): kind is EntryKind {
  return Object.hasOwn(entryKinds, kind);
}
