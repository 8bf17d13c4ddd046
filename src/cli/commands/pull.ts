import { type Diagnostic, diagnostic } from "../../index.js";
import { type Command, type ExitCode, textOption } from "../command.js";
import { helpAdvice } from "../help.js";
import type { Io } from "../io.js";
import { addressOf, createClient, interruptedFault } from "../pull/client.js";
import { configFolder, folderOf, pullFederation } from "../pull/collect.js";
import { foreignIn, saveFolder } from "../pull/save.js";
import { counted, paintFor, printDiagnostics } from "../report.js";

/** What `pull` asks of the machine besides files. */
export interface PullMachine {
  readonly fetch: typeof globalThis.fetch;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Calls `stop` when the person at the terminal wants no more; gives what takes that back. */
  onInterrupt(stop: () => void): () => void;
}

/** `meshplan pull`: saves what a live federation answers. */
export function createPull(machine: PullMachine): Command {
  return {
    usage: "--out DIR",
    needs: 0,
    help: "Saves what Consul's HTTP API tells of all datacenters, for the other commands to read: services with their health,\nprepared queries, peerings, the agent's settings and config entries. It only reads. DIR is replaced as a whole once all\nanswers are there. The token is taken from CONSUL_HTTP_TOKEN.",
    options: {
      "http-addr": {
        type: "string",
        value: "URL",
        help: "Consul's HTTP API (default CONSUL_HTTP_ADDR, or http://127.0.0.1:8500)",
      },
      out: { type: "string", value: "DIR", help: "folder to save in" },
      timeout: { type: "string", value: "SECONDS", default: "30", help: "how long to wait for each answer" },
    },
    async run(_, options, io) {
      const folder = textOption(options, "out") ?? "";
      const seconds = Number(textOption(options, "timeout"));
      if (folder === "") return wrongCall("--out DIR is missing", io);
      if (!(seconds > 0 && seconds <= 3600)) return wrongCall("--timeout takes seconds from above 0 up to 3600", io);
      const given = textOption(options, "http-addr") ?? machine.environment["CONSUL_HTTP_ADDR"];
      const address = addressOf(given === undefined || given === "" ? "http://127.0.0.1:8500" : given);
      if (!(address instanceof URL)) return report([address], io);

      const interruption = new AbortController();
      const release = machine.onInterrupt(() => interruption.abort());
      try {
        return await pullTo({ folder, address, seconds, signal: interruption.signal }, machine, io);
      } catch (error) {
        return report([interruption.signal.aborted ? interruptedFault() : unwritable(folder, error)], io);
      } finally {
        release();
      }
    },
  };
}

/** What to pull, and where to. */
interface PullOrder {
  readonly folder: string;
  readonly address: URL;
  readonly seconds: number;
  readonly signal: AbortSignal;
}

async function pullTo(
  { folder, address, seconds, signal }: PullOrder,
  machine: PullMachine,
  io: Io,
): Promise<ExitCode> {
  // Told before anything is asked, and again before anything is replaced.
  const before = await foreignIn(folder);
  if (before !== undefined) return report([folderTaken(folder, before)], io);
  const token = machine.environment["CONSUL_HTTP_TOKEN"];
  const client = createClient({
    fetch: machine.fetch,
    address,
    token: token === "" ? undefined : token,
    timeoutMilliseconds: seconds * 1000,
    interrupted: signal,
  });
  const pulled = await pullFederation(client, signal, (done, total, what) => io.progress?.(done, total, what));
  if (pulled.faults !== undefined) return report(pulled.faults, io);
  const refused = await saveFolder(folder, pulled.files, signal);
  if (refused !== undefined) return report([folderTaken(folder, refused.foreign)], io);
  const datacenters = pulled.datacenters.filter((name) =>
    pulled.files.some(({ path }) => path.startsWith(`${folderOf(name)}/`)),
  );
  const hasEntries = pulled.files.some(({ path }) => path.startsWith(`${configFolder}/`));
  const paths = [
    ...datacenters.map((name) => `${name}=${folder}/${folderOf(name)}`),
    ...(hasEntries ? [`${folder}/${configFolder}`] : []),
  ];
  io.out(`saved ${counted(pulled.files.length, "file")} of ${counted(pulled.datacenters.length, "datacenter")}\n`);
  if (paths.length > 0) io.out(`meshplan plan ${paths.join(" ")}\n`);
  return 0;
}

function report(diagnostics: readonly Diagnostic[], io: Io): ExitCode {
  printDiagnostics(diagnostics, [], io.err, { paint: paintFor(io), notes: true });
  return 2;
}

function wrongCall(message: string, io: Io): ExitCode {
  io.err([`meshplan: pull: ${message}`, helpAdvice("pull"), ""].join("\n"));
  return 2;
}

function folderTaken(folder: string, foreign: string): Diagnostic {
  return diagnostic("live/pull-folder", `${folder} holds ${foreign}, which no pull has written; nothing was changed.`, {
    hint: "Give a folder that does not exist yet.",
  });
}

function unwritable(folder: string, error: unknown): Diagnostic {
  const reason = error instanceof Error ? error.message : String(error);
  return diagnostic("live/pull-folder", `${folder} cannot be written: ${reason}.`);
}

/** The command on the process's own network, environment and terminal. */
export const pull: Command = createPull({
  fetch: (...request) => fetch(...request),
  environment: process.env,
  onInterrupt(stop) {
    process.once("SIGINT", stop);
    return () => process.off("SIGINT", stop);
  },
});
