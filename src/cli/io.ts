import { isUtf8 } from "node:buffer";
import type { EventEmitter } from "node:events";
import { readdir, readFile, stat } from "node:fs/promises";
import { text as textOf } from "node:stream/consumers";
import { withProgress } from "./progress.js";

/** All that the command line asks of the machine, so that tests can run it without one. */
export interface Io {
  out(text: string): void;
  err(text: string): void;
  /** True if standard output is a terminal that wants colours. */
  readonly wantsColour: boolean;
  /** Shows how far long work is; absent where nobody sees it. It must be quick: work waits for it. */
  progress?(done: number, total: number, what: string): void;
  /** Content of a file; text where it is well-formed UTF-8, else bytes. Rejects if it cannot be read. */
  read(path: string): Promise<string | Uint8Array>;
  /** What stands in a directory; rejects if it cannot be read. */
  list(path: string): Promise<readonly ListedEntry[]>;
  isDirectory(path: string): Promise<boolean>;
  /** True for a regular file; reading a pipe, socket or device may wait forever. */
  isFile(path: string): Promise<boolean>;
  exists(path: string): Promise<boolean>;
  /** All of standard input. */
  input(): Promise<string>;
}

/** What stands in a directory. What a link leads to counts; one that leads nowhere is taken for a file. */
export interface ListedEntry {
  readonly name: string;
  readonly isDirectory: boolean;
  readonly isFile: boolean;
}

/** The process's own. */
export function processIo(): Io {
  stopWhereBroken(process.stdout, (problem) => {
    process.stderr.write(problem);
    process.exit(2);
  });
  // Nobody is left to be told.
  stopWhereBroken(process.stderr, () => process.exit(2));
  const isDumb = process.env["TERM"] === "dumb";
  const streams: Pick<Io, "out" | "err"> = {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  };
  // Node writes to terminals at once, even while nothing else runs.
  const shown = process.stderr.isTTY === true && !isDumb ? withProgress(streams, () => performance.now()) : streams;
  return {
    ...shown,
    ...(process.stderr.isTTY === true && process.stdout.isTTY === true ? withGap(shown) : {}),
    wantsColour: process.stdout.isTTY === true && process.env["NO_COLOR"] === undefined && !isDumb,
    ...fileIo,
    input: () => textOf(process.stdin),
  };
}

/**
 * Calls `stop` with what to say where a stream of output takes no more, such as on a full disk. A reader such as `head` may
 * close a pipe early; that is its right, not our error.
 */
export function stopWhereBroken(output: EventEmitter, stop: (problem: string) => void): void {
  output.on("error", (error: NodeJS.ErrnoException) => {
    if (error.code !== "EPIPE") stop(`meshplan: the output cannot be written: ${error.message}\n`);
  });
}

/** Where both streams show on one terminal, leaves a line empty between what was asked for and what else there is to say. */
export function withGap({ out, err }: Pick<Io, "out" | "err">): Pick<Io, "out" | "err"> {
  let wasOut = false;
  return {
    out(text) {
      wasOut ||= text !== "";
      out(text);
    },
    err(text) {
      err(wasOut ? `\n${text}` : text);
      wasOut = false;
    },
  };
}

/** The part of {@link Io} that looks at files. */
export const fileIo: Pick<Io, "read" | "list" | "isDirectory" | "isFile" | "exists"> = {
  async read(path) {
    const bytes = await readFile(path);
    return isUtf8(bytes) ? bytes.toString("utf8") : bytes;
  },
  async list(path) {
    const entries = await readdir(path, { withFileTypes: true });
    return Promise.all(
      entries.map(async (entry) => {
        const found = entry.isSymbolicLink() ? await stat(`${path}/${entry.name}`).catch(() => undefined) : entry;
        return {
          name: entry.name,
          isDirectory: found?.isDirectory() ?? false,
          isFile: found?.isFile() ?? true,
        };
      }),
    );
  },
  async isDirectory(path) {
    return (await stat(path).catch(() => undefined))?.isDirectory() ?? false;
  },
  async isFile(path) {
    return (await stat(path).catch(() => undefined))?.isFile() ?? false;
  },
  async exists(path) {
    return (await stat(path).catch(() => undefined)) !== undefined;
  },
};
