import { type Diagnostic, diagnostic } from "../base/diagnostic.js";
import type { Path } from "../base/place.js";
import type { CatalogDefinition } from "../catalog/cluster.js";
import { spanOf, type UndecidedPart } from "../model/definition.js";

/** What a definition is called in reports: its kind and name. */
export function titleOf(definition: CatalogDefinition): string {
  switch (definition.type) {
    case "config-entry":
      return `${definition.value.kind}${"name" in definition.value ? ` \`${definition.value.name}\`` : ""}`;
    case "service":
      return `service \`${definition.value.id}\``;
    case "agent":
      return "the agent's settings";
    case "prepared-query":
      return "prepared query";
  }
}

export function notExpressible(definition: CatalogDefinition, message: string, hint?: string): Diagnostic {
  return diagnostic("convert/not-expressible", `${titleOf(definition)}: ${message}`, {
    ...placeOf(definition, []),
    ...(hint === undefined ? {} : { hint }),
  });
}

export function textComposed(definition: CatalogDefinition): Diagnostic {
  const message = `${titleOf(definition)}: Terraform writes some of its characters in another, composed form (NFC).`;
  return diagnostic("convert/left-out", message, placeOf(definition, []));
}

export function refused(definition: CatalogDefinition): Diagnostic {
  const message = `${titleOf(definition)} is not converted, because Consul refuses it.`;
  return diagnostic("convert/refused", message, placeOf(definition, []));
}

export function undecidedPart(definition: CatalogDefinition, { path, expression, span }: UndecidedPart): Diagnostic {
  const message = `${titleOf(definition)}: \`${path}\` is left out, for nothing tells what \`${expression}\` is.`;
  return diagnostic("convert/undecided", message, { span, hint: "Supply it with --var NAME=VALUE." });
}

export interface LeftOut {
  readonly definition: CatalogDefinition;
  /** Names of the model. */
  readonly path: Path;
  /** Names of Consul. */
  readonly words: string;
  readonly why: string;
  readonly hint?: string;
}

export function leftOut({ definition, path, words, why, hint }: LeftOut): Diagnostic {
  return diagnostic("convert/left-out", `${titleOf(definition)}: \`${words}\` is left out, ${why}.`, {
    ...placeOf(definition, path),
    path: words,
    ...(hint === undefined ? {} : { hint }),
  });
}

export function settingsOnly(definition: CatalogDefinition): Diagnostic {
  return diagnostic(
    "convert/settings-only",
    "Of the agent's settings only those are printed that Meshplan reads.",
    placeOf(definition, []),
  );
}

export function sidecarAlone(definition: CatalogDefinition, port: number | undefined): Diagnostic {
  const withPort = port === undefined ? "" : `, with the port ${port} that an agent would assign`;
  return diagnostic(
    "convert/sidecar-alone",
    `${titleOf(definition)}: the sidecar is printed as a registration of its own${withPort}.`,
    { ...placeOf(definition, []), hint: "Convert it together with its service." },
  );
}

function placeOf(definition: CatalogDefinition, path: Path) {
  const span = definition.type === "prepared-query" ? undefined : spanOf(definition, path);
  const found = span ?? definition.origin.span;
  return found === undefined ? {} : { span: found };
}
