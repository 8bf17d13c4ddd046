import type { Io } from "./io.js";

const barWidth = 24;
const labelWidth = 32;

/** One line of a progress bar: `[######      ] 12/48 web`. */
export function progressLine(done: number, total: number, what: string): string {
  const filled = total === 0 ? barWidth : Math.round((done / total) * barWidth);
  const label = what.replace(/\p{Cc}/gu, "?");
  const shown = label.length > labelWidth ? `${label.slice(0, labelWidth - 1)}…` : label;
  return `[${"#".repeat(filled)}${" ".repeat(barWidth - filled)}] ${done}/${total} ${shown}`;
}

/** Goes to the beginning of the terminal's line and clears it. */
const clearLine = "\r\u001b[K";

/** How long people wait without being told, in milliseconds. */
const patience = 1000;

/** Times between two drawings, in milliseconds. */
const pause = 100;

/**
 * Draws a bar over one line of standard error when work takes longer than a second, and erases it before anything else is
 * written. What the streams write must appear at once, for nothing else runs while routes are planned. `now` is a clock in
 * milliseconds.
 */
export function withProgress(
  streams: Pick<Io, "out" | "err">,
  now: () => number,
): Required<Pick<Io, "out" | "err" | "progress">> {
  let next = now() + patience;
  let isDrawn = false;
  const erase = () => {
    if (isDrawn) streams.err(clearLine);
    isDrawn = false;
  };
  return {
    out(text) {
      erase();
      streams.out(text);
    },
    err(text) {
      erase();
      streams.err(text);
    },
    progress(done, total, what) {
      const time = now();
      if (time < next) return;
      next = time + pause;
      isDrawn = true;
      streams.err(`${clearLine}${progressLine(done, total, what)}`);
    },
  };
}
