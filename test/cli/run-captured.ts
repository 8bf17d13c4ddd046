import { fileIo, type Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";

/** What a run of the command line left behind. */
export interface Captured {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** The real files, and streams that keep what is written. */
export function capturedIo(changes: Partial<Io> = {}): {
  readonly io: Io;
  readonly written: { out: string; err: string };
} {
  const written = { out: "", err: "" };
  const io: Io = {
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    wantsColour: false,
    ...fileIo,
    input: () => Promise.resolve(""),
    ...changes,
  };
  return { io, written };
}

/** Runs the command line inside the test, on the real files but with captured output. */
export async function runCaptured(args: readonly string[], changes: Partial<Io> = {}): Promise<Captured> {
  const { io, written } = capturedIo(changes);
  const exitCode = await run(args, io);
  return { ...written, exitCode };
}

/** Files that are not on disk, beside the real ones; for {@link runCaptured}. */
export function withFiles(files: Readonly<Record<string, string>>): Partial<Io> {
  return {
    read: async (path) => files[path] ?? fileIo.read(path),
    exists: async (path) => path in files || fileIo.exists(path),
    isDirectory: async (path) => !(path in files) && fileIo.isDirectory(path),
  };
}
