import { chmod, mkdir, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import { dirname } from "node:path";

/** A file to be written, at a path as the command line gives it. */
export interface NewFile {
  readonly path: string;
  readonly text: string;
}

/**
 * Writes files so that none is ever half-written: all are written beside their places first, and then moved. If one cannot be
 * written nothing is moved, and what was written is taken away again. Folders are made as needed. A file that exists keeps
 * its permissions, and a link to it stays a link. Rejects if something cannot be written.
 */
export async function writeFiles(files: readonly NewFile[]): Promise<void> {
  const written: { readonly temporary: string; readonly path: string }[] = [];
  try {
    for (const { path, text } of files) {
      await mkdir(dirname(path), { recursive: true });
      const target = await realpath(path).catch(() => path);
      const mode = (await stat(target).catch(() => undefined))?.mode;
      const temporary = `${target}.${process.pid}.tmp`;
      written.push({ temporary, path: target });
      await writeFile(temporary, text);
      if (mode !== undefined) await chmod(temporary, mode);
    }
    for (const { temporary, path } of written) await rename(temporary, path);
  } catch (error) {
    await Promise.all(written.map(({ temporary }) => rm(temporary, { force: true })));
    throw error;
  }
}
