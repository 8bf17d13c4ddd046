/** How often, and for how long, work is measured. */
export interface Rounds {
  /** A measurement is the least of so many. */
  readonly rounds?: number;
  /** Work is done again until a round has taken so many milliseconds. */
  readonly span?: number;
}

/**
 * Milliseconds of one call: the least of several rounds, for other work on the machine only ever adds to it. The first round
 * is there for the engine to compile what it runs. Work that takes far longer than a round is done twice.
 */
export function timeOf(work: () => unknown, { rounds = 7, span = 100 }: Rounds = {}): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round <= rounds; round += 1) {
    const start = performance.now();
    let calls = 0;
    let spent = 0;
    do {
      work();
      calls += 1;
      spent = performance.now() - start;
    } while (spent < span);
    best = Math.min(best, spent / calls);
    if (round > 0 && spent > span * 10) break;
  }
  return best;
}

/** Processor time of one call in milliseconds, of all threads, and what it gave. */
export function processorTimeOf<Result>(work: () => Result): {
  readonly result: Result;
  readonly milliseconds: number;
} {
  const start = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(start);
  return { result, milliseconds: (user + system) / 1000 };
}

/** Bytes of the heap that are reachable. */
export function heapUsed(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** Milliseconds that JSON.parse takes for texts: what this machine can do, to compare with figures of another. */
export function jsonParseTime(texts: readonly string[]): number {
  return timeOf(() => texts.map((text) => JSON.parse(text)));
}
