import { mkdir, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from "node:fs/promises";
import { basename, dirname, join, relative, resolve } from "node:path";
import type { PulledFile } from "./collect.js";

/** The file by which a folder is known for one that `pull` wrote. It lists all others. */
export const markerName = "pulled.txt";

/** Why a folder is not written: it holds what no pull has written. */
export interface Foreign {
  readonly foreign: string;
}

/**
 * Saves files as a folder, whole or not at all: they are written to a folder beside it, which then takes its place. A folder
 * that exists is replaced only if it is empty or holds nothing but what a pull wrote. Rejects if something cannot be
 * written; then, as on an interruption, what was there before is there again.
 */
export async function saveFolder(
  folder: string,
  files: readonly PulledFile[],
  interrupted: AbortSignal,
): Promise<Foreign | undefined> {
  const target = await realpath(folder).catch(() => resolve(folder));
  const foreign = await foreignIn(target);
  if (foreign !== undefined) return { foreign };
  await mkdir(dirname(target), { recursive: true });
  const work = await mkdtemp(join(dirname(target), `.${basename(target)}.pull-`));
  try {
    const fresh = join(work, "new");
    for (const { path, text } of [...files, markerOf(files)]) {
      interrupted.throwIfAborted();
      await mkdir(dirname(join(fresh, path)), { recursive: true });
      await writeFile(join(fresh, path), text);
    }
    interrupted.throwIfAborted();
    await replace(target, fresh, join(work, "old"));
  } finally {
    await rm(work, { recursive: true, force: true });
  }
  return undefined;
}

async function replace(target: string, fresh: string, old: string): Promise<void> {
  const moved = await rename(target, old).then(
    () => true,
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return false;
      throw error;
    },
  );
  try {
    await rename(fresh, target);
  } catch (error) {
    if (moved) await rename(old, target);
    throw error;
  }
}

/** The first thing in a folder that no pull wrote; undefined if there is none, or no folder. */
export async function foreignIn(folder: string): Promise<string | undefined> {
  const found = await pathsIn(folder);
  if (found === undefined || found.length === 0) return undefined;
  const marker = await readFile(join(folder, markerName), "utf8").catch(() => undefined);
  const own = new Set(marker === undefined ? [] : [markerName, ...marker.split("\n").slice(1)]);
  return found.find((path) => !own.has(path));
}

/** All files in a folder and in those below it, with slashes; undefined if there is no such folder. */
async function pathsIn(folder: string): Promise<readonly string[] | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code === "ENOENT") return undefined;
      throw error;
    },
  );
  return entries
    ?.filter((entry) => !entry.isDirectory())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .sort();
}

function markerOf(files: readonly PulledFile[]): PulledFile {
  const paths = files.map(({ path }) => path).toSorted();
  return {
    path: markerName,
    text: `Written by meshplan pull, which replaces this folder as a whole. It wrote:\n${paths.join("\n")}\n`,
  };
}
