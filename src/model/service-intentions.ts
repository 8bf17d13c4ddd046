import { type EntryBase, entryFields } from "./entry.js";
import { intentionJWTRequirement, type JWTRequirement } from "./jwt-requirement.js";
import type { Meta } from "./proxy.js";
import { boolean, integer, list, map, object, part, text, time } from "./type.js";

/** A condition on one header; exactly one of the forms is set. */
export interface IntentionHTTPHeaderPermission {
  /** Name of the header. */
  readonly name?: string;
  /** True if the header must be there, whatever it holds. */
  readonly present?: boolean;
  /** The value is this. */
  readonly exact?: string;
  /** The value begins so. */
  readonly prefix?: string;
  /** The value ends so. */
  readonly suffix?: string;
  /** The value holds this. */
  readonly contains?: string;
  /** The value matches this expression. */
  readonly regex?: string;
  /** Match where the condition does not hold. */
  readonly invert?: boolean;
  /** Ignore the case of the value; not with `present` or `regex`. */
  readonly ignoreCase?: boolean;
}

export const intentionHTTPHeaderPermission = object<IntentionHTTPHeaderPermission>("IntentionHTTPHeaderPermission", {
  name: text(),
  present: boolean(),
  exact: text(),
  prefix: text(),
  suffix: text(),
  contains: text(),
  regex: text(),
  invert: boolean(),
  ignoreCase: boolean(),
});

/** Conditions on a request; all must hold. */
export interface IntentionHTTPPermission {
  /** The path is this. */
  readonly pathExact?: string;
  /** The path begins so. */
  readonly pathPrefix?: string;
  /** The path matches this expression. */
  readonly pathRegex?: string;
  readonly header?: readonly IntentionHTTPHeaderPermission[];
  /** Consul raises their case. */
  readonly methods?: readonly string[];
}

export const intentionHTTPPermission = object<IntentionHTTPPermission>("IntentionHTTPPermission", {
  pathExact: text(),
  pathPrefix: text(),
  pathRegex: text(),
  header: list(intentionHTTPHeaderPermission),
  methods: list(text()),
});

/** Allows or denies some requests of a source. */
export interface IntentionPermission {
  /** `allow` or `deny`. */
  readonly action?: string;
  readonly http?: IntentionHTTPPermission;
  readonly jwt?: JWTRequirement;
}

export const intentionPermission = object<IntentionPermission>("IntentionPermission", {
  action: text(),
  http: part(intentionHTTPPermission),
  jwt: part(intentionJWTRequirement),
});

/** What one source may do. */
export interface SourceIntention {
  /** The calling service; `*` means any. */
  readonly name?: string;
  /** The peer that the source belongs to. */
  readonly peer?: string;
  /** Enterprise. */
  readonly partition?: string;
  /** Enterprise. */
  readonly namespace?: string;
  /** Enterprise. */
  readonly samenessGroup?: string;
  /** `allow` or `deny`; absent exactly when there are permissions. */
  readonly action?: string;
  /** Decide by the request; the first that matches counts. */
  readonly permissions?: readonly IntentionPermission[];
  /** Computed: the more exact the names, the higher. */
  readonly precedence?: number;
  /** `consul`. */
  readonly type?: string;
  /** Words for people. */
  readonly description?: string;
  /** From the time when intentions were no config entries; dropped. */
  readonly legacyID?: string;
  /** From the time when intentions were no config entries; must be empty. */
  readonly legacyMeta?: Meta;
  /** RFC 3339; dropped. */
  readonly legacyCreateTime?: string;
  /** RFC 3339; dropped. */
  readonly legacyUpdateTime?: string;
}

export const sourceIntention = object<SourceIntention>("SourceIntention", {
  name: text(),
  peer: text(),
  partition: text({ knownTo: ["client"] }),
  namespace: text({ knownTo: ["client"] }),
  samenessGroup: text(),
  action: text(),
  permissions: list(intentionPermission, { refusesNull: true }),
  precedence: integer(),
  type: text(),
  description: text(),
  legacyID: text(),
  legacyMeta: map(text()),
  legacyCreateTime: time(),
  legacyUpdateTime: time(),
});

/** Who may call a service. The entry's name is the service that is called; `*` means any. */
export interface ServiceIntentions extends EntryBase {
  readonly kind: "service-intentions";
  /** Sorted by precedence, highest first. */
  readonly sources?: readonly SourceIntention[];
  readonly jwt?: JWTRequirement;
}

export const serviceIntentions = object<Omit<ServiceIntentions, "kind">>("ServiceIntentionsConfigEntry", {
  ...entryFields,
  sources: list(sourceIntention, { refusesNull: true }),
  jwt: part(intentionJWTRequirement),
});
