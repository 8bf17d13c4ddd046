import { type Diagnostic, diagnostic, type Reader, type Source } from "../index.js";
import type { Io } from "./io.js";
import type { PeerSources } from "./peers.js";
import { isHcl2, isYaml, readersFor, recognized } from "./readers.js";
import { reasonOf } from "./report.js";

/** What the paths of a command line led to. */
export interface CollectedSources {
  /** All of them. */
  readonly sources: readonly Source[];
  /** Those of the cluster itself. */
  readonly own: readonly Source[];
  /** Those of each peer, in the order in which the peers are first named. */
  readonly peers: readonly PeerSources[];
  /** What reads those of them that are not in a format of Consul's. */
  readonly readers: readonly Reader[];
  readonly diagnostics: readonly Diagnostic[];
  /** True if every path could be read. */
  readonly complete: boolean;
}

/**
 * Reads the files of `[NAME=]PATH` arguments as an agent would: a file by its extension, a directory's own `.hcl`,
 * `.json`, YAML, Terraform and Nomad files in byte order of their names. NAME is the datacenter that PATH belongs to, or
 * `peer:` and the name of a peer. `-`
 * is standard input; its content tells what it is, and so does that of a pipe. `variables` are the `NAME=VALUE` of the option `--var`.
 */
export async function collectSources(
  args: readonly string[],
  io: Io,
  variables: readonly string[] = [],
): Promise<CollectedSources> {
  const own: Source[] = [];
  const peers = new Map<string, Source[]>();
  const seen = new Set<string>();
  const diagnostics: Diagnostic[] = variables.filter((one) => !isVariable(one)).map(badVariable);
  for (const argument of args) {
    const { path, datacenter, peer } = await splitArgument(argument, io);
    const sources = peer === undefined ? own : (peers.get(peer) ?? []);
    if (peer !== undefined) peers.set(peer, sources);
    const found = path === "" ? { sources: [], diagnostics: [noPath(argument)] } : await collectPath(path, io);
    diagnostics.push(...found.diagnostics);
    for (const source of found.sources) {
      // `configs configs/web.hcl` names one file twice, and means it once.
      const place = JSON.stringify([datacenter, peer, source.file]);
      if (seen.has(place)) continue;
      seen.add(place);
      sources.push(datacenter === undefined ? source : { ...source, datacenter });
    }
  }
  const sources = [...own, ...[...peers.values()].flat()];
  const { readers, diagnostics: ofReaders } = await readersFor(sources, valuesOf(variables));
  return {
    sources,
    own,
    peers: [...peers].map(([name, ofPeer]) => ({ name, sources: ofPeer })),
    readers,
    diagnostics: [...diagnostics, ...ofReaders],
    complete: !diagnostics.some((one) => one.severity === "error"),
  };
}

/** Of a variable that is given twice the later value counts, as for Terraform. */
function valuesOf(variables: readonly string[]): Readonly<Record<string, string>> {
  return Object.fromEntries(
    variables.filter(isVariable).map((one) => [one.slice(0, one.indexOf("=")), one.slice(one.indexOf("=") + 1)]),
  );
}

function isVariable(text: string): boolean {
  return text.indexOf("=") > 0;
}

function badVariable(variable: string): Diagnostic {
  return diagnostic("hcl2/variable", `\`--var ${variable}\` is not NAME=VALUE.`);
}

/** An argument: a path, and what is in front of it. */
export interface SplitArgument {
  readonly path: string;
  readonly datacenter?: string;
  readonly peer?: string;
}

/** `dc2=configs/east` is a datacenter and a path, `peer:far=configs/far` a peer and one, unless a file of that whole name exists. */
export async function splitArgument(argument: string, io: Io): Promise<SplitArgument> {
  const [, prefix, name, path] = /^(peer:)?([A-Za-z0-9_-]+)=(.*)$/s.exec(argument) ?? [];
  if (name === undefined || path === undefined || (await io.exists(argument))) return { path: argument };
  return prefix === undefined ? { path, datacenter: name } : { path, peer: name };
}

interface Found {
  readonly sources: readonly Source[];
  readonly diagnostics: readonly Diagnostic[];
}

async function collectPath(path: string, io: Io): Promise<Found> {
  if (path === "-") return { sources: [recognized("<stdin>", await io.input())], diagnostics: [] };
  if (await io.isDirectory(path)) return collectDirectory(path, io);
  // That a path does not exist is told by the attempt to read it.
  if (isReadable(path) || !(await io.exists(path))) return collectFile(path, io);
  // Pipes such as /dev/stdin have no names that could tell something.
  if (!(await io.isFile(path))) return collectFile(path, io, recognized);
  return { sources: [], diagnostics: [unknownExtension(path)] };
}

async function collectDirectory(path: string, io: Io): Promise<Found> {
  const folder = path.replace(/(?<=.)\/+$/, "");
  let entries: Awaited<ReturnType<Io["list"]>>;
  try {
    entries = await io.list(folder);
  } catch (error) {
    return { sources: [], diagnostics: [unreadable(path, error)] };
  }
  const readable = entries.filter((entry) => !entry.isDirectory && isReadable(entry.name));
  const found = await Promise.all(
    readable
      .sort((a, b) => byBytes(a.name, b.name))
      .map(({ name, isFile }) => {
        const inside = folder === "." ? name : `${folder}/${name}`;
        return isFile ? collectFile(inside, io) : { sources: [], diagnostics: [passedOver(inside)] };
      }),
  );
  const folders = entries
    .filter((entry) => entry.isDirectory && !entry.name.startsWith("."))
    .map((entry) => entry.name);
  return {
    sources: found.flatMap((one) => one.sources),
    diagnostics: [
      ...found.flatMap((one) => one.diagnostics),
      ...(readable.length === 0 ? [nothingToRead(folder, folders.sort(byBytes))] : []),
    ],
  };
}

async function collectFile(
  path: string,
  io: Io,
  sourceOf: (file: string, text: string | Uint8Array) => Source = (file, text) => ({ file, text }),
): Promise<Found> {
  try {
    return { sources: [sourceOf(path, await io.read(path))], diagnostics: [] };
  } catch (error) {
    return { sources: [], diagnostics: [unreadable(path, error)] };
  }
}

/** Consul looks at the end of the name only, and letter case counts. YAML is for Kubernetes. */
function isReadable(name: string): boolean {
  return name.endsWith(".hcl") || name.endsWith(".json") || isYaml(name) || isHcl2(name);
}

/** The order of the UTF-8 bytes is the order of the code points; that of JavaScript strings is not. */
function byBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function unknownExtension(path: string): Diagnostic {
  return diagnostic(
    "source/unknown-extension",
    `${path} is no .hcl, .json, YAML, Terraform or Nomad file, so nothing would read it.`,
    {
      hint: "Rename it, or give its content on standard input (-).",
    },
  );
}

/** Said of `dc2=` and of an empty argument, which a shell makes of a variable that is not set. */
function noPath(argument: string): Diagnostic {
  const message = argument === "" ? "An empty path was given." : `\`${argument}\` has no path after the equals sign.`;
  return diagnostic("source/unreadable", message, { hint: `Give a file or folder: ${argument}PATH` });
}

function passedOver(path: string): Diagnostic {
  return diagnostic("source/passed-over", `${path} is a pipe, socket or device, so it was not read.`, {
    hint: "To read it, give it by its own name.",
  });
}

function unreadable(path: string, error: unknown): Diagnostic {
  return diagnostic("source/unreadable", `${path} cannot be read: ${reasonOf(error)}.`);
}

function nothingToRead(folder: string, folders: readonly string[]): Diagnostic {
  return diagnostic(
    "source/nothing-to-read",
    `${folder} holds no .hcl, .json, YAML, Terraform or Nomad file; folders in it are not entered.`,
    {
      ...(folders.length === 0
        ? {}
        : { hint: `Give them by name: ${folders.map((name) => `${folder}/${name}`).join(" ")}` }),
    },
  );
}
