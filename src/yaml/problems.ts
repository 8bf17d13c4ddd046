import type { Code } from "../base/codes.js";
import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import { nestingLimit, type SyntaxFault } from "./compose.js";

interface Wording {
  readonly code: Code;
  readonly message: string;
  readonly hint?: string;
}

/** Our words for what the `yaml` package finds, by its codes; it says the rest itself. */
const wordings: Readonly<Record<string, Wording>> = {
  TAB_AS_INDENT: {
    code: "yaml/indentation",
    message: "The line is indented with a tab.",
    hint: "YAML takes only spaces for indentation.",
  },
  MISSING_CHAR: { code: "yaml/syntax", message: "A quote, bracket, comma or colon is missing." },
  BAD_INDENT: { code: "yaml/indentation", message: "The indentation fits none of the lines before." },
  BLOCK_AS_IMPLICIT_KEY: {
    code: "yaml/syntax",
    message: "A second `key: value` stands on the line of the first.",
    hint: "Put a text that holds `: ` in quotes, or begin a new line.",
  },
  MULTILINE_IMPLICIT_KEY: {
    code: "yaml/syntax",
    message: "A key goes over several lines.",
    hint: "Is there a colon missing on the line before?",
  },
  KEY_OVER_1024_CHARS: { code: "yaml/syntax", message: "A key is longer than 1024 characters." },
  BAD_DQ_ESCAPE: {
    code: "yaml/syntax",
    message: "A backslash in double quotes is followed by something that is no escape of YAML.",
    hint: "Use single quotes, in which a backslash is only a backslash.",
  },
  BAD_SCALAR_START: {
    code: "yaml/syntax",
    message: "A text without quotes begins with a character that has a meaning in YAML.",
    hint: "Put the text in quotes.",
  },
  RESOURCE_EXHAUSTION: { code: "yaml/too-deep", message: "The document is nested too deep to be read." },
};

const openBracket: Wording = { code: "yaml/syntax", message: "A bracket opened before is not closed here." };

/** A fault of the text. Kubernetes' tools report the first of a document and give up; the others are marked as hidden. */
export function syntaxProblem({ code, message }: SyntaxFault, span: Span, isFirst: boolean): Diagnostic {
  // The package takes a line that ends an open bracket for a matter of indentation.
  const isOpen = code === "BAD_INDENT" && message.startsWith("Flow ");
  const wording = isOpen ? openBracket : Object.hasOwn(wordings, code) ? wordings[code] : undefined;
  return diagnostic(wording?.code ?? "yaml/syntax", wording?.message ?? `${firstLine(message)}.`, {
    ...(wording?.hint === undefined ? {} : { hint: wording.hint }),
    span,
    ...(isFirst ? {} : { hidden: true as const }),
  });
}

function firstLine(message: string): string {
  return (message.split("\n", 1)[0] ?? "").slice(0, 200).replace(/[.:]+$/, "");
}

export function isTemplate(span: Span): Diagnostic {
  return diagnostic("yaml/template", "This is a template; only what is made of it can be read.", {
    span,
    hint: "Read the output of `helm template` or `helm get manifest` instead.",
  });
}

export function tooDeep(span: Span): Diagnostic {
  return diagnostic("yaml/too-deep", `The document is nested more than ${nestingLimit} levels deep here.`, { span });
}

export function aliasUnknown(name: string, span: Span): Diagnostic {
  return diagnostic("yaml/alias", `No anchor \`&${name}\` stands before this alias.`, { span });
}

export function aliasInsideItself(name: string, span: Span): Diagnostic {
  return diagnostic("yaml/alias", `The alias \`*${name}\` stands inside the value that it repeats.`, { span });
}

export function tooManyAliases(limit: number, span: Span): Diagnostic {
  return diagnostic(
    "yaml/too-many-aliases",
    `Aliases repeat more than ${limit} values; from here on they are left out.`,
    {
      span,
    },
  );
}

export function badMerge(span: Span): Diagnostic {
  return diagnostic("yaml/merge", "The merge key `<<` takes a map, or a list of maps.", { span });
}

export function badKey(what: string, span: Span): Diagnostic {
  return diagnostic("yaml/key", `A key is ${what}; Kubernetes takes only text here.`, { span });
}

export function keyNotText(written: string, key: string, span: Span): Diagnostic {
  return diagnostic("yaml/key-not-text", `\`${written}\` is not text in YAML, so the key is \`${key}\`.`, {
    span,
    hint: `Write "${written}" in quotes if that is meant.`,
  });
}

export function repeatedKey(key: string, span: Span, first: Span): Diagnostic {
  return diagnostic("yaml/repeated-key", `\`${key}\` is set twice; this later value wins.`, {
    span,
    hint: "Keep one of them.",
    related: [{ message: `\`${key}\` is set here first`, span: first }],
  });
}

export function booleanWord(written: string, value: boolean, span: Span): Diagnostic {
  return diagnostic("yaml/boolean-word", `\`${written}\` without quotes is the boolean ${value} for Kubernetes.`, {
    span,
    hint: `Write "${written}" in quotes for the text, or ${value} for the boolean.`,
  });
}

export function notFinite(written: string, span: Span): Diagnostic {
  return diagnostic("yaml/not-finite", `\`${written}\` is a number that JSON cannot hold, so Kubernetes refuses it.`, {
    span,
  });
}

export function tagMismatch(tag: string, text: string, span: Span): Diagnostic {
  return diagnostic("yaml/tag-mismatch", `\`${text}\` is not what the tag \`${tag}\` says.`, { span });
}

export function mergeReplaces(key: string, merge: Span, first: Span): Diagnostic {
  return diagnostic("yaml/merge-order", `The merge key \`<<\` stands after \`${key}\` and replaces it.`, {
    span: merge,
    hint: "Put `<<` first in the map: Kubernetes' tools take keys in their order, other readers do not.",
    related: [{ message: `\`${key}\` is set here`, span: first }],
  });
}

export function tagIgnored(tag: string, span: Span): Diagnostic {
  return diagnostic("yaml/tag", `The tag \`${tag}\` is not read; the value is taken as text.`, {
    span,
  });
}
