import { isUtf8 } from "node:buffer";
import { type ChildProcessByStdio, execFile, spawn } from "node:child_process";
import { realpath } from "node:fs/promises";
import { isAbsolute, posix, relative, sep } from "node:path";
import type { Readable, Writable } from "node:stream";
import { promisify } from "node:util";
import type { Io } from "./io.js";

/** What stood in a repository at one commit, in place of the files on disk. */
export interface RevisionFiles extends Pick<Io, "read" | "list" | "isDirectory" | "isFile" | "exists"> {
  /** Ends the process that was asked; nothing can be read afterwards. */
  close(): void;
}

/** The files of a commit, or why there are none. */
export type OpenedRevision =
  | { readonly opened: RevisionFiles }
  | { readonly failed: "no-git" | "no-repository" | "no-revision" };

const runFile = promisify(execFile);

/**
 * Opens the state of the working directory's repository at a revision: a branch, tag, commit or expression such as `HEAD~1`.
 * Paths mean what they mean on disk: relative ones begin at the working directory. No shell sees any of them, git takes
 * none of them for an option, and nothing in the repository is changed or run.
 */
export async function openRevision(revision: string): Promise<OpenedRevision> {
  let root: string;
  let prefix: string;
  try {
    [root = "", prefix = ""] = (await git("rev-parse", "--show-toplevel", "--show-prefix")).split("\n");
  } catch (error) {
    return { failed: isMissing(error) ? "no-git" : "no-repository" };
  }
  // No name of a commit begins with a dash, so what does can only be meant as an option.
  if (revision === "" || revision.startsWith("-")) return { failed: "no-revision" };
  try {
    const commit = (await git("rev-parse", "--verify", "--quiet", `${revision}^{commit}`)).trim();
    return { opened: filesOf(commit, { root, prefix }) };
  } catch {
    return { failed: "no-revision" };
  }
}

async function git(...args: readonly string[]): Promise<string> {
  return (await runFile("git", args, { maxBuffer: 1 << 20 })).stdout;
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "ENOENT";
}

/** The working directory, seen from the root of its repository: empty, or a path that ends in a slash. */
interface Whereabouts {
  readonly root: string;
  readonly prefix: string;
}

/** True for a path on disk that leads out of the repository of the working directory. */
export async function isOutsideRepository(path: string): Promise<boolean> {
  const [root = "", prefix = ""] = (await git("rev-parse", "--show-toplevel", "--show-prefix")).split("\n");
  return (await pathInRepository(path, { root, prefix })) === undefined;
}

/** `../east` in `configs/west/` is `configs/east`; the root is empty text. Undefined for what is outside. */
async function pathInRepository(path: string, { root, prefix }: Whereabouts): Promise<string | undefined> {
  const inside = isAbsolute(path)
    ? relative(root, await realpath(path).catch(() => path)).replaceAll(sep, "/")
    : posix.join(prefix, path.replaceAll(sep, "/"));
  const normal = posix.normalize(inside).replace(/\/$/, "");
  if (normal === ".." || normal.startsWith("../") || isAbsolute(normal)) return undefined;
  return normal === "." ? "" : normal;
}

function filesOf(commit: string, whereabouts: Whereabouts): RevisionFiles {
  const objects = openObjects();
  const known = new Map<string, Promise<GitObject | undefined>>();
  const objectAt = async (path: string): Promise<GitObject | undefined> => {
    const inside = await pathInRepository(path, whereabouts);
    if (inside === undefined) return undefined;
    const found = known.get(inside) ?? objects.ask(`${commit}:${inside}`);
    known.set(inside, found);
    return found;
  };
  const isDirectory = async (path: string) => (await objectAt(path))?.type === "tree";
  return {
    async read(path) {
      const object = await objectAt(path);
      if (object?.type !== "blob") throw new Error(`no such file in ${commit.slice(0, 12)}`);
      return isUtf8(object.content) ? object.content.toString("utf8") : object.content;
    },
    async list(path) {
      const object = await objectAt(path);
      if (object?.type !== "tree") throw new Error(`no such directory in ${commit.slice(0, 12)}`);
      return Promise.all(
        entriesOf(object).map(async ({ name, kind }) => {
          const leadsToDirectory = kind === "link" ? await isDirectory(`${path}/${name}`) : kind === "directory";
          return { name, isDirectory: leadsToDirectory, isFile: !leadsToDirectory };
        }),
      );
    },
    isDirectory,
    isFile: async (path) => (await objectAt(path))?.type === "blob",
    exists: async (path) => (await objectAt(path)) !== undefined,
    close: objects.close,
  };
}

interface TreeEntry {
  readonly name: string;
  readonly kind: "file" | "directory" | "link";
}

/** The entries of a tree object, each `MODE NAME`, a zero byte, and the ID of an object in as many bytes as IDs have. */
function entriesOf({ id, content }: GitObject): readonly TreeEntry[] {
  const idLength = id.length / 2;
  const entries: TreeEntry[] = [];
  for (let start = 0; start < content.length; ) {
    const space = content.indexOf(0x20, start);
    const end = content.indexOf(0, space);
    if (space < 0 || end < 0) break;
    const name = content.toString("utf8", space + 1, end);
    entries.push({ name, kind: kindOf(content.toString("latin1", start, space)) });
    start = end + 1 + idLength;
  }
  return entries;
}

/** Submodules (160000) are directories on disk, whose content is in another repository. */
function kindOf(mode: string): TreeEntry["kind"] {
  if (mode === "40000" || mode === "160000") return "directory";
  return mode === "120000" ? "link" : "file";
}

/** An object of the repository. */
interface GitObject {
  /** In hexadecimal digits. */
  readonly id: string;
  readonly type: string;
  readonly content: Buffer;
}

/** One `git cat-file` for all questions: a fleet has thousands of files, and a process for each would take minutes. */
interface Objects {
  /** The object of that name, symbolic links followed; undefined where there is none. */
  ask(name: string): Promise<GitObject | undefined>;
  close(): void;
}

interface Asked {
  resolve(object: GitObject | undefined): void;
  reject(error: Error): void;
}

function openObjects(): Objects {
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    "git",
    ["cat-file", "--batch", "--follow-symlinks"],
    { stdio: ["pipe", "pipe", "ignore"] },
  );
  const waiting: Asked[] = [];
  const read = answerReader((object) => waiting.shift()?.resolve(object));
  let hasEnded = false;
  const end = () => {
    hasEnded = true;
    for (const asked of waiting.splice(0)) asked.reject(new Error("git ended before it had answered"));
  };
  child.stdout.on("data", read);
  child.stdin.on("error", end);
  child.on("error", end).on("close", end);
  return {
    ask(name) {
      // Questions are lines. A name with a line break in it cannot be asked for.
      if (/[\n\r]/.test(name)) return Promise.resolve(undefined);
      if (hasEnded) return Promise.reject(new Error("git has ended"));
      return new Promise((resolve, reject) => {
        waiting.push({ resolve, reject });
        child.stdin.write(`${name}\n`);
      });
    },
    close: () => child.stdin.end(),
  };
}

/** `ID TYPE SIZE` before the content of an object; `WORD SIZE` before a link that leads nowhere; `NAME missing`. */
const objectHeader = /^([0-9a-f]{40,64}) (\w+) (\d+)$/;
const linkHeader = /^(?:symlink|dangling|loop|notdir) (\d+)$/;

/** Puts answers together out of the pieces in which they come. */
function answerReader(answer: (object: GitObject | undefined) => void): (piece: Buffer) => void {
  let pieces: Buffer[] = [];
  let length = 0;
  /** Bytes that must be there before it makes sense to look again. */
  let wanted = 1;
  return (piece) => {
    pieces.push(piece);
    length += piece.length;
    if (length < wanted) return;
    let rest = Buffer.concat(pieces);
    for (;;) {
      const lineEnd = rest.indexOf(0x0a);
      wanted = rest.length + 1;
      if (lineEnd < 0) break;
      const line = rest.toString("utf8", 0, lineEnd);
      const header = objectHeader.exec(line);
      const size = header?.[3] ?? linkHeader.exec(line)?.[1];
      const end = size === undefined ? lineEnd + 1 : lineEnd + 1 + Number(size) + 1;
      if (rest.length < end) {
        wanted = end;
        break;
      }
      const [, id = "", type = ""] = header ?? [];
      answer(header === null ? undefined : { id, type, content: rest.subarray(lineEnd + 1, end - 1) });
      rest = rest.subarray(end);
    }
    pieces = [rest];
    length = rest.length;
  };
}
