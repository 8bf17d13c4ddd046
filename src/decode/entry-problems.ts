import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import { nearest } from "../base/suggest.js";
import { shown } from "../base/wording.js";
import { entryKinds } from "../model/kinds.js";

export function kindMissing(span: Span, otherSpelling: string | undefined): Diagnostic {
  return diagnostic("decode/kind-missing", "The config entry has no `Kind`.", {
    span,
    hint:
      otherSpelling === undefined ? 'Add `Kind = "…"`.' : `Write \`Kind\` or \`kind\` instead of \`${otherSpelling}\`.`,
  });
}

export function kindNotString(span: Span): Diagnostic {
  return diagnostic("decode/kind-not-string", "The kind of the config entry is not a text.", {
    span,
    hint: 'Write `Kind = "service-defaults"` or another kind.',
  });
}

/** Also for kinds that one reader knows and the other does not. */
export function kindUnknown(kind: string, span: Span): Diagnostic {
  if (Object.hasOwn(entryKinds, kind)) {
    return diagnostic("decode/kind-unknown", `Entries of the kind \`${kind}\` cannot be written in this way.`, {
      span,
    });
  }
  const meant = nearest(kind, Object.keys(entryKinds));
  return diagnostic("decode/kind-unknown", `There is no kind of config entry called ${shown(kind)}.`, {
    span,
    ...(meant === undefined ? {} : { hint: `Did you mean \`${meant}\`?` }),
  });
}

export function notAnEntry(span: Span): Diagnostic {
  return diagnostic("decode/bad-type", "A config entry is an object.", {
    span,
    path: "",
    hint: "Write { … } around it.",
  });
}

export function configEntriesNotABlock(span: Span): Diagnostic {
  return diagnostic("decode/bad-type", "`config_entries` must be a block, and written once.", {
    span,
    path: "config_entries",
  });
}

export function configEntriesUnknownKey(key: string, span: Span): Diagnostic {
  const meant = nearest(key, ["bootstrap"]);
  return diagnostic("decode/unknown-key", `\`config_entries\` has no field \`${key}\`.`, {
    span,
    path: `config_entries.${key}`,
    ...(meant === undefined ? {} : { hint: `Did you mean \`${meant}\`?` }),
  });
}

export function bootstrapNotAList(span: Span): Diagnostic {
  return diagnostic("decode/bad-type", "`config_entries.bootstrap` must be a list of entries.", {
    span,
    path: "config_entries.bootstrap",
    hint: "Put it in brackets: [{ … }].",
  });
}

export function bootstrapNotAnEntry(index: number, span: Span): Diagnostic {
  return diagnostic("decode/bad-type", `\`config_entries.bootstrap[${index}]\` must be a block.`, {
    span,
    path: `config_entries.bootstrap[${index}]`,
  });
}
