import { fileIo, type Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";

/** What a run of the command line left behind. */
export interface Captured {
  readonly out: string;
  readonly err: string;
  readonly exitCode: number;
}

/** Runs the command line inside the test, on the real files but with captured output. */
export async function runCaptured(args: readonly string[], changes: Partial<Io> = {}): Promise<Captured> {
  let out = "";
  let err = "";
  const io: Io = {
    out: (text) => {
      out += text;
    },
    err: (text) => {
      err += text;
    },
    wantsColour: false,
    ...fileIo,
    input: () => Promise.resolve(""),
    ...changes,
  };
  const exitCode = await run(args, io);
  return { out, err, exitCode };
}
