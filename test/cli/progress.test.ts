import { describe, expect, test } from "vitest";
import { progressLine, withProgress } from "../../src/cli/progress.js";
import { runCaptured } from "./run-captured.js";

const clearLine = "\r\u001b[K";

/** Streams that keep all that is written in one text, as a terminal does that shows both, and a clock that is set by hand. */
function terminal() {
  const state = { written: "", time: 0 };
  const write = (text: string) => {
    state.written += text;
  };
  return { state, shown: withProgress({ out: write, err: write }, () => state.time) };
}

describe("the progress bar", () => {
  test("has one line, whatever the name", () => {
    expect(progressLine(1, 2, "we\nb\u001b[2J")).toBe("[############            ] 1/2 we?b?[2J");
  });

  test("is not drawn within the first second", () => {
    const { state, shown } = terminal();
    state.time = 999;
    shown.progress(1, 2, "planning");
    expect(state.written).toBe("");
    state.time = 1000;
    shown.progress(1, 2, "planning");
    expect(state.written).toBe(`${clearLine}[############            ] 1/2 planning`);
  });

  test("is not drawn again at once", () => {
    const { state, shown } = terminal();
    state.time = 1000;
    shown.progress(1, 4, "planning");
    const before = state.written;
    state.time = 1050;
    shown.progress(2, 4, "planning");
    expect(state.written).toBe(before);
    state.time = 1100;
    shown.progress(3, 4, "planning");
    expect(state.written).toContain("3/4");
  });

  test.each(["out", "err"] as const)("is erased once before %s", (stream) => {
    const { state, shown } = terminal();
    state.time = 1000;
    shown.progress(1, 2, "planning");
    state.written = "";
    shown[stream]("answer\n");
    shown[stream]("more\n");
    expect(state.written).toBe(`${clearLine}answer\nmore\n`);
  });
});

describe("commands that take long", () => {
  const proxy =
    'service { name = "web-proxy" kind = "connect-proxy" port = 1 proxy { destination_service_name = "web" upstreams { destination_name = "api" local_bind_port = 2 } } }';

  test.each([
    ["plan", ["reading files", "planning routes"]],
    ["survey", ["reading files", "planning routes", "trying losses"]],
    ["check", ["reading files"]],
  ])("%s tells how far it is", async (command, steps) => {
    const told: string[] = [];
    await runCaptured([command, "-"], {
      input: () => Promise.resolve(proxy),
      progress: (done, total, what) => told.push(`${what} ${done}/${total}`),
    });
    expect(told.map((line) => line.replace(/ \d+\/\d+$/, ""))).toEqual(steps);
  });
});
