import type { Code } from "../../base/codes.js";
import type { Path } from "../../base/place.js";
import type { TLSLimits } from "../gateway-tls.js";
import type { EntryRules } from "../kind.js";
import type { Mesh } from "../mesh.js";
import { collect, type Faults, fault, firstOf } from "./fault.js";
import { checkMeta } from "./meta.js";
import { tlsRefused } from "./problems/gateways.js";
import { checkTLS, tlsSettings } from "./tls.js";
import { checkWord, type Words } from "./words.js";

export const escapedSlashes: Words = {
  code: "entry/mesh.escaped-slashes",
  field: "PathWithEscapedSlashesAction",
  words: [
    "IMPLEMENTATION_SPECIFIC_DEFAULT",
    "KEEP_UNCHANGED",
    "REJECT_REQUEST",
    "UNESCAPE_AND_REDIRECT",
    "UNESCAPE_AND_FORWARD",
  ],
  mayBeEmpty: true,
};

export const underscores: Words = {
  code: "entry/mesh.underscores",
  field: "HeadersWithUnderscoresAction",
  words: ["ALLOW", "REJECT_REQUEST", "DROP_HEADER"],
  mayBeEmpty: true,
};

export const meshRules: EntryRules<Mesh> = {
  normalize: (entry) => entry,
  validate(entry) {
    const path = ["http", "incoming", "requestNormalization"];
    const requests = entry.http?.incoming?.requestNormalization;
    return firstOf(
      checkMeta(entry.meta),
      checkDirection(entry.tls?.incoming, ["tls", "incoming"], "entry/mesh.tls-incoming", "incoming"),
      checkDirection(entry.tls?.outgoing, ["tls", "outgoing"], "entry/mesh.tls-outgoing", "outgoing"),
      checkWord(requests?.pathWithEscapedSlashesAction, [...path, "pathWithEscapedSlashesAction"], escapedSlashes),
      checkWord(requests?.headersWithUnderscoresAction, [...path, "headersWithUnderscoresAction"], underscores),
    );
  },
};

/** A fault of the settings comes with one that names the direction. */
function checkDirection(limits: TLSLimits | undefined, path: Path, code: Code, direction: string): Faults {
  const faults = checkTLS(tlsSettings(limits), path);
  return faults.length === 0 ? [] : collect(fault(path, tlsRefused(code, direction)), faults);
}
