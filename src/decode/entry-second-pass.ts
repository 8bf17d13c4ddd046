import type { Diagnostic } from "../base/diagnostic.js";
import type { Document } from "../base/document.js";
import type { Finding } from "../base/finding.js";
import type { Path } from "../base/place.js";
import { setKey } from "../base/record.js";
import { isZero } from "../base/zero.js";
import { type ConfigEntry, entryKinds } from "../model/kinds.js";
import type { AnyType, ObjectType } from "../model/type.js";
import type { Dialect } from "./dialect.js";
import type { DecodedEntry } from "./entry-decode.js";
import { diagnosticsOfFindings, pathInWords, type Written } from "./findings.js";
import { unknownKeyCode } from "./problems.js";

/**
 * What the server makes of an entry that the command decoded and printed. Fields at zero are lost on the way, so an empty
 * `Namespace` is gone; any other value of a field that only the command knows is an unknown key for the server. (Opaque
 * maps and bytes, which a second decode changes too, were changed when the value was taken: see `passes` of the dialect.)
 */
export function withoutClientFields(
  decoded: DecodedEntry,
  document: Document,
  dialect: Dialect,
): { readonly entry: ConfigEntry; readonly diagnostics: readonly Diagnostic[] } {
  if (dialect.vocabulary !== "client") return { entry: decoded.entry, diagnostics: [] };
  const { type } = entryKinds[decoded.kind];
  const written: Written = { document, place: decoded.place, type, dialect, prefix: "" };
  const found: Path[] = [];
  const value = strip(decoded.entry, type, [], found);
  const diagnostics = diagnosticsOfFindings(
    found.map((path) => finding(path, pathInWords(path, written), dialect)),
    written,
  );
  // Only optional fields were taken away.
  return { entry: Object.assign({ kind: decoded.kind }, value), diagnostics };
}

function finding(path: Path, words: string, dialect: Dialect): Finding {
  return {
    code: unknownKeyCode(words, dialect),
    path,
    message: `\`${words}\` exists in Consul Enterprise only; the server of the Community Edition does not know it.`,
    hint: "Take it away.",
  };
}

/**
 * A copy without the fields that servers do not know; where those are not at zero, their paths are added to `found`. `trail`
 * is the way to the value.
 */
function strip(value: unknown, type: AnyType, trail: (string | number)[], found: Path[]): unknown {
  if (type.is === "object") return stripObject(value, type, trail, found);
  if (type.is === "list" && Array.isArray(value)) {
    return value.map((item, index) => within(trail, index, () => strip(item, type.of, trail, found)));
  }
  if (type.is === "map" && type.of.is !== "opaque") {
    const copy: Record<string, unknown> = {};
    for (const [key, item] of Object.entries(Object(value))) {
      setKey(
        copy,
        key,
        within(trail, key, () => strip(item, type.of, trail, found)),
      );
    }
    return copy;
  }
  return value;
}

function stripObject(value: unknown, type: ObjectType, trail: (string | number)[], found: Path[]): unknown {
  const copy: Record<string, unknown> = {};
  const fields: Readonly<Record<string, unknown>> = Object(value);
  for (const field of type.fields) {
    const item = fields[field.name];
    if (item === undefined) continue;
    if (!field.knownTo.includes("server")) {
      if (!isZero(item)) found.push([...trail, field.name]);
    } else if (field.type.is === "object" || field.type.is === "list" || field.type.is === "map") {
      copy[field.name] = within(trail, field.name, () => strip(item, field.type, trail, found));
    } else copy[field.name] = item;
  }
  return copy;
}

function within(trail: (string | number)[], step: string | number, work: () => unknown): unknown {
  trail.push(step);
  const result = work();
  trail.pop();
  return result;
}
