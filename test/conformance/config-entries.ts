import type { Diagnostic } from "../../src/base/diagnostic.js";
import { createDocument } from "../../src/base/document.js";
import { clientDialect } from "../../src/decode/dialect.js";
import type { EntryReading } from "../../src/decode/entry.js";
import { readBootstrapEntries } from "../../src/decode/entry-bootstrap.js";
import { decodeEntry } from "../../src/decode/entry-decode.js";
import { readKind } from "../../src/decode/entry-kind.js";
import { readEntryBody, readEntryText } from "../../src/decode/entry-text.js";
import { entryTypeOf } from "../../src/decode/entry-type.js";
import { walkObject } from "../../src/decode/walk.js";
import { readHcl } from "../../src/hcl/read.js";
import { readJson } from "../../src/json/read.js";
import { startsLikeJson } from "../../src/json/starts-like-json.js";
import { consulJson, toConsulJson } from "../../src/model/consul-json.js";
import { difference } from "./difference.js";

interface EntryCase {
  readonly format: "hcl" | "json";
  readonly input: string;
  readonly via?: "http" | "bootstrap";
  /** `x509`: a library that does not read certificates may accept the entry. */
  readonly needs?: string;
  readonly output?: unknown;
  readonly warnings?: readonly string[];
  readonly store?: string;
  readonly stage?: string;
  readonly codes?: readonly string[];
  readonly paths?: readonly string[];
}

/** Runs a case of config-entries.jsonl; tells the difference, if there is one. */
export function checkConfigEntry(testCase: unknown): string | undefined {
  return compareReading(testCase, read(Object(testCase)));
}

/** Tells how the reading of an entry differs from what a case says of it. */
export function compareReading(testCase: unknown, reading: EntryReading): string | undefined {
  const wanted: EntryCase = Object(testCase);
  const isBeyondUs = wanted.needs === "x509" && codesOf(reading.diagnostics, "info").includes("certificate.not-read");
  return isBeyondUs ? undefined : difference(expected(wanted), observed(reading));
}

function read(testCase: EntryCase): EntryReading {
  const document = createDocument({ file: `entry.${testCase.format}`, text: testCase.input });
  if (testCase.via === "http") return readEntryBody(document);
  if (testCase.via !== "bootstrap") return readEntryText(document);
  const file = testCase.format === "hcl" ? readHcl(document) : readJson(document);
  if (hasFault(file.diagnostics)) return { refusedAt: "decode", diagnostics: file.diagnostics };
  const [entry] = file.value?.type === "map" ? readBootstrapEntries(file.value, document) : [];
  return entry ?? { diagnostics: [] };
}

function expected(testCase: EntryCase): unknown {
  const codes = testCase.codes ?? [];
  const areUnknownKeys = codes.length > 0 && codes.every((code) => code.startsWith("unknown-key"));
  return {
    stage: testCase.stage,
    codes: [...codes].sort(),
    paths: areUnknownKeys ? [...(testCase.paths ?? [])].sort() : undefined,
    output: testCase.output,
    store: testCase.store,
    warnings: (testCase.warnings ?? []).length,
  };
}

function observed({ definition: understood, refusedAt, diagnostics }: EntryReading): unknown {
  const definition = refusedAt === undefined ? understood : undefined;
  const codes = codesOf(diagnostics, "error");
  const areUnknownKeys = codes.length > 0 && codes.every((code) => code.startsWith("unknown-key"));
  const unknownKeys = diagnostics.filter((one) => one.hidden !== true && one.severity === "error");
  const isNameless = diagnostics.some((one) => one.code === "entry/name-empty");
  return {
    stage: refusedAt,
    codes,
    paths: areUnknownKeys ? unknownKeys.map((one) => one.path).sort() : undefined,
    output: definition === undefined ? undefined : toConsulJson(definition),
    store: definition !== undefined && isNameless ? "name-empty" : undefined,
    warnings: diagnostics.filter((one) => definition !== undefined && one.code === "entry/terminating.tls-without-sni")
      .length,
  };
}

/** The codes that Consul's verdict would have, without our stage before them; every fault of a text is one. */
function codesOf(diagnostics: readonly Diagnostic[], severity: Diagnostic["severity"]): readonly string[] {
  const codes = diagnostics
    .filter((one) => one.severity === severity && one.hidden !== true)
    .map((one) => (/^(hcl|json|yaml)\//.test(one.code) ? "parse-error" : one.code.slice(one.code.indexOf("/") + 1)));
  return [...new Set(codes)].sort();
}

interface TypedCase {
  readonly input: string;
  readonly output?: unknown;
  readonly error?: string;
}

/** Runs a case of hcl-typed.jsonl with path `entry`: the command's own decoding, up to where it sends the entry. */
export function checkHclTypedEntry(testCase: unknown): string | undefined {
  const wanted: TypedCase = Object(testCase);
  const answer = decodeText(wanted.input);
  if (wanted.output === undefined) {
    return answer.refused ? undefined : `expected a refusal (${wanted.error}), got ${JSON.stringify(answer.output)}`;
  }
  const actual = { output: withoutZeros(answer.output), ...(answer.refused ? answer : {}) };
  return difference({ output: withoutZeros(wanted.output) }, actual);
}

/** These vectors leave out every zero value, even where Consul's own printing keeps it. */
function withoutZeros(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutZeros);
  if (typeof value !== "object" || value === null) return value;
  const members = Object.entries(value).map(([key, item]) => [key, withoutZeros(item)] as const);
  return Object.fromEntries(members.filter(([, item]) => !isZero(item)));
}

function isZero(value: unknown): boolean {
  if (typeof value === "object" && value !== null) return Object.keys(value).length === 0;
  return value === undefined || value === null || value === "" || value === 0 || value === false;
}

function decodeText(text: string): { readonly refused: boolean; readonly output?: unknown; readonly why?: unknown } {
  const document = createDocument({ file: "entry.hcl", text });
  const { value, diagnostics } = startsLikeJson(document.text) ? readJson(document) : readHcl(document);
  const dialect = { ...clientDialect, passes: 1 } as const;
  if (value?.type !== "map" || hasFault(diagnostics)) return { refused: true, why: diagnostics };
  const { kind, diagnostics: kindFaults } = readKind(value, document, dialect);
  if (kind === undefined) return { refused: true, why: kindFaults };
  const decoded = decodeEntry(value, kind, document, dialect);
  if (hasFault(decoded.diagnostics)) return { refused: true, why: decoded.diagnostics };
  // The command sends the indexes of the server's bookkeeping on, which an entry of ours does not keep.
  const { type } = entryTypeOf(kind);
  const printed = consulJson(type, walkObject(value, type, dialect).value);
  return { refused: false, output: { Kind: kind, ...printed } };
}

function hasFault(diagnostics: readonly Diagnostic[]): boolean {
  return diagnostics.some((one) => one.severity === "error");
}
