import { execFileSync } from "node:child_process";

/** How long Node takes to start, to import the package, and to print the help of the command line. Runs where npm does. */
export function benchStart(): void {
  const nothing = timeOfProcess(["-e", "0"]);
  const imported = timeOfProcess(["--input-type=module", "-e", 'await import("meshplan")']) - nothing;
  const help = timeOfProcess(["dist/node/cli/main.js", "--help"]);
  console.log(
    `node -e 0 takes ${nothing.toFixed(0)} ms; import "meshplan" takes ${imported.toFixed(0)} ms more, ` +
      `${(imported / nothing).toFixed(2)} times that; meshplan --help takes ${help.toFixed(0)} ms, ` +
      `${(help / nothing).toFixed(2)} times that`,
  );
}

const rounds = 15;

/** Milliseconds from start to end of a process: the least of several rounds. */
function timeOfProcess(args: readonly string[]): number {
  let best = Number.POSITIVE_INFINITY;
  for (let round = 0; round < rounds; round += 1) {
    const start = performance.now();
    execFileSync(process.execPath, args);
    best = Math.min(best, performance.now() - start);
  }
  return best;
}
