/** How far a long piece of work is. */
export interface Progress {
  /** What is being done: sources are read, registrations planned, losses tried. */
  readonly step: "read" | "plan" | "survey";
  /** How many are done, and of how many. */
  readonly done: number;
  readonly total: number;
}

/** Who is told how far the work is. */
export interface ProgressOptions {
  /**
   * Called from time to time while the work goes on, for programs that show it. The work waits for it, so it must be quick,
   * and it decides nothing.
   *
   * @example
   * analyze(sources, { onProgress: ({ step, done, total }) => bar.update(`${step} ${done}/${total}`) });
   */
  readonly onProgress?: (progress: Progress) => void;
}

/** Between two calls lie so many pieces of work: few enough for a bar to move, too many for calls to cost anything. */
const piecesBetweenCalls = 16;

/** Takes note of pieces of work that are done; of one where no number is given. */
export type ProgressCounter = (pieces?: number) => void;

/** Counts pieces of work as they are done, and tells of them now and then. */
export function progressCounter(
  step: Progress["step"],
  total: number,
  { onProgress }: ProgressOptions,
): ProgressCounter {
  if (onProgress === undefined) return () => {};
  let done = 0;
  let told = 0;
  return (pieces = 1) => {
    done += pieces;
    if (done - told < piecesBetweenCalls && done < total) return;
    told = done;
    onProgress({ step, done, total });
  };
}
