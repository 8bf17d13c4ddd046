import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";
import { supplyHint } from "../base/supply-hint.js";
import { nestingLimit } from "./limits.js";
import type { Undecided } from "./undecided.js";

export function syntaxFault(message: string, span: Span): Diagnostic {
  return diagnostic("hcl2/syntax", message, { span });
}

export function refused(what: string, span: Span): Diagnostic {
  return diagnostic("hcl2/syntax", `HCL 2 does not allow what stands in ${what}.`, {
    span,
    hint: "Each attribute stands in a line of its own, and each name once in its block.",
  });
}

export function repeated(name: string, span: Span, first: Span): Diagnostic {
  return diagnostic("hcl2/syntax", `\`${name}\` is set twice in one block.`, {
    span,
    related: [{ message: "first here", span: first }],
  });
}

export function tooDeep(span: Span): Diagnostic {
  return diagnostic("hcl2/too-deep", `The text is nested more than ${nestingLimit} levels deep.`, { span });
}

/** `subject` is the resource or service: "service `web`". */
export function undecided({ expression, cause, path }: Undecided, subject: string, span: Span): Diagnostic {
  const why = cause === undefined ? "" : ` (${quoted(cause)} is not)`;
  return diagnostic(
    "hcl2/undecided",
    `${quoted(expression)} is not known from files${why}, so ${quoted(path)} of ${subject} is undecided; the plan is made without it.`,
    { span, hint: supplyHint(cause ?? expression) },
  );
}

/** Something without which the whole definition cannot be told. */
export function leftOut({ expression, cause, path }: Undecided, subject: string, span: Span): Diagnostic {
  const why = cause === undefined ? "" : ` (${quoted(cause)} is not)`;
  return diagnostic(
    "hcl2/undecided",
    `${quoted(expression)} is not known from files${why}, so ${subject} is left out of the plan: its ${quoted(path)} is undecided.`,
    { span, hint: supplyHint(cause ?? expression) },
  );
}

function quoted(text: string): string {
  return `\`${text}\``;
}

export function repetition(name: string, subject: string, span: Span): Diagnostic {
  return diagnostic(
    "hcl2/repetition",
    `How many times ${subject} exists is for \`${name}\` to say, and it is not known from files; it is read once.`,
    { span },
  );
}

export function variableUnknown(name: string, suggestion: string | undefined): Diagnostic {
  return diagnostic(
    "hcl2/variable-unknown",
    `A value for the variable \`${name}\` was given, and no file declares it.`,
    {
      ...(suggestion === undefined ? {} : { hint: `Did you mean \`${suggestion}\`?` }),
    },
  );
}

export function resourceUnknown(type: string, suggestion: string | undefined, span: Span): Diagnostic {
  return diagnostic("hcl2/resource-unknown", `The Consul provider has no resource \`${type}\`.`, {
    span,
    ...(suggestion === undefined ? {} : { hint: `Did you mean \`${suggestion}\`?` }),
  });
}

export function attributeMissing(name: string, subject: string, span: Span): Diagnostic {
  return diagnostic("hcl2/attribute-missing", `${subject} has no \`${name}\`.`, { span });
}

export function notJson(span: Span): Diagnostic {
  return diagnostic("hcl2/config-json", "The value of `config_json` is not a JSON object.", {
    span,
    hint: "Write `jsonencode({ … })`.",
  });
}
