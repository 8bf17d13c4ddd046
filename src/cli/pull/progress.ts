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
export const clearLine = "\r\u001b[K";
