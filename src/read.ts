import { type Diagnostic, diagnostic } from "./base/diagnostic.js";
import { createDocument, type Document } from "./base/document.js";
import { folderOf } from "./base/folder.js";
import type { LocatedMap, LocatedNull } from "./base/located.js";
import { type ProgressOptions, progressCounter } from "./base/progress.js";
import type { Source, Syntax } from "./base/source.js";
import type { CatalogDefinition } from "./catalog/cluster.js";
import type { ReadDocument } from "./decode/agent-file.js";
import { readAgentFiles } from "./decode/agent-files.js";
import { compareNames } from "./decode/agent-paths.js";
import { readServicesOnly } from "./decode/agent-services.js";
import { readAgentText, readRegistrationText } from "./decode/agent-text.js";
import { classify } from "./decode/classify.js";
import { withoutEchoes } from "./decode/echoes.js";
import { readEntry } from "./decode/entry.js";
import { readBootstrapEntries } from "./decode/entry-bootstrap.js";
import { readRegistrationBody } from "./decode/registration-body.js";
import { readHcl } from "./hcl/read.js";
import { readJson } from "./json/read.js";
import { startsLikeJson } from "./json/starts-like-json.js";
import { answerReader } from "./live/reader.js";
import { answerShapeOf } from "./live/shape.js";
import type { Reader, Reading } from "./reader.js";

export type { Reader, Reading };

/** How sources are read. */
export interface ReadOptions extends ProgressOptions {
  /** Readers of what Consul does not read itself. A source goes to the first that accepts it. */
  readonly readers?: readonly Reader[];
}

/**
 * Reads texts into definitions. Each may be a config entry (HCL or JSON), an agent's file with services or settings,
 * the body of a registration request, or a saved answer of Consul's HTTP API; its content tells which. A broken text
 * yields what could be understood of it, and a diagnostic for each fault.
 *
 * The settings that files of one folder hold are merged, as an agent would that loads the folder. Files with services only
 * are read one by one, for they may belong to different agents.
 *
 * @example
 * readSources([{ file: "web.hcl", text: 'Kind = "service-defaults" Name = "web"' }]).definitions.length; // 1
 */
export function readSources(sources: readonly Source[], options: ReadOptions = {}): Reading {
  return readingOf(readParts(sources, options));
}

/** A source that was read, with what it says if it stands for itself, else with whom it is read together. */
export type ReadSource = { readonly source: Source } & (
  | { readonly reading: Reading }
  | { readonly folder: string }
  | { readonly reader: Reader }
);

/** All sources of one file name; hardly ever more than one. */
export interface ReadFile {
  readonly file: string;
  readonly same: readonly ReadSource[];
}

/** What was read, part by part, so that a changed source leaves the others as they are. */
export interface ReadParts {
  /** Definitions that no source holds. */
  readonly given: readonly CatalogDefinition[];
  readonly sources: readonly ReadFile[];
  /** The settings of each folder. */
  readonly folders: ReadonlyMap<string, Reading>;
  readonly readers: ReadonlyMap<Reader, Reading>;
}

/** Definitions that a program made, as if they had been read. */
export function partsOf(given: readonly CatalogDefinition[]): ReadParts {
  return { given, sources: [], folders: new Map(), readers: new Map() };
}

/** Reads sources and keeps apart what each says. */
export function readParts(sources: readonly Source[], options: ReadOptions = {}): ReadParts {
  const { readers = [] } = options;
  const settings = new Map<string, ReadDocument[]>();
  const count = progressCounter("read", sources.length, options);
  const read = byFile(
    sources.map((source) => {
      const one = readSource(source, readers, settings);
      if (!("reader" in one)) count();
      return one;
    }),
  );
  const folders = new Map([...settings].map(([folder, files]) => [folder, readAgent(files)]));
  return {
    given: [],
    sources: read,
    folders,
    readers: new Map(
      acceptedOf(read).map(([reader, own]) => {
        const reading = reader.read(own);
        count(own.length);
        return [reader, reading];
      }),
    ),
  };
}

/** Reads one source; of a file with settings only the text, which is put to the others of its folder. */
export function readSource(
  source: Source,
  readers: readonly Reader[],
  settings: Map<string, ReadDocument[]>,
): ReadSource {
  const reader = readers.find((candidate) => candidate.accepts(source));
  if (reader !== undefined) return { source, reader };
  if (syntaxOf(source) === "yaml" || isHcl2(source)) {
    return { source, reading: { definitions: [], diagnostics: [readerMissing(source)] } };
  }
  const text = readText(createDocument(source), syntaxOf(source));
  // Answers are read together, for several may tell about one registration.
  if (text.holds === "answer") return { source, reader: answerReader };
  if (text.holds !== "agent-file" || !hasSettings(text.read)) return { source, reading: readAlone(text) };
  const folder = JSON.stringify([source.datacenter ?? "", folderOf(source.file)]);
  const known = settings.get(folder);
  if (known === undefined) settings.set(folder, [text.read]);
  else known.push(text.read);
  return { source, folder };
}

/** Sources by file, in the order in which files come first. */
export function byFile(sources: readonly ReadSource[]): readonly ReadFile[] {
  const files = new Map<string, ReadSource[]>();
  for (const one of sources) {
    const known = files.get(one.source.file);
    if (known === undefined) files.set(one.source.file, [one]);
    else known.push(one);
  }
  return [...files].map(([file, same]) => ({ file, same }));
}

/** The sources that each reader accepted. */
export function acceptedOf(sources: ReadParts["sources"]): readonly (readonly [Reader, readonly Source[]])[] {
  const accepted = new Map<Reader, Source[]>();
  for (const { same } of sources) {
    for (const part of same) {
      if (!("reader" in part)) continue;
      const known = accepted.get(part.reader);
      if (known === undefined) accepted.set(part.reader, [part.source]);
      else known.push(part.source);
    }
  }
  return [...accepted];
}

/** Everything that was read, together. */
export function readingOf(parts: ReadParts): Reading {
  const definitions: CatalogDefinition[] = [...parts.given];
  const diagnostics: Diagnostic[] = [];
  eachReading(parts, (reading) => {
    for (const definition of reading.definitions) definitions.push(definition);
    for (const one of reading.diagnostics) diagnostics.push(one);
  });
  return { definitions, diagnostics };
}

/** The same, but of the definitions only those with undecided parts. */
export function remarksOf(parts: ReadParts): Reading {
  const definitions = parts.given.filter(isUndecided);
  const diagnostics: Diagnostic[] = [];
  eachReading(parts, (reading) => {
    for (const definition of reading.definitions) if (isUndecided(definition)) definitions.push(definition);
    for (const one of reading.diagnostics) diagnostics.push(one);
  });
  return { definitions, diagnostics };
}

function isUndecided(definition: CatalogDefinition): boolean {
  return "undecided" in definition;
}

function eachReading({ sources, folders, readers }: ReadParts, take: (reading: Reading) => void): void {
  for (const { same } of sources) for (const one of same) if ("reading" in one) take(one.reading);
  for (const reading of folders.values()) take(reading);
  for (const reading of readers.values()) take(reading);
}

type ReadText = FileText | { readonly holds: "answer" };

/** A text of Consul's own, read. */
type FileText =
  | { readonly holds: "config-entry"; readonly map: LocatedMap; readonly read: ReadDocument }
  | { readonly holds: "registration" | "agent-file"; readonly read: ReadDocument };

/** Reads a text and tells what it holds. Config entries are JSON if they begin with a brace, whatever their name. */
function readText(document: Document, syntax: Syntax): ReadText {
  const isJson = startsLikeJson(document.text) || (syntax === "json" && /^\s*\[/.test(document.text));
  const read: ReadDocument = { document, ...(isJson ? readJson(document) : readHcl(document)) };
  const map = read.value;
  if (isJson && map !== undefined && answerShapeOf(map) !== undefined) return { holds: "answer" };
  const holds = map?.type === "map" ? classify(map, isJson) : "agent-file";
  if (holds === "config-entry" && map?.type === "map") return { holds, map, read };
  if (holds === "registration") return { holds, read: readRegistrationText(document) };
  // Agents go by the name of the file, and have a reader of their own for JSON in HCL files.
  const isReadAlready = isJson === (syntax === "json") && document.text !== "";
  return { holds: "agent-file", read: remarkNull(isReadAlready ? read : readAgentText(document, syntax)) };
}

/** Says of a file that holds only null that it says nothing; Consul takes it silently. */
function remarkNull(read: ReadDocument): ReadDocument {
  const { document, value, diagnostics } = read;
  return value?.type === "null" ? { ...read, diagnostics: [...diagnostics, onlyNull(document, value)] } : read;
}

/** A text that stands for itself. */
function readAlone(text: FileText): Reading {
  switch (text.holds) {
    case "config-entry": {
      const { definition, diagnostics } = readEntry(text.map, text.read.document, "cli");
      return {
        definitions: definition === undefined ? [] : [definition],
        diagnostics: [...text.read.diagnostics, ...withoutEchoes(text.read.diagnostics, diagnostics)],
      };
    }
    case "registration": {
      const { services, diagnostics } = readRegistrationBody(text.read);
      return { definitions: services, diagnostics: withoutEchoes(text.read.diagnostics, diagnostics) };
    }
    case "agent-file": {
      const { services, diagnostics } = hasOnly(serviceKeys, text.read)
        ? readServicesOnly(text.read)
        : readAgentFiles([text.read]);
      return { definitions: services, diagnostics: withoutEchoes(text.read.diagnostics, diagnostics) };
    }
  }
}

/** The files of one folder that hold settings: one agent, which reads them by their names, however the sources are ordered. */
export function readAgent(found: readonly ReadDocument[]): Reading {
  const files = found.toSorted((a, b) => compareNames(a.document.file, b.document.file));
  const { settings, services, diagnostics } = readAgentFiles(files);
  const entries = files.flatMap(({ document, value }) =>
    value?.type === "map" ? readBootstrapEntries(value, document) : [],
  );
  return {
    definitions: [settings, ...services, ...entries.flatMap((entry) => entry.definition ?? [])],
    diagnostics: withoutEchoes(
      files.flatMap((file) => file.diagnostics),
      [...diagnostics, ...entries.flatMap((entry) => entry.diagnostics)],
    ),
  };
}

const serviceKeys: ReadonlySet<string> = new Set(["service", "services"]);

/** What a file may hold and still say nothing of the agent that loads it. */
const keysWithoutSettings: ReadonlySet<string> = new Set([...serviceKeys, "check", "checks"]);

function hasSettings(read: ReadDocument): boolean {
  return read.value?.type === "map" && !hasOnly(keysWithoutSettings, read);
}

function hasOnly(keys: ReadonlySet<string>, { value }: ReadDocument): boolean {
  return value?.type === "map" && value.value.every(({ key }) => keys.has(key.toLowerCase()));
}

/** The extension tells, unless the source does; other names are taken for HCL. */
function syntaxOf({ file, syntax }: Source): Syntax {
  if (syntax !== undefined) return syntax;
  if (file.endsWith(".json")) return "json";
  return /\.ya?ml$/.test(file) ? "yaml" : "hcl";
}

/** Names that only Terraform's and Nomad's files have. */
function isHcl2({ file, syntax }: Source): boolean {
  return syntax === undefined && /\.(?:tf|tf\.json|nomad|nomad\.hcl|nomad\.json)$/.test(file);
}

function onlyNull(document: Document, { start, end }: LocatedNull): Diagnostic {
  return diagnostic("source/only-null", "The file holds only `null`, which says nothing.", {
    span: document.span(start, end),
  });
}

/** YAML and HCL 2 need parsers of their own, which are loaded only by those who ask for them. */
function readerMissing(source: Source): Diagnostic {
  const { file } = source;
  const [format, reader, entry] = isHcl2(source)
    ? ["HCL 2", "hcl2Reader", "meshplan/hcl2"]
    : ["YAML", "kubernetesReader", "meshplan/kubernetes"];
  return diagnostic("source/reader-missing", `${file} is ${format}, and no reader for it was given.`, {
    hint: `Pass \`${reader}\` of \`${entry}\` in the option \`readers\`.`,
  });
}
