import type { Source } from "./base/source.js";
import type { CatalogDefinition } from "./catalog/cluster.js";
import type { ReadDocument } from "./decode/agent-file.js";
import { acceptedOf, type ReadOptions, type ReadParts, type ReadSource, readAgent, readSource } from "./read.js";
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
  return replaceByFile(sources, ({ file }) => file, { set, remove });
}

function replaceByFile<Kept>(
  list: readonly Kept[],
  fileOf: (one: Kept) => string,
  { set, remove }: { readonly set: readonly Kept[]; readonly remove: readonly string[] },
): readonly Kept[] {
  const replacements = new Map<string, Kept[]>();
  for (const one of set) {
    const file = fileOf(one);
    const known = replacements.get(file);
    if (known === undefined) replacements.set(file, [one]);
    else known.push(one);
  }
  const removed = new Set(remove);
  const changed: Kept[] = [];
  const put = new Set<string>();
  for (const one of list) {
    const file = fileOf(one);
    const replacement = replacements.get(file);
    if (replacement === undefined) {
      if (!removed.has(file)) changed.push(one);
    } else if (!put.has(file)) {
      put.add(file);
      changed.push(...replacement);
    }
  }
  for (const [file, replacement] of replacements) if (!put.has(file)) changed.push(...replacement);
  return changed;
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
export function readAgain(parts: ReadParts, changes: SourceChanges, { readers = [] }: ReadOptions): ReadChange {
  const { set = [], remove = [] } = changes;
  const ignored = new Map<string, ReadDocument[]>();
  const touched = new Set([...remove, ...set.map(({ file }) => file)]);
  const before = parts.sources.filter(({ source }) => touched.has(source.file));
  const after = set.map((source) => readSource(source, readers, ignored));
  const sources = replaceByFile(parts.sources, ({ source }) => source.file, { set: after, remove });
  const changed = [...before, ...after];
  const folders = foldersAgain(parts, sources, new Set(changed.flatMap((one) => ("folder" in one ? one.folder : []))));
  const ofReaders = readersAgain(
    parts,
    sources,
    new Set(changed.flatMap((one) => ("reader" in one ? one.reader : []))),
  );

  const removed = new Set<CatalogDefinition>();
  const added: CatalogDefinition[] = [];
  const lose = (reading: Reading) => {
    for (const one of reading.definitions) removed.add(one);
  };
  for (const one of before) if ("reading" in one) lose(one.reading);
  for (const one of after) if ("reading" in one) added.push(...one.reading.definitions);
  for (const [was, is] of [
    [parts.folders, folders],
    [parts.readers, ofReaders],
  ] as const) {
    const kept = new Set<Reading>(is.values());
    const known = new Set<Reading>(was.values());
    for (const reading of known) if (!kept.has(reading)) lose(reading);
    for (const reading of kept) if (!known.has(reading)) added.push(...reading.definitions);
  }
  return { parts: { given: parts.given, sources, folders, readers: ofReaders }, removed, added };
}

/** The settings of all folders, in the order of their first files; only those of touched folders are read. */
function foldersAgain(
  parts: ReadParts,
  sources: readonly ReadSource[],
  touched: ReadonlySet<string>,
): ReadonlyMap<string, Reading> {
  if (touched.size === 0) return parts.folders;
  const settings = new Map<string, ReadDocument[]>();
  const order = new Set<string>();
  for (const one of sources) {
    if (!("folder" in one)) continue;
    order.add(one.folder);
    if (touched.has(one.folder)) readSource(one.source, [], settings);
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
  sources: readonly ReadSource[],
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
