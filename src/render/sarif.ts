import { type Code, codes } from "../base/codes.js";
import type { Diagnostic, Severity } from "../base/diagnostic.js";
import type { Span } from "../base/span.js";

/** A report in the Static Analysis Results Interchange Format, 2.1.0; what code hosts show beside a change. */
export interface SarifLog {
  readonly $schema: string;
  readonly version: "2.1.0";
  readonly runs: readonly SarifRun[];
}

/** What one run of a tool found. */
export interface SarifRun {
  readonly tool: { readonly driver: { readonly name: string; readonly rules: readonly SarifRule[] } };
  readonly columnKind: "unicodeCodePoints";
  readonly results: readonly SarifResult[];
}

/** One of our codes, with its explanation. */
export interface SarifRule {
  readonly id: Code;
  readonly shortDescription: SarifText;
  readonly help: SarifText;
  readonly defaultConfiguration: { readonly level: SarifLevel };
}

/** Text for people. */
export interface SarifText {
  readonly text: string;
}

/** A diagnostic. */
export interface SarifResult {
  readonly ruleId: Code;
  readonly ruleIndex: number;
  readonly level: SarifLevel;
  readonly message: SarifText;
  readonly locations?: readonly SarifLocation[];
  readonly relatedLocations?: readonly SarifLocation[];
}

/** A place in a source. Lines and columns are counted from 1. */
export interface SarifLocation {
  readonly id?: number;
  readonly message?: SarifText;
  readonly physicalLocation: {
    readonly artifactLocation: { readonly uri: string };
    readonly region: {
      readonly startLine: number;
      readonly startColumn: number;
      readonly endLine: number;
      readonly endColumn: number;
    };
  };
}

/** How bad a result is. */
export type SarifLevel = "error" | "warning" | "note";

const levels: Readonly<Record<Severity, SarifLevel>> = { error: "error", warning: "warning", info: "note" };

/** Puts diagnostics into a SARIF log. The rules are the codes that occur, with their explanations. */
export function toSarif(diagnostics: readonly Diagnostic[]): SarifLog {
  const used = [...new Set(diagnostics.map((one) => one.code))].sort();
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [
      {
        tool: { driver: { name: "meshplan", rules: used.map(ruleOf) } },
        columnKind: "unicodeCodePoints",
        results: diagnostics.map((one) => resultOf(one, used.indexOf(one.code))),
      },
    ],
  };
}

function ruleOf(code: Code): SarifRule {
  const { explanation, example, severity } = codes[code];
  return {
    id: code,
    shortDescription: { text: explanation },
    help: { text: `Example: ${example}` },
    defaultConfiguration: { level: levels[severity] },
  };
}

function resultOf(one: Diagnostic, ruleIndex: number): SarifResult {
  return {
    ruleId: one.code,
    ruleIndex,
    level: levels[one.severity],
    message: { text: one.hint === undefined ? one.message : `${one.message} ${one.hint}` },
    ...(one.span === undefined ? {} : { locations: [locationOf(one.span)] }),
    ...(one.related === undefined
      ? {}
      : {
          relatedLocations: one.related.map((place, index) => ({
            id: index,
            message: { text: place.message },
            ...locationOf(place.span),
          })),
        }),
  };
}

function locationOf(span: Span): SarifLocation {
  return {
    physicalLocation: {
      artifactLocation: { uri: span.file.split(/[\\/]/).map(encodeUriPart).join("/") },
      region: {
        startLine: span.line,
        startColumn: span.column,
        endLine: span.endLine,
        endColumn: span.endColumn,
      },
    },
  };
}

/** Lone surrogates, which a file name may hold, cannot be encoded. */
function encodeUriPart(part: string): string {
  return encodeURIComponent(part.replace(/\p{Cs}/gu, "\ufffd"));
}
