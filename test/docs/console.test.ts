import { describe, expect, test } from "vitest";
import { fileIo, type Io } from "../../src/cli/io.js";
import { run } from "../../src/cli/run.js";
import { blocks, root } from "./blocks.js";

/** Splits a console block into commands and what each prints: `$ npx meshplan plan docs/examples` and the lines after it. */
function sessions(text: string): readonly { readonly command: string; readonly output: string }[] {
  return text
    .split(/^\$ /m)
    .slice(1)
    .map((part) => {
      const [command = "", ...output] = part.split("\n");
      return { command, output: output.join("\n").trimEnd() };
    });
}

async function capture(args: readonly string[]): Promise<string> {
  let printed = "";
  const io: Io = {
    out: (text) => {
      printed += text;
    },
    err: (text) => {
      printed += text;
    },
    wantsColour: false,
    ...fileIo,
    input: () => Promise.resolve(""),
  };
  await run(args, io);
  return printed.trimEnd();
}

const cases = blocks()
  .filter((block) => block.language === "console")
  .flatMap((block) => sessions(block.text).map((session) => ({ ...session, place: `${block.page}:${block.line}` })))
  .filter(({ command }) => command.startsWith("npx meshplan"));

describe("commands in the documentation", () => {
  test("there are some", () => {
    expect(cases.length).toBeGreaterThan(0);
  });

  test.each(cases)("$place: $command prints what the page shows", async ({ command, output }) => {
    process.chdir(root);
    const args = [...command.matchAll(/'([^']*)'|(\S+)/g)].map((match) => match[1] ?? match[2] ?? "");
    const printed = await capture(args.slice(2));
    // A line of three dots stands for any number of lines.
    const parts = output.split(/^…$/m).map((part) => part.trim());
    if (parts.length === 1) expect(printed).toBe(output);
    else for (const part of parts) expect(printed).toContain(part);
  });
});
