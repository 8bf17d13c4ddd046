import type { Source } from "./base/source.js";
import type { CatalogDefinition } from "./catalog/cluster.js";
import type { ReadDocument } from "./decode/agent-file.js";
import {
  acceptedOf,
  byFile,
  type ReadFile,
  type ReadOptions,
  type ReadParts,
  type ReadSource,
  readAgent,
  readSource,
} from "./read.js";
import type { Reader, Reading } from "./reader.js";

/** How sources change. */
export interface SourceChanges {
  /** Sources that are new, or that take the place of the one of the same `file`. */
  readonly set?: readonly Source[];
  /** Names of files that are not there any more. */
  readonly remove?: readonly string[];
}

/** The sources after a change: those that are replaced stay where they stood, new ones come last. */
export function changeSources(sources: readonly Source[], { set = [], remove = [] }: SourceChanges): readonly Source[] {
  const gone = new Set(remove);
  const files = new Map<string, Source[]>();
  for (const source of sources) {
    if (gone.has(source.file)) continue;
    files.set(source.file, [...(files.get(source.file) ?? []), source]);
  }
  for (const { file } of set) files.set(file, []);
  for (const source of set) files.get(source.file)?.push(source);
  return [...files.values()].flat();
}

/** What was read after a change, and the definitions that it brought and took. */
export interface ReadChange {
  readonly parts: ReadParts;
  readonly removed: ReadonlySet<CatalogDefinition>;
  readonly added: readonly CatalogDefinition[];
}

/**
 * Reads the sources that change, and those that are read together with them: settings of the same folder, and whatever the
 * reader of a changed source accepted.
 */
export function readAgain(
  parts: ReadParts,
  { set = [], remove = [] }: SourceChanges,
  { readers = [] }: ReadOptions,
): ReadChange {
  const now = byFile(set.map((source) => readSource(source, readers, new Map())));
  const replacing = new Map(now.map((one) => [one.file, one]));
  const removing = new Set(remove);
  const before: ReadSource[] = [];
  const sources: ReadFile[] = [];
  for (const one of parts.sources) {
    const replacement = replacing.get(one.file);
    const isGone = removing.has(one.file);
    if (replacement === undefined && !isGone) {
      sources.push(one);
      continue;
    }
    before.push(...one.same);
    if (replacement === undefined || isGone) continue;
    sources.push(replacement);
    replacing.delete(one.file);
  }
  sources.push(...replacing.values());
  const after = now.flatMap(({ same }) => same);

  const changed = [...before, ...after];
  const folders = foldersAgain(parts, sources, new Set(changed.flatMap((one) => ("folder" in one ? one.folder : []))));
  const ofReaders = readersAgain(
    parts,
    sources,
    new Set(changed.flatMap((one) => ("reader" in one ? one.reader : []))),
  );
  const was = [...before.flatMap((one) => ("reading" in one ? one.reading : [])), ...others(parts)];
  const next = { given: parts.given, sources, folders, readers: ofReaders };
  const is = [...after.flatMap((one) => ("reading" in one ? one.reading : [])), ...others(next)];
  const kept = new Set(is);
  const known = new Set(was);
  return {
    parts: next,
    removed: new Set(was.filter((one) => !kept.has(one)).flatMap(({ definitions }) => definitions)),
    added: is.filter((one) => !known.has(one)).flatMap(({ definitions }) => definitions),
  };
}

/** What does not belong to one source. */
function others({ folders, readers }: ReadParts): readonly Reading[] {
  return [...folders.values(), ...readers.values()];
}

/** The settings of all folders, in the order of their first files; only those of touched folders are read. */
function foldersAgain(
  parts: ReadParts,
  sources: ReadParts["sources"],
  touched: ReadonlySet<string>,
): ReadonlyMap<string, Reading> {
  if (touched.size === 0) return parts.folders;
  const settings = new Map<string, ReadDocument[]>();
  const order = new Set<string>();
  for (const { same } of sources) {
    for (const one of same) {
      if (!("folder" in one)) continue;
      order.add(one.folder);
      if (touched.has(one.folder)) readSource(one.source, [], settings);
    }
  }
  return new Map(
    [...order].map((folder): [string, Reading] => {
      const files = settings.get(folder);
      const known = parts.folders.get(folder);
      return [folder, files === undefined && known !== undefined ? known : readAgent(files ?? [])];
    }),
  );
}

function readersAgain(
  parts: ReadParts,
  sources: ReadParts["sources"],
  touched: ReadonlySet<Reader>,
): ReadonlyMap<Reader, Reading> {
  if (touched.size === 0) return parts.readers;
  return new Map(
    acceptedOf(sources).map(([reader, own]): [Reader, Reading] => {
      const known = parts.readers.get(reader);
      return [reader, known === undefined || touched.has(reader) ? reader.read(own) : known];
    }),
  );
}
