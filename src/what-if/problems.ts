import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import { nearest } from "../base/suggest.js";
import type { Without } from "./changes.js";

export function badWithout(text: string): Diagnostic {
  return diagnostic("what-if/syntax", `\`${text}\` does not say what is to be without.`, {
    hint: "Write dc=NAME, gateway=DC/ID, instance=DC/ID, service=NAME or peer=NAME; IDs may hold * and ?.",
  });
}

export function badSetting(text: string): Diagnostic {
  return diagnostic("what-if/syntax", `\`${text}\` does not say which field is to have which value.`, {
    hint: "Write it like proxy-defaults.meshGateway.mode=remote, service-defaults/api.meshGateway.mode=local or upstream/web/api.mode=none.",
  });
}

export function unknownName(what: string, name: string, known: Iterable<string>): Diagnostic {
  return diagnostic("what-if/unknown-name", `There is no ${what} \`${name}\`.`, hintOf(name, known));
}

/** Of what is to be without, as a program without types may give it. */
export function unknownWhat(without: { readonly what?: unknown }): Diagnostic {
  const what = String(without.what);
  return diagnostic("what-if/syntax", `Nothing can be without a \`${what}\`.`, hintOf(what, absentThings));
}

const absentThings: readonly Without["what"][] = ["datacenter", "gateway", "instance", "service", "peer"];

export function unknownUpstream(service: string, name: string, known: Iterable<string>): Diagnostic {
  return diagnostic("what-if/unknown-name", `\`${service}\` has no upstream \`${name}\`.`, hintOf(name, known));
}

/** Of an entry to be removed: either its kind is none, or there is none of that name. */
export function unknownEntry(
  text: string,
  kind: string,
  kinds: readonly string[],
  known: readonly string[],
): Diagnostic {
  const form = { hint: "Write KIND/NAME, such as service-resolver/api." };
  if (kinds.includes(kind)) {
    const hint = known.length === 0 ? form : hintOf(text, known);
    return diagnostic("what-if/unknown-name", `There is no config entry \`${text}\`.`, hint);
  }
  const hint = nearest(kind, kinds) === undefined ? form : hintOf(kind, kinds);
  return diagnostic("what-if/unknown-name", `There is no kind of config entry \`${kind}\`.`, hint);
}

/** `service-defaults.protocol`: a kind of which there are many, and no name. */
export function nameMissing(kind: string, field: string, value: string): Diagnostic {
  return diagnostic("what-if/syntax", `\`${kind}.${field}\` does not say the name of the entry.`, {
    hint: `Write ${kind}/NAME.${field}=${value}.`,
  });
}

export function unknownField(document: string, field: string, known: Iterable<string>): Diagnostic {
  return diagnostic("what-if/unknown-field", `\`${document}\` has no field \`${field}\`.`, hintOf(field, known));
}

export function badValue(path: string, value: string, wanted: string, known: Iterable<string> = []): Diagnostic {
  return diagnostic("what-if/bad-value", `\`${path}\` takes ${wanted}, not \`${value}\`.`, hintOf(value, known));
}

function hintOf(word: string, known: Iterable<string>): { readonly hint?: string } {
  const names = [...new Set(known)];
  const meant = nearest(word, names);
  if (meant !== undefined) return { hint: `Did you mean \`${meant}\`?` };
  return names.length === 0 ? {} : { hint: `There are: ${names.slice(0, 8).join(", ")}.` };
}
