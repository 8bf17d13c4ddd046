import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import { nearest } from "../base/suggest.js";

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
